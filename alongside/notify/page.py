"""What today's page reads: at most three things worth one's strength, over all of one's communities."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection

from alongside.chats.page import BEHIND as CHATS_FROM
from alongside.chats.page import NEXT as NEXT_CHAT
from alongside.chats.page import SOON as CHATS_UNTIL
from alongside.core import clock
from alongside.core.rows import fetched, stored_moment
from alongside.friends.page import waiting_of
from alongside.hosting.welcome.access import RESPONDS, STALE
from alongside.meetups.page import NEXT, SOON
from alongside.memberships.models import Membership

MOST = 3  # things a day are worth one's strength
RECENT = timedelta(days=30)  # a conversation older than that is no longer going on


@dataclass(frozen=True)
class Item:
    """One thing for today, as a sentence can say it."""

    # answer, mention, followed, conversation; of those who wait: waiting, hello, asked or, for
    # hosts, unanswered; mine: one's own first words; wrote, asks: a friend, or somebody who would like to be one;
    # soon, off: a meet-up, which then stands in the place of a thread; chat-now, chat-soon, chat-open: so does a chat,
    # and when it begins in the place of who wrote
    kind: str
    thread: str
    post: str
    title: str
    who: str
    who_state: str
    community: str
    community_id: str
    is_own: bool  # the thread was started by the reader
    friendship: str = ""


AWAY = "NOT EXISTS (SELECT 1 FROM standing_distance d WHERE d.by_id = {me} AND d.of_id = {other})"
UNNAMED = "NOT EXISTS (SELECT 1 FROM standing_quiet q WHERE q.alias_id = n.alias_id)"
OWN = "CASE WHEN t.started_by_id = n.alias_id THEN 1 ELSE 0 END"
COLUMNS = "t.public_id, {post}, t.title, a.name, a.state, c.name, c.public_id, {own}"
ANSWER = f"""
    SELECT n.about, {COLUMNS.format(post="p.public_id", own=OWN)}
    FROM notify_notice n JOIN threads_post p ON p.id = n.post_id JOIN threads_thread t ON t.id = p.thread_id
    JOIN aliases_alias a ON a.id = p.author_id JOIN communities_community c ON c.id = t.community_id
    WHERE n.alias_id IN ({{mine}}) AND n.seen = %s AND p.withdrawn_at IS NULL AND p.removed = %s AND t.gone = %s
      AND {AWAY.format(me="n.alias_id", other="p.author_id")} AND (n.about <> 'mention' OR {UNNAMED})
    ORDER BY CASE n.about WHEN 'answer' THEN 0 WHEN 'mention' THEN 1 ELSE 2 END, n.at DESC, n.id DESC LIMIT 1"""  # noqa: S608
CONVERSATION = f"""
    SELECT 'conversation', {COLUMNS.format(post="''", own="0")}
    FROM ({{newest}}) near JOIN memberships_membership m ON m.alias_id = near.alias_id
    JOIN threads_thread t ON t.id = near.thread_id
    JOIN aliases_alias a ON a.id = t.last_by_id JOIN communities_community c ON c.id = t.community_id
    LEFT JOIN threads_following f ON f.thread_id = t.id AND f.alias_id = m.alias_id
    WHERE t.archived = %s AND t.locked = %s AND t.is_live = FALSE
      AND t.answered = %s AND t.last_at > %s AND t.last_by_id <> m.alias_id AND t.public_id <> %s
      AND (f.id IS NULL OR (f.muted = %s AND f.read_to < t.last_number))
      AND {AWAY.format(me="m.alias_id", other="t.started_by_id")}
      AND {AWAY.format(me="m.alias_id", other="t.last_by_id")}
    ORDER BY CASE WHEN f.read_to > 0 OR t.last_number > 2 THEN 0 ELSE 1 END, t.last_at DESC, t.id DESC LIMIT 1"""  # noqa: S608
# One of each community's newest hundred is chosen, however many there are.
NEWEST = """
    SELECT * FROM (SELECT %s AS alias_id, t.id AS thread_id FROM threads_thread t
    WHERE t.community_id = %s AND t.gone = FALSE AND t.pinned = FALSE
    ORDER BY t.last_at DESC, t.id DESC LIMIT 100) n"""
# Whoever was asked meets the post they were asked about, everybody else who offered what has waited longest; nobody
# meets what they passed on. And whoever waits themselves learns that they were heard, whatever they offered.
NUDGED = "EXISTS (SELECT 1 FROM hosting_nudge n WHERE n.wait_id = w.post_id AND n.alias_id = m.alias_id AND {passed})"
OPEN = "w.over = FALSE AND p.withdrawn_at IS NULL AND NOT p.removed AND NOT t.gone AND NOT t.locked"
WAITING = f"""
    SELECT CASE WHEN {NUDGED.format(passed="NOT n.passed")}
           THEN CASE WHEN NOT m.welcomes THEN 'unanswered' WHEN w.is_first THEN 'hello' ELSE 'asked' END
           ELSE 'waiting' END,
           {COLUMNS.format(post="p.public_id", own="0")}
    FROM memberships_membership m JOIN hosting_wait w ON w.community_id = m.community_id
    JOIN threads_post p ON p.id = w.post_id JOIN threads_thread t ON t.id = w.thread_id
    JOIN aliases_alias a ON a.id = w.alias_id JOIN communities_community c ON c.id = w.community_id
    LEFT JOIN hosting_offer o ON o.alias_id = m.alias_id
    WHERE m.alias_id IN ({{mine}}) AND {RESPONDS} AND {OPEN} AND w.since > %s AND w.alias_id <> m.alias_id
      AND (m.welcomes OR {NUDGED.format(passed="NOT n.passed")}) AND NOT {NUDGED.format(passed="n.passed")}
      AND (o.rests_until IS NULL OR o.rests_until <= %s)
      AND {AWAY.format(me="m.alias_id", other="w.alias_id")}
    ORDER BY CASE WHEN {NUDGED.format(passed="NOT n.passed")} THEN 0 ELSE 1 END, w.since, w.post_id LIMIT 1"""  # noqa: S608
OWN_WAIT = f"""
    SELECT 'mine', {COLUMNS.format(post="p.public_id", own="1")}
    FROM hosting_wait w JOIN threads_post p ON p.id = w.post_id JOIN threads_thread t ON t.id = w.thread_id
    JOIN aliases_alias a ON a.id = w.alias_id JOIN communities_community c ON c.id = w.community_id
    WHERE w.alias_id IN ({{mine}}) AND w.is_first AND {OPEN} AND w.since > %s ORDER BY w.since LIMIT 1"""  # noqa: S608
MEETUPS = ("soon", "off")
CHATS = ("chat-now", "chat-soon", "chat-open")
HAVE_AN_HOUR = (*MEETUPS, "chat-now", "chat-soon")
# Whether there are friends at all: Today asks nothing more where there are none.
HAS_FRIENDS = "friends"
OWN_SIDE = f"""
    SELECT '{HAS_FRIENDS}', '', '', '', '', '', '', '', 0 FROM friends_side s WHERE s.alias_id IN ({{mine}}) LIMIT 1"""  # noqa: S608
ALL = " UNION ALL ".join(f"SELECT * FROM ({one}) own" for one in (WAITING, OWN_WAIT, OWN_SIDE, NEXT, NEXT_CHAT))  # noqa: S608


def today_of(memberships: Sequence[Membership]) -> list[Item]:
    """A friend's words, an answer to this person, one good conversation, and, for those who welcome, who waits."""
    mine = [membership.pk for membership in memberships]
    if not mine:
        return []
    recent = connection.ops.adapt_datetimefield_value(clock.now() - RECENT)
    items = _ask(ANSWER, mine, [False, False, False])
    met = items[0].thread if items else ""
    newest = " UNION ALL ".join([NEWEST] * len(mine))
    near = [value for membership in memberships for value in (membership.pk, membership.community_id)]
    items += _ask(CONVERSATION.replace("{newest}", newest), [], [*near, False, False, True, recent, met, False])
    items += _waiting(mine)
    if any(item.kind == HAS_FRIENDS for item in items):
        items = _with_friend([item for item in items if item.kind != HAS_FRIENDS], memberships)
    return _with_hours(items) if any(item.kind in (*MEETUPS, *CHATS) for item in items) else items


