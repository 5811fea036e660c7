"""Giving a case in which somebody may be in danger to one other host."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound, Refused
from alongside.core.events import publish
from alongside.core.jobs import enqueue
from alongside.core.writing import writing
from alongside.hosting.crisis.escalate import go_on_asking
from alongside.hosting.crisis.there import all_hosts_for, not_asked
from alongside.hosting.events import HostNeeded
from alongside.hosting.models import Case, Escalation, Urgency
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer


class HostUnknown(Refused):
    """Whom it should be handed to hosts nothing here, or can't be asked about it."""


def hand_on(case: Case, *, to: str, by: Viewer) -> None:
    """Ask one other host (public id) to look at it instead; if they don't, it goes along the rota from there."""
    require_host(by)
    if case.community_id != by.community_id or case.urgency != Urgency.NOW or by.member_id in not_asked(case):
        raise NotFound
    others = [host for host in all_hosts_for(case) if host != by.member_id]
    host = Alias.objects.filter(pk__in=others, public_id=to).values_list("pk", flat=True).first()
    if host is None:
        raise HostUnknown(_("Choose one of the hosts from the list."))
    _hand(case.pk, host, by.member_id)


def _hand(case: int, to: int, by: int) -> None:
    next_at = clock.now() + timedelta(minutes=settings.ESCALATE_AFTER)
    with writing():
        clock_of, _is_new = Escalation.objects.select_for_update(of=("self",)).get_or_create(pk=case)
        if clock_of.next_at and clock_of.asked[-1:] == [to]:
            return  # the same form, sent twice
        Case.objects.filter(pk=case).update(taken_by=None, taken_at=None)
        asked = [host for host in (*clock_of.asked, by) if host != to]
        step = clock_of.step + 1
        moved = Escalation.objects.filter(pk=case)
        moved.update(next_at=next_at, step=step, asked=[*asked, to], taken_by=None, taken_at=None)
        publish(HostNeeded(case, to, step))
        enqueue(go_on_asking, at=next_at, case=case)
