"""How a host wants to be spared, and how long a shift of theirs may be."""

from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.core.writing import writing
from alongside.hosting.duty.errors import MinutesUnknown
from alongside.hosting.limits import spend_as_host
from alongside.hosting.models import CaseKind, Escalation, HostCare, Urgency
from alongside.memberships.access import hosts_of, require_host
from alongside.memberships.viewer import Viewer

SHORTEST, USUAL, LONGEST = 5, 20, 60  # minutes of a shift; after an hour with others' pain nobody judges well
IN_DANGER = Q(kind=CaseKind.CRISIS) | Q(urgency=Urgency.NOW)


def care_of(viewer: Viewer) -> HostCare:
    """What this host chose; whoever chose nothing sees every case, for twenty minutes."""
    require_host(viewer)
    return HostCare.objects.filter(pk=viewer.member_id).first() or HostCare(alias_id=viewer.member_id, minutes=USUAL)


def spare(*, by: Viewer, no_crisis: bool, minutes: int) -> None:
    """Choose whether to meet cases in which somebody may be in danger, and after how long it is enough."""
    require_host(by)
    if not SHORTEST <= minutes <= LONGEST:
        raise MinutesUnknown(_("A shift lasts between 5 minutes and an hour."))
    spend_as_host("spare", by=by)
    with writing():
        HostCare.objects.update_or_create(pk=by.member_id, defaults={"no_crisis": no_crisis, "minutes": minutes})


def spared_cases(viewer: Viewer) -> Q:
    """The cases this host doesn't want to meet and need not; none while no other host would look at them.

    One they were asked about, because nobody else had answered, is shown to them.
    """
    if not HostCare.objects.filter(pk=viewer.member_id, no_crisis=True).exists() or not _others_look(viewer):
        return Q(pk=None)
    open_ones = Q(taken_by=None) | Q(taken_by_id=viewer.member_id)
    asked = Escalation.objects.filter(open_ones, case__community_id=viewer.community_id, case__closed_at=None)
    mine = [case for case, whom in asked.values_list("case_id", "asked") if viewer.member_id in whom]
    return IN_DANGER & ~Q(pk__in=mine)


def _others_look(viewer: Viewer) -> bool:
    spared = HostCare.objects.filter(no_crisis=True).values("alias_id")
    others = hosts_of(viewer.community_id).exclude(pk=viewer.member_id)
    return others.exclude(pk__in=spared).exists()
