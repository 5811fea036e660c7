"""The hour in three minutes: each question, and the first things that were said to it."""

from dataclasses import dataclass

from alongside.chats.hour.read import AS_ALL, LAST, Line, entries
from alongside.chats.models import Chat
from alongside.memberships.viewer import Viewer

FEW = 3  # lines a question: six questions make about 500 words, which is three minutes' reading
FIRST = """
    AND p.id IN (SELECT f.id FROM (
        SELECT x.id, ROW_NUMBER() OVER (
            PARTITION BY COALESCE(xq.number, xr.number, 0) ORDER BY x.number) AS place
        FROM threads_post x
        LEFT JOIN threads_post xo ON xo.id = x.answers_id AND xo.thread_id = x.thread_id
        LEFT JOIN chats_question xk ON xk.post_id = x.id
        LEFT JOIN chats_question xq ON xq.post_id = xo.id
        LEFT JOIN chats_question xr ON xr.post_id = xo.answers_id
        WHERE x.thread_id = %s AND x.number > 1 AND x.number < %s AND xk.id IS NULL
          AND x.withdrawn_at IS NULL AND NOT x.removed
          AND x.author_id NOT IN (SELECT d.of_id FROM standing_distance d WHERE d.by_id = %s AND d.is_block)
    ) f WHERE f.place <= %s)"""


@dataclass(frozen=True)
class Few:
    """The first lines to one question; 0 is what was said beside them."""

    question: int
    lines: tuple[Line, ...]
    has_more: bool


def digest_of(chat: Chat, viewer: Viewer) -> dict[int, Few]:
    """The first few lines to each question, in one statement; nobody's words are ranked."""
    until = chat.last_number + 1 if chat.last_number else LAST
    found = entries(chat, viewer, FIRST + AS_ALL, [chat.thread_id, until, viewer.alias_id, FEW + 1])
    to: dict[int, list[Line]] = {}
    for line in found:
        to.setdefault(line.question, []).append(line)
    return {number: Few(number, tuple(some[:FEW]), len(some) > FEW) for number, some in to.items()}
