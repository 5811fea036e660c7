"""One host's shift: beginning it, when it is enough, and stopping."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.hosting.duty.care import USUAL
from alongside.hosting.duty.rota import QUIET_FOR
from alongside.hosting.limits import spend_as_host
from alongside.hosting.models import HostCare, Shift
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer

LOOKED = timedelta(minutes=1)  # finer than this nobody needs to know when a host last looked


@dataclass(frozen=True, slots=True)
class Now:
    """Where a shift stands."""

    begun_at: datetime
    minutes: int  # how long it was meant to be
    is_enough: bool = False  # it has been that long, and its host hasn't said more
    is_over: bool = False  # and a little more has passed as well


def begin_shift(*, by: Viewer) -> Shift:
    """Look after things from now on; whoever does already goes on."""
    require_host(by)
    spend_as_host("shift", by=by)
    now = clock.now()
    with writing():
        if going_on := find_open(by):
            return going_on
        end_open(by)  # one left open long ago
        return Shift.objects.create(community_id=by.community_id, alias_id=by.member_id, begun_at=now, seen_at=now)


def a_little_more(*, by: Viewer) -> None:
    """Go on for as long again, once; asked twice, it stays once."""
    with writing():
        if (shift := find_open(by)) and where_it_stands(shift, _minutes_of(by)).is_enough:
            Shift.objects.filter(pk=shift.pk, warned_at=None).update(warned_at=clock.now())


def stop_shift(*, by: Viewer) -> None:
    """Be done for today, at once and without a reason; also where no shift goes on."""
    require_host(by)
    with writing():
        end_open(by)


def look_in(viewer: Viewer) -> Now | None:
    """The viewer's shift as it stands, with word that they are still there; nothing where none goes on."""
    shift = find_open(viewer)
    if shift is None:
        return None
    if clock.now() - shift.seen_at > LOOKED:
        with writing():
            Shift.objects.filter(pk=shift.pk, ended_at=None).update(seen_at=clock.now())
    return where_it_stands(shift, _minutes_of(viewer))


def where_it_stands(shift: Shift, minutes: int) -> Now:
    """Whether a shift of so many minutes is enough, or over: after twice the time, or so long after "a little more"."""
    long, now = timedelta(minutes=minutes), clock.now()
    over_at = shift.warned_at + long if shift.warned_at else shift.begun_at + 2 * long
    is_over = now >= over_at
    is_enough = not is_over and shift.warned_at is None and now >= shift.begun_at + long
    return Now(shift.begun_at, minutes, is_enough, is_over)


def find_open(viewer: Viewer) -> Shift | None:
    """The shift that goes on; one in which nothing was looked at for two hours has ended by itself."""
    since = clock.now() - QUIET_FOR
    return Shift.objects.filter(alias_id=viewer.member_id, ended_at=None, seen_at__gt=since).first()


def end_open(viewer: Viewer) -> None:
    """End whatever shift of the viewer is open, in the caller's transaction."""
    Shift.objects.filter(alias_id=viewer.member_id, ended_at=None).update(ended_at=clock.now())


@job()
def end_quiet_shifts() -> None:
    """End the shifts that somebody left without a word, as of the last time they looked."""
    for shift in Shift.objects.filter(ended_at=None, seen_at__lte=clock.now() - QUIET_FOR):
        with writing():
            Shift.objects.filter(pk=shift.pk, ended_at=None, seen_at=shift.seen_at).update(ended_at=shift.seen_at)


def _minutes_of(viewer: Viewer) -> int:
    chosen = HostCare.objects.filter(pk=viewer.member_id).values_list("minutes", flat=True).first()
    return chosen or USUAL
