"""The rota: taking hours, giving them back, and who is on now."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from alongside.accounts.zones import is_zone
from alongside.core import clock
from alongside.core.errors import NotFound, SealBroken
from alongside.core.limits import spend
from alongside.core.sealing import open_soon
from alongside.core.writing import writing
from alongside.hosting.duty.errors import HoursEnough, HoursUnknown
from alongside.hosting.duty.hours import Hours, closed, opened
from alongside.hosting.models import Duty, DutyKind, HostCare, Offer, Shift
from alongside.memberships.access import hosts_of
from alongside.memberships.models import Membership, State
from alongside.memberships.viewer import Viewer

MOST = 42  # hours of one alias for one kind: six a day; with more the page is no plan any more
QUIET_FOR = timedelta(hours=2)  # a shift in which nothing was looked at for so long is over
A_FEW = 3  # hosts asked at a time: enough that one answers, few enough that nobody thinks "the others will"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the rota, opened."""

    public_id: str
    alias_id: int
    name: str
    hours: Hours


def take_hours(*, by: Viewer, kind: str, weekday: int, begins: int, ends: int, zone: str) -> Duty:
    """Be there every week on this day from this hour to that; an end before the beginning is the next morning."""
    _require_may(by, kind)
    hours = Hours(weekday, begins, ends, zone)
    _check(hours)
    spend("hours", by.alias, most=60, per=timedelta(days=1), words=_("That was a lot of changes. Try again later."))
    duty = Duty(community_id=by.community_id, alias_id=by.member_id, kind=kind)
    duty.sealed = closed(hours, duty, by.alias)
    with writing():
        mine = list(Duty.objects.filter(alias_id=by.member_id, kind=kind).select_related("alias"))
        if twin := next((one for one in mine if opened(one) == hours), None):
            return twin  # the same form, sent twice
        if len(mine) >= MOST:
            raise HoursEnough(_("You have taken as many hours as one person can. Give some back first."))
        duty.save(force_insert=True)
    return duty


def give_back_hours(public_id: str, *, by: Viewer) -> None:
    """Not be there at these hours any more; only one's own can be given back, and twice is once."""
    with writing():
        Duty.objects.filter(public_id=public_id, alias_id=by.member_id).delete()


def hours_of(community_id: int, kind: str) -> list[Row]:
    """The rota as it is, opened; of those who may be on it now. Pages ask `rota_by`."""
    duties = Duty.objects.filter(community_id=community_id, kind=kind, alias__membership__in=_able(community_id, kind))
    rows = list(duties.select_related("alias").order_by("alias_id", "pk"))
    open_soon(row.sealed for row in rows)
    found = []
    for row in rows:
        with suppress(SealBroken):  # `keys verify` tells of it; the others are on duty all the same
            found.append(Row(row.public_id, row.alias_id, row.alias.name, opened(row)))
    return found


def rota_by(viewer: Viewer, kind: str) -> list[Row]:
    """The rota for whoever is, or could be, on it."""
    _require_may(viewer, kind)
    return hours_of(viewer.community_id, kind)


def on_duty(community_id: int, kind: str, *, at: datetime | None = None) -> list[int]:
    """The aliases (ids) who are on now: first hosts in a shift, then whoever took these hours."""
    moment = at or clock.now()
    in_shift = _in_shift(community_id, moment) if kind == DutyKind.HOST else []
    by_hours = [row.alias_id for row in hours_of(community_id, kind) if row.hours.hold_at(moment)]
    return list(dict.fromkeys([*in_shift, *by_hours]))


def after_them(community_id: int, asked: Collection[int], *, crisis: bool = False) -> list[int]:
    """The next few hosts (alias ids) to ask after those who were; none when all were.

    Those on duty come first, then those whose hours come next, then all others. A host who is spared crisis cases
    is asked about one only when every other was. Whom a case concerns counts as asked.
    """
    left = [host for host in _able(community_id, DutyKind.HOST).values_list("pk", flat=True) if host not in asked]
    if crisis:
        spared = set(HostCare.objects.filter(alias_id__in=left, no_crisis=True).values_list("pk", flat=True))
        left = [host for host in left if host not in spared] or left
    if now_on := [host for host in on_duty(community_id, DutyKind.HOST) if host in left]:
        return now_on[:A_FEW]
    coming = sorted((row.hours.next_after(clock.now()), row.alias_id) for row in hours_of(community_id, DutyKind.HOST))
    return list(dict.fromkeys(host for _at, host in coming if host in left))[:A_FEW] or left


def _able(community_id: int, kind: str) -> QuerySet[Membership]:
    """Who can be on duty: active hosts, or active members who offered to welcome people."""
    if kind == DutyKind.HOST:
        return hosts_of(community_id).order_by("pk")
    active = Membership.objects.filter(community_id=community_id, state=State.ACTIVE).order_by("pk")
    return active.filter(Q(welcomes=True) | Exists(Offer.objects.filter(alias=OuterRef("pk"))))


def _in_shift(community_id: int, at: datetime) -> list[int]:
    going_on = Shift.objects.filter(ended_at=None, begun_at__lte=at, seen_at__gt=at - QUIET_FOR)
    here = going_on.filter(alias__membership__in=_able(community_id, DutyKind.HOST))
    return list(here.order_by("-seen_at").values_list("alias_id", flat=True))


def _require_may(viewer: Viewer, kind: str) -> None:
    if kind not in DutyKind.values or not _able(viewer.community_id, kind).filter(pk=viewer.member_id).exists():
        raise NotFound


def _check(hours: Hours) -> None:
    if not (0 <= hours.weekday < 7 and 0 <= hours.begins < 24 and 1 <= hours.ends <= 24 and is_zone(hours.zone)):
        raise HoursUnknown(_("Choose a day and hours from the list."))
    if hours.begins == hours.ends:
        raise HoursUnknown(_("Hours need an end that differs from their beginning."))
