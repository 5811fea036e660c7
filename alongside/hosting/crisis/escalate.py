"""The clock of a case in which somebody may be in danger: it goes along the rota until a host says "I have it".

First those on duty, then those whose hours come next, then all others, then everybody again; after that at longer
and longer intervals, and after a month by the queue alone: mail that nobody reads helps nobody.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q

from alongside.core import clock
from alongside.core.events import publish
from alongside.core.jobs import enqueue, job
from alongside.core.writing import writing
from alongside.hosting.crisis.there import all_hosts_for, not_asked
from alongside.hosting.duty.rota import after_them
from alongside.hosting.events import HostNeeded
from alongside.hosting.models import Case, Escalation, Said, Urgency

LONGEST_WAIT = timedelta(days=1)  # between two times that everybody is asked again
ASKED_FOR = timedelta(days=30)  # after the last word; a host who didn't come for forty mails comes for no more
NOBODY_THERE = timedelta(hours=1)  # a community without another host: one may be appointed


@job()
def begin_to_ask(case: int) -> None:
    """Let the clock run for a case that was opened, or in which more was said; run twice, it runs once."""
    found = Case.objects.filter(pk=case, urgency=Urgency.NOW, waits=True, closed_at=None).first()
    if found is None:
        return
    with writing():
        clock_of, is_new = Escalation.objects.get_or_create(pk=found.pk)
        if is_new or _said_since(clock_of):
            stands = Escalation.objects.filter(pk=found.pk, next_at=None)
            stands.update(next_at=clock.now(), asked=[], taken_by=None, taken_at=None)
    _ask(found.pk)


@job()
def go_on_asking(case: int) -> None:
    """Ask further hosts if it is time and nobody has it yet; a host who answers has it too."""
    _ask(case)


@job()
def see_that_all_are_asked() -> None:
    """Find every clock that stands still and shouldn't: a lost job, a host who had a case and is gone."""
    now = clock.now()
    open_ones = Case.objects.filter(urgency=Urgency.NOW, waits=True, closed_at=None)
    for pk in open_ones.exclude(pk__in=Escalation.objects.values("pk")).values_list("pk", flat=True):
        begin_to_ask(case=pk)
    lately = open_ones.filter(opened_at__gt=now - ASKED_FOR)
    nobody_has_it = Q(next_at=None, case__taken_by=None, case__in=lately)
    for pk in Escalation.objects.filter(Q(next_at__lte=now) | nobody_has_it).values_list("pk", flat=True):
        Escalation.objects.filter(pk=pk, next_at=None).update(next_at=now, taken_by=None, taken_at=None)
        go_on_asking(case=pk)


def minutes_until_next(case: Case) -> int:
    """In how many minutes further hosts are asked, at least one."""
    next_at = Escalation.objects.filter(pk=case.pk).values_list("next_at", flat=True).first()
    return max(1, round((next_at - clock.now()) / timedelta(minutes=1))) if next_at else settings.ESCALATE_AFTER


def _ask(case_id: int) -> None:
    """Ask the next hosts; whom is found out before the pen is taken, and forgotten if another was faster."""
    before = Escalation.objects.filter(pk=case_id).select_related("case").first()
    if before is None or before.next_at is None or before.next_at > clock.now():
        return
    waits = _waits(before.case)
    hosts = _next_hosts(before) if waits else []
    asked = [*before.asked, *hosts]
    next_at = _next_at(asked, hosts) if waits else None
    with writing():
        same = Escalation.objects.filter(pk=case_id, next_at=before.next_at, step=before.step)
        if not same.update(next_at=next_at, step=before.step + bool(hosts), asked=asked) or next_at is None:
            return
        for host in hosts:
            publish(HostNeeded(case_id, host, before.step + 1))
        enqueue(go_on_asking, at=next_at, case=case_id)


def _next_hosts(clock_of: Escalation) -> list[int]:
    case = clock_of.case
    if case.taken_by_id and case.taken_by_id not in clock_of.asked:
        return [case.taken_by_id]  # more was said to the host who has it
    left = after_them(case.community_id, {*clock_of.asked, *not_asked(case)}, crisis=True)
    return left or all_hosts_for(case)


def _next_at(asked: Sequence[int], now_asked: Sequence[int]) -> datetime:
    """When further hosts are asked: after some minutes, and the longer the oftener everybody was asked."""
    if not now_asked:
        return clock.now() + NOBODY_THERE
    rounds = max(Counter(asked)[host] for host in now_asked)
    wait = timedelta(minutes=settings.ESCALATE_AFTER)
    return clock.now() + min(wait * (1 << min(rounds - 1, 10)), max(wait, LONGEST_WAIT))


def _waits(case: Case) -> bool:
    """Whether hosts are still asked; in the queue it stays in any case."""
    if not case.waits or case.closed_at is not None:
        return False
    since = clock.now() - ASKED_FOR
    return case.opened_at > since or Said.objects.filter(case=case, by_host=False, at__gt=since).exists()


def _said_since(clock_of: Escalation) -> bool:
    """Whether somebody told the hosts more after a host had it."""
    said = Said.objects.filter(case_id=clock_of.pk, by_host=False)
    return said.filter(at__gt=clock_of.taken_at).exists() if clock_of.taken_at else said.exists()
