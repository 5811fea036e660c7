"""Giving a case in which somebody may be in danger to one other host."""

from datetime import timedelta

from django.conf import settings

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.jobs import enqueue
from alongside.core.writing import writing
from alongside.hosting.crisis.escalate import go_on_asking
from alongside.hosting.crisis.there import all_hosts_for, not_asked
from alongside.hosting.events import HostNeeded
from alongside.hosting.models import Case, Escalation, Urgency
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer


def hand_on(case: Case, *, to: int, by: Viewer) -> None:
    """Ask one other host to look at it instead; if they don't, it goes along the rota from there."""
    require_host(by)
    if case.community_id != by.community_id or case.urgency != Urgency.NOW or by.member_id in not_asked(case):
        raise NotFound
    if to == by.member_id or to not in all_hosts_for(case):
        raise NotFound
    next_at = clock.now() + timedelta(minutes=settings.ESCALATE_AFTER)
    with writing():
        clock_of, _is_new = Escalation.objects.select_for_update(of=("self",)).get_or_create(pk=case.pk)
        if clock_of.next_at and clock_of.asked[-1:] == [to]:
            return  # the same form, sent twice
        Case.objects.filter(pk=case.pk).update(taken_by=None, taken_at=None)
        asked = [host for host in (*clock_of.asked, by.member_id) if host != to]
        step = clock_of.step + 1
        moved = Escalation.objects.filter(pk=case.pk)
        moved.update(next_at=next_at, step=step, asked=[*asked, to], taken_by=None, taken_at=None)
        publish(HostNeeded(case.pk, to, step))
        enqueue(go_on_asking, at=next_at, case=case.pk)