def _with_hours(items: list[Item]) -> list[Item]:
    """What has an hour comes first; where that makes more than three things, the last ones can be met later."""
    soon, own = ([item for item in items if item.kind in kinds] for kinds in (HAVE_AN_HOUR, ("mine",)))
    others = [item for item in items if item not in soon and item not in own]
    if len(soon) + len(others) > MOST:
        others = [item for item in others if item.kind != "conversation"]
    return [*soon, *others[: MOST - len(soon)], *own]


def _with_friend(items: list[Item], memberships: Sequence[Membership]) -> list[Item]:
    """Whoever wrote to one alone comes first; where that makes four things, a good conversation can be met later."""
    found = waiting_of({membership.pk: membership.alias.public_id for membership in memberships})
    if found is None:
        return items
    kind = "asks" if found.asks else "wrote"
    theirs = Item(
        kind, "", "", "", found.who, "", found.community, found.community_id, False, friendship=found.friendship
    )  # fmt: skip
    asked = [item for item in items if item.kind != "mine"]
    return [theirs, *(item for item in items if len(asked) < MOST or item.kind != "conversation")]


def _waiting(mine: list[int]) -> list[Item]:
    """Somebody who waits, for those who may know, and one's own first words, as long as they wait; in one query."""
    marks, now = ", ".join(["%s"] * len(mine)), clock.now()
    stale = stored_moment(now - STALE)
    soon = [stored_moment(now), stored_moment(now + SOON)]
    near = [stored_moment(now - CHATS_FROM), stored_moment(now + CHATS_UNTIL)]
    asked = [*mine, stale, stored_moment(now), *mine, stale, *mine, *mine, *soon, *mine, *near]
    return [_item(row) for row in fetched(ALL.replace("{mine}", marks), asked)]


def _ask(sql: str, mine: list[int], asked: list[Any]) -> list[Item]:
    """One query whatever the number of communities."""
    marks = ", ".join(["%s"] * len(mine))
    found = fetched(sql.replace("{mine}", marks), [*mine, *asked])
    return [_item(row) for row in found]


def _item(row: Sequence[Any]) -> Item:
    return Item(*(*row[:8], bool(row[8])))
