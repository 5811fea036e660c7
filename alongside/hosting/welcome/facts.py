"""What decides whether a post waits: read by hand, because it is read for every post that anybody writes."""

from datetime import datetime
from typing import Any, NamedTuple

from alongside.core.rows import fetched, stored_moment
from alongside.threads.models import Kind, Wish
from alongside.threads.page import aware

NEWEST = 200  # waits of one thread looked at together; in a thread of hellos more would wait for no answer of its own

# An alias's first words are those before which nothing of theirs still stands, or was answered. What they said in chats
# doesn't count: lines there are in front of everybody, and whoever begins to talk outside of one is new there.
FACTS = """
    SELECT p.number, p.author_id, p.at, p.wish, p.kind, p.withdrawn_at IS NULL AND NOT p.removed,
           t.id, t.community_id, t.locked OR t.gone, t.archived, m.role, m.state,
           NOT t.is_live AND NOT EXISTS (
               SELECT 1 FROM threads_post e JOIN threads_thread d ON d.id = e.thread_id AND d.chat = ''
               LEFT JOIN hosting_wait w ON w.post_id = e.id
               WHERE e.author_id = p.author_id AND (e.at < p.at OR (e.at = p.at AND e.id < p.id))
                 AND ((e.withdrawn_at IS NULL AND NOT e.removed) OR w.answered_at IS NOT NULL)),
           t.is_live
    FROM threads_post p JOIN threads_thread t ON t.id = p.thread_id
    JOIN memberships_membership m ON m.alias_id = p.author_id
    WHERE p.id = %s"""

# What answers a post: a later one by somebody else that is there to be read, unless it says that it answers another.
# It may name the author, or quote them, whomever else it answers. Below another's first words, a newcomer's own
# hello that answers nobody is a hello, and no answer; but under the post that began a thread it is one.
ANSWER = """
    SELECT a.id FROM threads_post a LEFT JOIN threads_post o ON o.id = a.answers_id
    WHERE a.thread_id = p.thread_id AND a.number > p.number AND a.author_id <> p.author_id
      AND a.withdrawn_at IS NULL AND NOT a.removed
      AND (o.author_id = p.author_id
           OR (a.answers_id IS NULL AND (p.number = 1
               OR NOT EXISTS (SELECT 1 FROM hosting_wait h WHERE h.post_id = a.id AND h.is_first)))
           OR EXISTS (SELECT 1 FROM threads_mention n WHERE n.post_id = a.id AND n.alias_id = p.author_id)
           OR EXISTS (SELECT 1 FROM threads_quotation q JOIN threads_post s ON s.id = q.quoted_id
                      WHERE q.post_id = a.id AND s.author_id = p.author_id))
    ORDER BY a.number LIMIT 1"""
STANDING = f"""
    SELECT w.post_id, w.since, w.over, w.answered_at, w.answer,
           p.withdrawn_at IS NULL AND NOT p.removed AND NOT t.gone AND NOT t.locked
             AND p.wish <> 'no-answer' AND m.state = 'active',
           ({ANSWER})
    FROM hosting_wait w JOIN threads_post p ON p.id = w.post_id JOIN threads_thread t ON t.id = p.thread_id
    JOIN memberships_membership m ON m.alias_id = p.author_id
    WHERE w.thread_id = %s AND """  # noqa: S608
TOUCHED = (
    "(w.post_id = %s OR (p.number < %s AND w.alias_id <> %s AND (w.answered_at IS NULL OR w.answered_at >= %s)))"
    f" ORDER BY p.number DESC LIMIT {NEWEST}"
)
UNANSWERED = f"w.answered_at IS NULL ORDER BY p.number DESC LIMIT {NEWEST}"


class Facts(NamedTuple):
    """One post, as far as it decides whether it waits."""

    number: int
    author_id: int
    at: datetime
    wish: str
    kind: str
    is_shown: bool
    thread_id: int
    community_id: int
    takes_no_answers: bool  # the thread is closed, or gone
    archived: bool
    role: str
    state: str
    is_first: bool  # the first words of this alias here
    is_live: bool  # said in the hour of a chat, or in its slow lane: in front of everybody

    @property
    def is_newcomers(self) -> bool:
        """Whether these are the first words of somebody who doesn't host here."""
        return self.is_first and self.role == "member"

    @property
    def is_announcement(self) -> bool:
        """Whether a host says something and asks nothing: it needs no answer to be well received."""
        return self.role != "member" and self.kind != Kind.ASKING and self.wish in (Wish.NOTHING_SAID, "")

    @property
    def is_one_to_wait(self) -> bool:
        """Whether such a post waits for a person at all: first words, and whatever begins a thread."""
        return self.is_newcomers or (self.number == 1 and not self.archived and not self.is_announcement)

    @property
    def is_open(self) -> bool:
        """Whether anybody could answer it now, and is asked to."""
        wanted = self.wish != Wish.NO_ANSWER and self.state == "active"
        return wanted and self.is_shown and not self.takes_no_answers


class Standing(NamedTuple):
    """How one wait stands in the rows, and what would end it."""

    post_id: int
    since: datetime
    over: bool
    answered_at: datetime | None
    answer: str
    is_open: bool
    found: int | None  # the post that answers it first


def facts_of(post: int) -> Facts | None:
    """The facts of one post."""
    rows = fetched(FACTS, [post])
    return _facts(*rows[0]) if rows else None


def _facts(number: int, author: int, at: Any, wish: str, kind: str, shown: Any, thread: int, *rest: Any) -> Facts:
    community, closed, archived, role, state, first, live = rest
    return Facts(
        number, author, aware(at), wish, kind, bool(shown), thread, community, bool(closed), bool(archived), role,
        state, bool(first), bool(live),
    )  # fmt: skip


def touched_by(post: int, facts: Facts) -> list[Standing]:
    """The waits that a change of this post may begin or end: its own, and those before it in its thread."""
    asked = [facts.thread_id, post, facts.number, facts.author_id, stored_moment(facts.at)]
    return [_standing(*row) for row in fetched(STANDING + TOUCHED, asked)]


def unanswered_in(thread: int) -> list[Standing]:
    """The waits of a thread that nobody has answered."""
    return [_standing(*row) for row in fetched(STANDING + UNANSWERED, [thread])]


def _standing(post: int, since: Any, over: Any, answered: Any, answer: str, is_open: Any, found: Any) -> Standing:
    return Standing(post, aware(since), bool(over), aware(answered) if answered else None, answer, bool(is_open), found)
