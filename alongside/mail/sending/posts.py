"""The mail of a post: built once for all its readers, with places for what is each reader's own."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import format_datetime
from functools import lru_cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.communities.models import Community
from alongside.fragments.words import name_of
from alongside.mail.sending.post_words import body_of
from alongside.mail.sending.prepared import Prepared, mailbox, place, prepare
from alongside.mailroom.addresses import address_of, community_address
from alongside.mailroom.links import community_link, stop_link
from alongside.mailroom.message_ids import message_id_of
from alongside.mailroom.tokens import relay_local
from alongside.threads.models import Post, Thread

KEPT = 64  # mails kept ready: while one is handed over, others are written
REFERENCES = 10  # ids in a mail: the first post of the thread, and the nearest of those it answers


@dataclass(frozen=True, slots=True)
class PostMail:
    """The mail of one post; its places are `reply` and `stop`."""

    thread_id: int
    number: int  # up to where one reads to know it
    author_id: int
    language: str
    prepared: Prepared


def find_post_mail(post_id: int) -> PostMail | None:
    """The mail of this post as it stands now; None when its words were taken back, or its thread is gone."""
    post = Post.objects.select_related("thread__community").filter(pk=post_id).first()
    if post is None or not post.is_shown or post.thread.gone or post.thread.community.closed:
        return None
    return _built(post.public_id, post.thread.version, post.thread.community.version)


@lru_cache(KEPT)
def _built(public_id: str, _thread_version: int, _community_version: int) -> PostMail:
    """Built anew when a version says that anything it shows has changed."""
    post = Post.objects.select_related("thread__community", "author", "answers").get(public_id=public_id)
    community = post.thread.community
    with translation.override(community.language):
        text, html = body_of(post, community)
        headers = [*_who(post, community), *_which(post), *list_headers(community), *machine_headers()]
    return PostMail(
        post.thread_id, post.number, post.author_id, community.language, prepare(headers, text=text, html=html)
    )


def _who(post: Post, community: Community) -> Iterator[tuple[str, str]]:
    """From the author's own address here to the community: what is quoted of it later names no reader."""
    name = name_of(post.author.name, post.author.state)
    shown = _("%(name)s via %(community)s") % {"name": name, "community": community.name}
    yield "From", mailbox(shown, address_of(relay_local(post.author)))
    yield "To", mailbox(community.name, community_address(community))
    yield "Reply-To", mailbox(community.name, address_of(place("reply")))


def _which(post: Post) -> Iterator[tuple[str, str]]:
    """Where it stands among others: the same ids for every reader and at every try."""
    first = post.number == 1
    yield "Subject", post.thread.title if first else f"Re: {post.thread.title}"
    yield "Date", format_datetime(post.at.replace(second=0, microsecond=0))  # never finer than the pages
    yield "Message-ID", message_id_of(post)
    if earlier := [message_id_of(one) for one in _before(post, post.thread)]:
        yield "In-Reply-To", earlier[-1]
        yield "References", " ".join(earlier)


def _before(post: Post, thread: Thread) -> list[Post]:
    """The first post of the thread, and then the nearest of those that this one answers."""
    chain: list[Post] = []
    one = post.answers
    while one is not None and one.thread_id == thread.pk and one.number > 1 and len(chain) < REFERENCES - 1:
        chain.append(one)
        one = one.answers
    first = Post.objects.filter(thread=thread, number__lt=post.number).order_by("number").first()
    return ([first] if first else []) + [one for one in reversed(chain) if one != first]


def list_headers(community: Community) -> Iterator[tuple[str, str]]:
    """What a mail program needs to show a list as one, and to end it in one tap (RFC 2919, 2369 and 8058)."""
    yield "List-Id", mailbox(community.name, f"{community.mail_name}.{settings.MAIL_DOMAIN}")
    yield "List-Post", f"<mailto:{community_address(community)}>"
    yield "List-Help", f"<mailto:{community_address(community, 'help')}>"
    yield "List-Archive", f"<{community_link(community.public_id)}>"
    yield "Precedence", "list"
    yield from stop_headers()


def stop_headers() -> Iterator[tuple[str, str]]:
    """How mail ends in one tap; the place `stop` is the reader's own token, which names nothing."""
    yield "List-Unsubscribe", f"<{stop_link(place('stop'))}>, <mailto:{address_of(place('stop'))}>"
    yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"


def machine_headers() -> Iterator[tuple[str, str]]:
    """What keeps other machines from answering (RFC 3834), and our own mark, by which we know it again."""
    yield "Auto-Submitted", "auto-generated"
    yield "X-Auto-Response-Suppress", "All"
    yield "X-Loop", settings.MAIL_DOMAIN
