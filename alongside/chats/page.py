"""The list of chats: what is open now, what lies ahead, and what can be read of those that were."""

from dataclasses import dataclass
from itertools import groupby

from alongside.aliases.models import Alias
from alongside.aliases.models import State as AliasState
from alongside.chats.access import readable_by
from alongside.chats.models import Chat, Reminder, State
from alongside.core import clock
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import distances

MOST = 60  # rows of what lies ahead: nobody plans further than a year of weekly chats
PAST = 20  # rows of what was: a page of it
OPEN = (State.LIVE, State.SLOW)


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
