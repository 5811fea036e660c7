"""A set clock, more hosts, and what hosts were asked: for the tests of this folder."""

from datetime import UTC, datetime, timedelta

from alongside.accounts.models import Person, PersonId
from alongside.core.jobs import run_until_empty
from alongside.core.models import EventRow
from alongside.hosting.models import Case, CaseKind
from alongside.memberships.lead import appoint
from alongside.memberships.models import Membership, Stage
from alongside.memberships.viewer import Viewer
from alongside.ownership import acting
from tests.moments import at
from tests.world import World

START = datetime(2026, 6, 1, 10, tzinfo=UTC)  # a Monday
HEAVY = "I want to die. I don't know who else to tell."


def after(minutes: float) -> None:
    """It is so many minutes after the start, and what was due then is done."""
    at(START + timedelta(minutes=minutes))
    run_until_empty()


def one_more_host(world: World, name: str, alias: str) -> Viewer:
    """Somebody else who hosts the kitchen."""
    world.people[name] = PersonId(Person.objects.create().pk)
    came = acting.come_in(world.people[name], world.kitchen, name=alias)
    Membership.objects.filter(pk=came.pk).update(stage=Stage.KNOWN)
    appoint(came.pk, by=world.ada)
    return world.viewer(name)


def crisis_case() -> Case:
    """The one case that words of somebody brought."""
    return Case.objects.get(kind=CaseKind.CRISIS)


def asked() -> list[int]:
    """Which hosts were asked so far, in order, one entry each time."""
    return [row.ids["alias"] for row in EventRow.objects.filter(name="HostNeeded").order_by("pk")]


def newly_asked(minutes: float) -> list[int]:
    """Who is asked when it is so many minutes after the start."""
    before = len(asked())
    after(minutes)
    return asked()[before:]
