"""The list of chats: what is open, what lies ahead, and what was; and what two hot pages read of near ones."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from alongside.aliases.models import Alias
from alongside.aliases.models import State as AliasState
from alongside.chats.access import readable_by
from alongside.chats.models import Chat, Reminder, State
from alongside.core import clock
from alongside.core.rows import columns_of, fetched, made, stored_moment
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import distances

MOST = 60  # rows of what lies ahead: nobody plans further than a year of weekly chats
FEW = 8  # near ones among which the page of a community finds its two
PAST = 20  # rows of what was: a page of it
OPEN = (State.LIVE, State.SLOW)
SOON = timedelta(hours=6)  # before a chat: today is the day on which to keep some strength for it
BEHIND = timedelta(days=4)  # an open chat began later than that, unless the machine was down for days
NEAR = f"""
    SELECT {columns_of(Chat, "h")} FROM chats_chat h
    WHERE h.community_id = %s AND h.begins > %s AND h.state IN ('planned', 'live', 'slow')
    ORDER BY h.begins LIMIT %s"""  # noqa: S608  (columns, no values)
# For Today's one query: a chat that goes on, else the next one, else one in the slow lane in which there is something
# that the reader hasn't met, and which they didn't mute. When it begins stands in the place of who wrote.
NEXT = """
    SELECT CASE h.state WHEN 'live' THEN 'chat-now' WHEN 'planned' THEN 'chat-soon' ELSE 'chat-open' END,
           h.public_id, '', h.title, CAST(h.begins AS TEXT), '', c.name, c.public_id, 0
    FROM memberships_membership m JOIN chats_chat h ON h.community_id = m.community_id
    JOIN communities_community c ON c.id = h.community_id
    LEFT JOIN threads_thread t ON t.id = h.thread_id
    LEFT JOIN threads_following f ON f.thread_id = h.thread_id AND f.alias_id = m.alias_id
    WHERE m.alias_id IN ({mine}) AND h.begins > %s AND h.begins < %s AND h.state IN ('planned', 'live', 'slow')
      AND (h.state <> 'slow' OR f.id IS NULL OR (f.muted = FALSE AND f.read_to < t.last_number AND NOT EXISTS (
        SELECT 1 FROM standing_distance d WHERE d.by_id = m.alias_id AND d.of_id = t.last_by_id)))
    ORDER BY CASE h.state WHEN 'live' THEN 0 WHEN 'planned' THEN 1 ELSE 2 END, h.begins, h.id LIMIT 1"""


@dataclass(frozen=True)
class Listed:
    """A chat in a list."""

    chat: Chat
    by: Alias | None  # who planned it, unless they are gone or the reader blocked them
    reminded: bool  # the reader is


@dataclass(frozen=True)
class Chats:
    """The chats of a community as one page shows them."""

    now: list[Listed]
    ahead: list[Listed]  # the next one first, with those that were called off
    past: list[Listed]  # the latest first
    has_older: bool  # whether there are more of them on the next page


def list_chats(viewer: Viewer, *, page: int = 0) -> Chats:
    """The chats of a community, in four queries however many there are; of those that are over, a page."""
    all_of_them = readable_by(viewer).select_related("by", "series", "thread")
    coming = all_of_them.filter(state__in=(State.PLANNED, *OPEN)) | all_of_them.filter(
        state=State.CALLED_OFF, begins__gt=clock.now()
    )
    rows = list(coming.order_by("begins", "pk")[:MOST])
    over = all_of_them.filter(state=State.OVER).order_by("-begins", "pk")
    first = max(page, 0) * PAST
    past = list(over[first : first + PAST + 1])
    mine, away = _reminded(rows, viewer), distances(viewer)
    listed = [Listed(chat, _planner(chat, away), chat.pk in mine) for chat in (*rows, *past[:PAST])]
    by_place = {place: list(some) for place, some in groupby(sorted(listed, key=_place), key=_place)}
    return Chats(by_place.get(0, []), by_place.get(1, []), by_place.get(2, []), len(past) > PAST)


def near_chats(viewer: Viewer) -> list[Chat]:
    """For the page of a community: one that is open, and the next one; each if there is one."""
    asked = [viewer.community_id, stored_moment(clock.now() - BEHIND), FEW]
    near = [made(Chat, row) for row in fetched(NEAR, asked)] if viewer.is_member else []
    live = next((chat for chat in near if chat.state == State.LIVE), None)
    slow = next((chat for chat in reversed(near) if chat.state == State.SLOW), None)
    ahead = next((chat for chat in near if chat.state == State.PLANNED), None)
    return [chat for chat in (live or slow, ahead) if chat]


def _reminded(chats: list[Chat], viewer: Viewer) -> set[int]:
    """Of which of these the viewer wants to be reminded."""
    if not viewer.is_member:
        return set()
    wanted = Reminder.objects.filter(alias_id=viewer.member_id, chat__in=chats)
    return set(wanted.values_list("chat_id", flat=True))


def _place(row: Listed) -> int:
    """Which of the three lists: now, ahead, past."""
    if row.chat.state in OPEN:
        return 0
    return 2 if row.chat.state == State.OVER else 1


def _planner(chat: Chat, away: dict[int, bool]) -> Alias | None:
    by = chat.by
    return by if by and by.state == AliasState.HERE and not away.get(by.pk) else None
