"""Letting go of shifts and of what was handed over; and of everything about duty when an alias goes."""

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.tidy import drop
from alongside.core.writing import writing
from alongside.hosting.duty.hand_over import KEPT
from alongside.hosting.models import Case, Duty, DutyKind, HandOver, HostCare, ReadUpTo, Shift
from alongside.memberships.models import Membership, State


@job()
def tidy_duty() -> None:
    """Forget shifts and notes of a month ago."""
    since = clock.now() - KEPT
    drop(Shift.objects.filter(begun_at__lt=since))
    drop(HandOver.objects.filter(at__lt=since))


@job()
def forget_duty_of_former(community: int, alias: int) -> None:
    """Forget a host's hours, shift and wishes when they host no more; and all hours when they left."""
    now = Membership.objects.filter(pk=alias).first()
    if now is None or not now.is_host:
        here = now is not None and now.state == State.ACTIVE
        forget_duty(alias, kinds=[DutyKind.HOST] if here else DutyKind.values)


def forget_duty(alias_id: int, kinds: list[str] = DutyKind.values) -> None:
    """Forget when an alias is there, that it was, and how it wants to be spared; give back the cases it had taken."""
    with writing():
        Duty.objects.filter(alias_id=alias_id, kind__in=kinds).delete()
        Shift.objects.filter(alias_id=alias_id).delete()
        HostCare.objects.filter(pk=alias_id).delete()
        Case.objects.filter(waits=True, taken_by_id=alias_id).update(taken_by=None, taken_at=None)


def forget_host(alias_id: int) -> None:
    """Forget all that duty knows of an alias that is erased: the words it handed over, what it had taken and read."""
    with writing():
        forget_duty(alias_id)
        HandOver.objects.filter(by_id=alias_id).delete()
        Case.objects.filter(taken_by_id=alias_id).update(taken_by=None)
        ReadUpTo.objects.filter(by_id=alias_id).update(by=None)
