"""What a page shows of a chat's lines: the newest, those before, those after, or those of one question.

Each is one statement that reads a page's length, however many lines there are. Nothing is ranked: lines stand in the
order in which they were said. Whoever the reader blocked is not there, nor what nobody was told of yet.
"""

from dataclasses import dataclass, replace
from typing import Any

from alongside.chats.models import Chat
from alongside.core.rows import fetched
from alongside.memberships.viewer import Viewer
from alongside.threads.page import OF_POSTS, POST, PostRow, post_of

PAGE = 50  # lines a page: as many as a page of posts, read in about five minutes

# The question of a line: it is its post; or the line answers it; or answers a line that does.
BELONGS = "COALESCE(k.number, q.number, r.number, 0)"
LINES = f"""
    SELECT {POST}, {BELONGS}, COALESCE(k.number, 0) {OF_POSTS}
    LEFT JOIN chats_question k ON k.post_id = p.id
    LEFT JOIN chats_question q ON q.post_id = p.answers_id
    LEFT JOIN chats_question r ON r.post_id = o.answers_id
    WHERE p.thread_id = %s AND p.number > %s AND p.number < %s
      AND NOT (p.removed AND p.untold AND p.author_id <> %s AND %s = 0)
      AND (k.id IS NOT NULL OR NOT EXISTS (
        SELECT 1 FROM standing_distance b WHERE b.by_id = %s AND b.of_id = p.author_id AND b.is_block))"""  # noqa: S608
# In the order of the thread, from the question on, until the page is full: most of what follows a question answers it.
OF_QUESTION = " AND p.number > %s AND (p.answers_id = %s OR o.answers_id = %s)"
ASKED = """
    SELECT p.number, p.id FROM chats_question q JOIN threads_post p ON p.id = q.post_id
    WHERE q.chat_id = %s AND q.number = %s"""
OF_NONE = f" AND {BELONGS} = 0 AND p.number > 1"
AS_ALL = " AND p.withdrawn_at IS NULL AND NOT p.removed"
LAST = 2_000_000_000  # no number of a post is as high


@dataclass(frozen=True)
class Line:
    """One entry of a chat: its post, and to which question it belongs."""

    post: PostRow
    question: int = 0  # T1, T2 …; 0 for a side remark
    asks: int = 0  # the number of the question that it is itself

    @property
    def is_welcome(self) -> bool:
        """Whether it is the hosts' first words."""
        return self.post.number == 1


@dataclass(frozen=True)
class Lines:
    """Some lines in the order in which they were said."""

    rows: tuple[Line, ...]
    has_earlier: bool = False
    has_later: bool = False

    @property
    def first(self) -> int:
        """The number of the earliest."""
        return self.rows[0].post.number if self.rows else 0

    @property
    def last(self) -> int:
        """The number of the latest."""
        return self.rows[-1].post.number if self.rows else 0


def lines(
    chat: Chat, viewer: Viewer, *, question: int | None = None, before: int | None = None, after: int | None = None,
    most: int = PAGE,
) -> Lines:  # fmt: skip
    """The newest lines; or those before this number, or after it; with `question`, those of T1, T2 … or, 0, of none.

    The question's own post and the welcome stand among all lines, and not among those of one question.
    """
    return _read(chat, viewer, question, before, after, most)


def said_to(
    chat: Chat, question: int, viewer: Viewer, *, after: int = 0, most: int = PAGE
) -> Lines:  # fmt: skip
    """What was said to a question, from the first line on: what everybody can read, a page at a time."""
    until = chat.last_number + 1 if chat.last_number else None  # what the thread said since is no part of the chat
    return _read(chat, viewer, question, until, after, most, shown=True)


def entries(chat: Chat, viewer: Viewer, also: str, asked: list[Any]) -> list[Line]:
    """The entries that meet one more condition, in the order in which they were said."""
    rows = fetched(f"{LINES}{also} ORDER BY p.number", [*_asked(chat, viewer, 0, LAST), *asked])
    return [_line(row) for row in rows]


def pinned_line(chat: Chat, viewer: Viewer) -> Line | None:
    """The line that hosts keep in sight, while it is there for everybody and the viewer doesn't block its author."""
    if chat.pinned_id is None:
        return None
    row = fetched(f"{LINES}{AS_ALL} AND p.id = %s", [*_asked(chat, viewer, 0, LAST), chat.pinned_id])
    return _line(row[0]) if row else None


def _read(
    chat: Chat, viewer: Viewer, question: int | None, before: int | None, after: int | None, most: int,
    *, shown: bool = False,
) -> Lines:  # fmt: skip
    if chat.thread_id is None or not viewer.is_member or viewer.community_id != chat.community_id:
        return Lines(())
    sql, asked = LINES, _asked(chat, viewer, after or 0, before or LAST)
    if question:
        number, post = next(iter(fetched(ASKED, [chat.pk, question])), (LAST, 0))
        sql, asked = sql + OF_QUESTION, [*asked, number, post, post]
    elif question == 0:
        sql += OF_NONE
    forward = after is not None
    order = "ASC" if forward else "DESC"
    rows = fetched(f"{sql}{AS_ALL if shown else ''} ORDER BY p.number {order} LIMIT {most + 1}", asked)
    found = tuple(_line(row) for row in rows[:most])
    more = len(rows) > most
    if forward:
        return Lines(found, has_earlier=bool(after), has_later=more)
    return Lines(found[::-1], has_earlier=more, has_later=before is not None)


def _asked(chat: Chat, viewer: Viewer, after: int, before: int) -> list[Any]:
    me = viewer.alias_id
    return [chat.thread_id, after, before, me, int(viewer.is_host), me]


def _line(row: Any) -> Line:
    post = post_of(row)
    if row[-1]:  # a question is the chat's: whose it is, is said where the chat is led
        post = replace(post, answers=None)
    return Line(post, row[-2], row[-1])
