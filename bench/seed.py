"""What the bench reads: a community open to everyone, first with 3,000 posts in 1,000 threads, then with 100,000.

People, and the thread that is timed, come in through the verbs. The mass beside it is written in bulk, as the verbs
would have left it.
"""

from dataclasses import dataclass
from datetime import timedelta

from alongside.accounts.models import Person, PersonId
from alongside.accounts.session_store import SessionStore
from alongside.accounts.sessions import Browser, enter
from alongside.communities.found import change, found
from alongside.communities.models import Community, Joining
from alongside.core import clock, markdown
from alongside.core.ids import new_public_id
from alongside.core.jobs import run_until_empty
from alongside.memberships.models import Membership, Role, Stage
from alongside.memberships.viewer import Viewer
from alongside.ownership import acting
from alongside.threads.models import Post, Thread
from alongside.threads.reply import reply
from alongside.threads.saying import Words, first_words
from alongside.threads.start import start
from bench.words import text_of

ALIASES = 40
POSTS = 50  # of the thread that is timed
AT_ONCE = 1_000  # rows written together


@dataclass
class Seeded:
    """What was made, as far as the bench has to know it."""

    community: Community
    thread: Thread
    people: list[PersonId]
    cookie: str
    host_cookie: str

    def viewer(self, number: int) -> Viewer:
        """The member of this number."""
        return acting.find_viewer(self.people[number], self.community)


def seed_first(threads: int) -> Seeded:
    """A community, its members, the thread of 50 posts, and so many threads beside it."""
    community = change(
        found(name="Kitchen Table", purpose="Cooking with kidneys that need care", audience="Anyone who cooks"),
        joining=Joining.OPEN, is_open=True, is_listed=True,
    )  # fmt: skip
    people = [PersonId(Person.objects.create().pk) for _ in range(ALIASES)]
    for number, person in enumerate(people):
        role = Role.MEMBER if number else Role.FOUNDER
        acting.come_in(person, community, name=f"Person {number}", role=role)
    Membership.objects.update(stage=Stage.KNOWN)
    seeded = Seeded(community, _thread(community, people), people, cookie_of(people[1]), cookie_of(people[0]))
    add_posts(seeded, threads=threads - 1, posts=3_000 - POSTS)
    return seeded


def _thread(community: Community, people: list[PersonId]) -> Thread:
    viewers = [acting.find_viewer(person, community) for person in people]
    first = start(community, by=viewers[0], title="What do you cook on scan days?", words=Words(text_of(0)))
    for number in range(1, POSTS):
        reply(first.thread, by=viewers[number % ALIASES], words=Words(text_of(number)))
    run_until_empty()
    return first.thread


def cookie_of(person: PersonId) -> str:
    """A session of this person."""
    session = SessionStore()
    enter(Browser(session, visitor="bench"), person)
    assert session.session_key
    return session.session_key


def add_posts(seeded: Seeded, *, threads: int, posts: int) -> None:
    """Add so many threads with so many posts together, older than the timed one."""
    authors = [alias for number in range(ALIASES) if (alias := seeded.viewer(number).alias_id)]
    first = Post.objects.count()
    each, more = divmod(posts, threads)
    made = _make_threads(seeded.community, authors, [each + (number < more) for number in range(threads)])
    rows: list[Post] = []
    for thread in made:
        for number in range(1, thread.last_number + 1):
            rows.append(_post(thread, number, authors[(first + len(rows)) % ALIASES], first + len(rows)))
    for at in range(0, len(rows), AT_ONCE):
        _keep(rows[at : at + AT_ONCE])


def _make_threads(community: Community, authors: list[int], sizes: list[int]) -> list[Thread]:
    now = clock.now()
    return Thread.objects.bulk_create(
        [
            Thread(
                community=community, title=f"Conversation {number}", started_by_id=authors[number % ALIASES],
                started_at=now - timedelta(days=2, minutes=number), last_at=now - timedelta(days=1, minutes=number),
                last_by_id=authors[number % ALIASES], last_words="See you soon", last_number=size, answered=size > 1,
                is_open=True,
            )
            for number, size in enumerate(sizes)
        ],
        batch_size=500,
    )  # fmt: skip


_rendered: dict[int, markdown.Rendered] = {}


def _post(thread: Thread, number: int, author: int, serial: int) -> Post:
    kind = serial % 500  # rendering every one of 100,000 would take minutes and show nothing more
    if kind not in _rendered:
        _rendered[kind] = markdown.render(text_of(1_000 + kind), resolve=lambda _names: {})
    ready = _rendered[kind]
    return Post(
        public_id=new_public_id(), thread=thread, number=number, author_id=author, source=ready.source, html=ready.html,
        rendered_by=markdown.RENDERER_VERSION, first_words=first_words(ready.text),
        at=thread.started_at + timedelta(minutes=number),
    )  # fmt: skip


def _keep(rows: list[Post]) -> None:
    """Store posts and let the search index have them."""
    from alongside.core.writing import writing

    with writing():
        made = Post.objects.bulk_create(rows)
    index_posts([post.pk for post in made])


def index_posts(keys: list[int]) -> None:
    """Put these posts into the search index, where there is one yet."""
    try:
        from alongside.search.remember import index_posts as index_now
    except ImportError:
        return
    index_now(keys)
