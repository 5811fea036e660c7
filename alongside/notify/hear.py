"""Who gets a post, or what a chat brings, by one of the ways now."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from alongside.core import clock
from alongside.core.rows import fetched
from alongside.core.sealing import open_soon
from alongside.notify.choice import opened
from alongside.notify.hours import local_day, quiet_until
from alongside.notify.models import Way


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who wants it so; `not_before` is the end of quiet hours that hold now."""

    alias_id: int
    discreet: bool
    not_before: datetime | None = None


# One statement, however many members: for whom it is news, by the nearest reason, and of those, who wants that kind by
# this way. As with notices, a muted thread is not heard of, and nobody hears of whom they keep away.
# Who blocked whoever began a thread hears of it only by following it: its title is words of theirs.
# A line of a chat is news to whom it answers or names, and to nobody else, as long as the chat goes on; whoever asks a
# question hears of no answer by itself, also later.
# What somebody has read on the page is no news to them any more; what waited for a host got a number behind all marks.
# A pause is kept by the reader's own days, so whose pause ends about now is looked at once more below.
READERS = """
    SELECT w.alias_id, w.discreet, w.paused_until, w.has_quiet_hours, w.sealed, w.public_id FROM (
    SELECT c.alias_id, c.discreet, c.paused_until, c.has_quiet_hours, c.sealed, a.public_id, c.mail,
      c.answers, c.mentions, c.followed,
      CASE WHEN (p.answers_id IS NULL AND t.started_by_id = m.alias_id AND f.follows AND h.id IS NULL)
             OR EXISTS (SELECT 1 FROM threads_post o WHERE o.id = p.answers_id AND o.author_id = m.alias_id
                        AND NOT EXISTS (SELECT 1 FROM chats_question q WHERE q.post_id = o.id)) THEN 'answer'
           WHEN EXISTS (SELECT 1 FROM threads_mention n WHERE n.post_id = p.id AND n.alias_id = m.alias_id
                        AND NOT EXISTS (SELECT 1 FROM standing_quiet q WHERE q.alias_id = n.alias_id)) THEN 'mention'
           WHEN h.id IS NOT NULL THEN 'line' WHEN f.follows THEN 'followed' ELSE 'other' END AS about
    FROM threads_post p JOIN threads_thread t ON t.id = p.thread_id AND NOT t.gone
    JOIN memberships_membership m ON m.community_id = t.community_id AND m.state = 'active'
    JOIN notify_mailchoice c ON c.alias_id = m.alias_id
    JOIN aliases_alias a ON a.id = m.alias_id
    LEFT JOIN threads_following f ON f.thread_id = t.id AND f.alias_id = m.alias_id
    LEFT JOIN chats_chat h ON h.thread_id = t.id AND (t.is_live OR p.number <= h.last_number)
    WHERE p.id = %s AND p.withdrawn_at IS NULL AND NOT p.removed AND m.alias_id <> p.author_id
      AND (f.id IS NULL OR (NOT f.muted AND f.read_to < p.number))
      AND (c.mail IN ('every', 'followed') OR %s)
      AND (c.paused_until IS NULL OR c.paused_until <= %s)
      AND NOT EXISTS (SELECT 1 FROM standing_distance d WHERE d.by_id = m.alias_id AND d.of_id = p.author_id)
      AND (f.follows OR NOT EXISTS (SELECT 1 FROM standing_distance b
                                    WHERE b.by_id = m.alias_id AND b.of_id = t.started_by_id AND b.is_block))) w
    WHERE w.about <> 'line' AND (w.about <> 'other' OR w.mail = 'every')
      AND CASE w.about WHEN 'answer' THEN w.answers WHEN 'mention' THEN w.mentions ELSE w.followed END = %s"""

CHAT_READERS = """
    SELECT c.alias_id, c.discreet, c.paused_until, c.has_quiet_hours, c.sealed, a.public_id
    FROM memberships_membership m JOIN notify_mailchoice c ON c.alias_id = m.alias_id
    JOIN aliases_alias a ON a.id = m.alias_id
    WHERE m.community_id = %s AND m.state = 'active' AND (c.mail <> 'nothing' OR %s)
      AND (c.paused_until IS NULL OR c.paused_until <= %s) AND c.chats = %s"""


def readers_of(post_id: int, way: str) -> list[Reader]:
    """Everybody who gets this post by this way now; whether it reaches them is for the sender to ask."""
    return _readers(READERS, post_id, way)


def chat_readers_of(community_id: int, way: str = Way.MAIL) -> list[Reader]:
    """Every member whose news of chats comes by this way."""
    return _readers(CHAT_READERS, community_id, way)


def _readers(statement: str, about: int, way: str) -> list[Reader]:
    """How much comes by mail says nothing of other ways."""
    tomorrow = connection.ops.adapt_datefield_value(clock.today() + timedelta(days=1))  # it is that day somewhere
    rows = fetched(statement, [about, way != Way.MAIL, tomorrow, way])
    open_soon(row[4] for row in rows if row[3] and row[4])
    return [reader for row in rows if (reader := _reader(*row)) is not None]


def _reader(
    alias_id: int, discreet: Any, paused_until: Any, has_quiet_hours: Any, sealed: bytes, alias: str
) -> Reader | None:
    now, day = clock.now(), _day(paused_until)
    near = day is not None and day >= clock.today() - timedelta(days=1)
    if not near and not has_quiet_hours:
        return Reader(alias_id, bool(discreet))
    hours = opened(sealed, alias)
    if day is not None and local_day(hours, now) < day:
        return None
    return Reader(alias_id, bool(discreet), quiet_until(hours, now))


def _day(stored: Any) -> date | None:
    """A day as SQLite keeps it, or PostgreSQL."""
    return date.fromisoformat(stored) if isinstance(stored, str) else stored
