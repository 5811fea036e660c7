"""Chats for tests, all in the future of whatever day it is."""

from datetime import UTC, datetime, timedelta
from typing import Any

from alongside.aliases.models import Alias
from alongside.chats.access import get_chat_with_community, require_readable
from alongside.chats.models import Chat, Series
from alongside.chats.plan import Planned, plan
from alongside.chats.series import begin_series
from alongside.core import clock
from alongside.memberships.viewer import Viewer
from tests.world import World

BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"


def in_days(days: float, hour: int = 19) -> str:
    """So many days ahead, at this hour of some clock."""
    return f"{clock.now() + timedelta(days=days):%Y-%m-%d}T{hour:02}:00"


def planned(days: float = 3, **instead: Any) -> Planned:
    """An hour with two questions, or what is said instead."""
    said = {
        "title": "How do you sleep?", "welcome": "Come in and take a chair.", "wall_begins": in_days(days),
        "zone": BERLIN, "questions": (("What helps you at night?", 5), ("What did you try?", None)),
    }  # fmt: skip
    return Planned(**{**said, **instead})


def evening(world: World, by: str = "ada", days: float = 3, **instead: Any) -> Chat:
    """A chat that a host planned in the kitchen."""
    return plan(world.kitchen, planned(days, **instead), by=world.viewer(by))


def get_chat(viewer: Viewer, public_id: str) -> Chat:
    """A chat as its pages find it: by its address, if the viewer may read it."""
    chat = get_chat_with_community(public_id)
    require_readable(chat, viewer)
    return chat


def weekly(world: World, rule: str = "FREQ=WEEKLY", by: str = "ada", **instead: Any) -> Series:
    """A series that a host began in the kitchen."""
    return begin_series(world.kitchen, planned(**instead), rule, by=world.viewer(by))


def walls(series: Series) -> list[str]:
    """When the chats of a series are, by the clocks there."""
    return list(Chat.objects.filter(series=series).order_by("begins").values_list("wall_begins", flat=True))


def utc(said: str) -> datetime:
    """A moment, said in UTC."""
    return datetime.fromisoformat(said).replace(tzinfo=UTC)


def alias_of(world: World, name: str) -> Alias:
    """The alias of one of the cast in the kitchen."""
    return Alias.objects.get(pk=world.viewer(name).member_id)
