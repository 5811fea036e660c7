"""What the page of a thread reads: the thread with its community, its posts, and what one member's own state adds.

The hot pages' queries are written by hand here, because a page has a ceiling of queries and of time.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.rows import columns_of, fetched, made, width_of
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Thread

PAGE = 50  # posts a page: about ten minutes' reading, and 12 KB on its way

THREAD = width_of(Thread)
HEAD = (
    f"SELECT {columns_of(Thread, 't')}, (SELECT COALESCE(MAX(id), 0) FROM core_eventrow), {columns_of(Community, 'c')} "  # noqa: S608
    "FROM threads_thread t JOIN communities_community c ON c.id = t.community_id "
    "WHERE t.public_id = %s AND NOT t.gone AND NOT c.closed"
)


def get_thread_with_community(public_id: str) -> Thread:
    """The thread behind this address, with its community, in one query; whether it may be read is asked next."""
    row = next(iter(fetched(HEAD, [public_id])), None)
    if row is None:
        raise NotFound
    thread = made(Thread, row[:THREAD])
    thread.event = row[THREAD]
    thread.community = made(Community, row[THREAD + 1 :])
    return thread


def require_readable(thread: Thread, viewer: Viewer) -> None:
    """Refuse whoever may not read this thread, as if there were none."""
    if viewer.community_id != thread.community_id or not (viewer.is_member or thread.is_open):
        raise NotFound


@dataclass(frozen=True)
class Author:
    """Who wrote, as a page shows it."""

    pk: int
    public_id: str
    name: str
    seed: str
    portrait: str
    state: str
    role: str
    tells: tuple[bool, ...]  # lives with, cares for, lost someone, works with


@dataclass(frozen=True)
class PostRow:
    """One post, as a page shows it."""

    pk: int
    public_id: str
    number: int
    kind: str
    wish: str
    notes: tuple[str, ...]
    html: str
    language: str
    at: datetime
    edited: bool
    withdrawn: bool
    removed: bool
    author: Author
    answers: tuple[str, int, str, str] | None  # public id, number, name and state of whom this answers
    with_documents: bool = False
    hold: str = ""  # why it is out of sight for the time being
    with_sources: bool = False  # it cites something, or a note stands beside it
    untold: bool = False  # it is held, and nobody was told of it: to others it isn't there

    @property
    def is_held(self) -> bool:
        """Whether it is there for its author and the hosts alone, for the time being."""
        return self.removed and bool(self.hold) and not self.withdrawn


POST = """
           p.id, p.public_id, p.number, p.kind, p.wish, p.notes, p.html, p.language, p.at, p.edited,
           p.withdrawn_at, p.removed,
           a.id, a.public_id, a.name, a.seed, a.portrait, a.state, m.role,
           a.lives_with, a.cares_for, a.lost_someone, a.works_with,
           o.public_id, o.number, oa.name, oa.state,
           EXISTS (SELECT 1 FROM media_documentplacement d WHERE d.place = 'post ' || p.public_id),
           p.hold,
           EXISTS (SELECT 1 FROM sources_citation s WHERE s.post_id = p.id)
           OR EXISTS (SELECT 1 FROM sources_contextnote n WHERE n.post_id = p.id AND n.state = 'shown'),
           p.untold"""
OF_POSTS = """
    FROM threads_post p JOIN aliases_alias a ON a.id = p.author_id
    LEFT JOIN memberships_membership m ON m.alias_id = a.id
    LEFT JOIN threads_post o ON o.id = p.answers_id AND o.thread_id = p.thread_id
    LEFT JOIN aliases_alias oa ON oa.id = o.author_id"""
POSTS = f"SELECT {POST} {OF_POSTS} WHERE p.thread_id = %s AND p.number BETWEEN %s AND %s ORDER BY p.number"
CHOSEN = POSTS.replace("p.number BETWEEN %s AND %s", "p.id IN (KEYS)")


def read_posts(thread_id: int, first: int, last: int) -> list[PostRow]:
    """The posts of a thread with these numbers, each with its author, in one query."""
    return [post_of(row) for row in fetched(POSTS, [thread_id, first, last])]


def read_chosen_posts(thread_id: int, posts: Collection[int]) -> list[PostRow]:
    """Those of these posts that stand in the thread, in the same way."""
    if not posts:
        return []
    marks = ", ".join(["%s"] * len(posts))
    return [post_of(row) for row in fetched(CHOSEN.replace("KEYS", marks), [thread_id, *posts])]


def post_of(row: Any) -> PostRow:
    """The post whose columns a statement gave, in the order of `POST`; what comes behind them is its own affair."""
    author = Author(*(*row[12:18], row[18] or "", tuple(map(bool, row[19:23]))))
    return PostRow(*(
        *row[:5], tuple(row[5].split()), *row[6:8], aware(row[8]), bool(row[9]), row[10] is not None, bool(row[11]),
        author, (row[23], row[24], row[25], row[26]) if row[23] else None,
        bool(row[27]), row[28], bool(row[29]), bool(row[30]),
    ))  # fmt: skip


@dataclass
class ReaderState:
    """What one member's own state changes on a thread's page."""

    read_to: int = 0
    follows: bool = False
    muted: bool = False
    paused: bool = False
    has_draft: bool = False
    blocked: set[int] = field(default_factory=set)
    quiet: set[int] = field(default_factory=set)
    shown: dict[int, set[str]] = field(default_factory=dict)  # own signs, by post
    there: dict[int, list[tuple[str, str]]] = field(default_factory=dict)  # others' signs on own posts: name, sign


STATE = """
    SELECT 'read', f.read_to, CASE WHEN f.follows THEN 1 ELSE 0 END, CASE WHEN f.muted THEN 1 ELSE 0 END, '', ''
    FROM threads_following f WHERE f.thread_id = %s AND f.alias_id = %s
    UNION ALL SELECT 'away', d.of_id, CASE WHEN d.is_block THEN 1 ELSE 0 END, 0, '', ''
    FROM standing_distance d WHERE d.by_id = %s
    UNION ALL SELECT 'mine', s.post_id, 0, 0, s.sign, ''
    FROM threads_presence s JOIN threads_post p ON p.id = s.post_id
    WHERE p.thread_id = %s AND p.number BETWEEN %s AND %s AND s.by_id = %s
    UNION ALL SELECT 'there', s.post_id, s.by_id, 0, s.sign, a.name
    FROM threads_presence s JOIN threads_post p ON p.id = s.post_id JOIN aliases_alias a ON a.id = s.by_id
    WHERE p.thread_id = %s AND p.number BETWEEN %s AND %s AND p.author_id = %s
    UNION ALL SELECT 'pause', 0, 0, 0, '', '' FROM standing_pause u WHERE u.alias_id = %s AND u.until > %s
    UNION ALL SELECT 'draft', 0, 0, 0, '', '' FROM drafts_draft r WHERE r.alias_id = %s AND r.place = %s"""


def read_state(thread: Thread, viewer: Viewer, first: int, last: int) -> ReaderState:
    """The viewer's own state on this part of the thread, in one query; a stranger has none."""
    state = ReaderState()
    if not viewer.is_member:
        return state
    me, part = viewer.alias_id, [thread.pk, first, last, viewer.alias_id]
    now = connection.ops.adapt_datetimefield_value(clock.now())
    asked = [thread.pk, me, me, *part, *part, me, now, me, f"thread {thread.public_id}"]
    for what, key, one, two, sign, name in fetched(STATE, asked):
        if what == "read":
            state.read_to, state.follows, state.muted = key, bool(one), bool(two)
        elif what == "away":
            (state.blocked if one else state.quiet).add(key)
        elif what == "mine":
            state.shown.setdefault(key, set()).add(sign)
        elif what == "there" and one not in state.blocked | state.quiet:
            state.there.setdefault(key, []).append((name, sign))
        elif what == "pause":
            state.paused = True
        elif what == "draft":
            state.has_draft = True
    return state


def aware(at: datetime) -> datetime:
    """SQLite keeps moments without their zone, which is always UTC."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)
