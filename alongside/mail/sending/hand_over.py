"""Handing over what is due, a batch at a time: leased before a word is sent, settled before the next is taken."""

import time
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import DatabaseError

from alongside.core import clock, logs
from alongside.core.jobs import durably, enqueue, job
from alongside.mail.sending.carrying import Answers, Carrier, Ready
from alongside.mail.sending.gates import SMARTHOST, gates
from alongside.mail.sending.written import write_batch
from alongside.mailroom.deliver import next_due
from alongside.mailroom.lease import Fate, dropped, failed, later, lease_some, sent, settle, untouched
from alongside.mailroom.models import Delivery

BATCH = 100  # mails that a kill may send once more
SLICE = 2.0  # seconds before other jobs have their turn
FIRST, LONGEST = timedelta(minutes=1), timedelta(hours=4)  # between two tries, doubled each time
GIVEN_UP = timedelta(days=5)  # as mail servers do (RFC 5321, section 4.5.4.1)
EXPIRED = "4.4.7"  # RFC 3463: what is said of a mail that nobody took in time
ELSEWHERE = timedelta(seconds=5)  # until we look again for what another sender has leased


@job()
def hand_over_deliveries() -> None:
    """Hand over what is due, oldest first, for a short while; and come back when more is."""
    more = True
    if not gates.shut_until(SMARTHOST):
        until = time.monotonic() + SLICE
        with Carrier() as carrier, durably():
            while more and time.monotonic() < until and not gates.shut_until(SMARTHOST):
                more = hand_over_batch(carrier)
    queue_hand_over(rest=timedelta() if more else ELSEWHERE)


def hand_over_batch(carrier: Carrier) -> bool:
    """Lease, write, hand over and settle one batch; False when nothing was due."""
    batch = lease_some(BATCH)
    if not batch:
        return False
    ready, unwritten = _write(batch)
    answers = carrier.carry(ready)
    fates = [_fate(one, answers) for one in ready] + [_fate_unwritten(one) for one in unwritten]
    settle([*fates, *_dropped(batch, fates)])
    return True


def _write(batch: Sequence[Delivery]) -> tuple[list[Ready], list[Delivery]]:
    """The mails of a batch, and the deliveries that nobody can write now, so that they hold up no other."""
    try:
        return write_batch(batch), []
    except DatabaseError:
        raise
    except Exception as error:
        logs.trouble("mail.writing", error)
        if len(batch) == 1:
            return [], list(batch)
    ready, unwritten = zip(*(_write([delivery]) for delivery in batch), strict=True)
    return [one for some in ready for one in some], [one for some in unwritten for one in some]


def queue_hand_over(*, rest: timedelta = timedelta()) -> None:
    """Leave word that deliveries wait, for when the next of them is due."""
    due = next_due()
    if due is None:
        return
    at = max(due, clock.now() + rest, gates.shut_until(SMARTHOST) or due)
    soon = at <= clock.now()
    enqueue(hand_over_deliveries, at=at, key=f"{hand_over_deliveries.name}{'' if soon else f' {at:%Y%m%d%H%M%S}'}")


def _dropped(batch: Sequence[Delivery], fates: Sequence[Fate]) -> list[Fate]:
    """What nobody is to get any more: taken back, or its reader left, rests, keeps away or chose otherwise."""
    kept = {fate.delivery.pk for fate in fates}
    return [dropped(delivery) for delivery in batch if delivery.pk not in kept]


def _fate_unwritten(delivery: Delivery) -> Fate:
    """Somebody may mend what keeps it from being written; until then it is tried ever less often."""
    if clock.now() - delivery.at > GIVEN_UP:
        return dropped(delivery)
    return later(delivery, _next_try(delivery.attempt), "unwritten")


def _fate(one: Ready, answers: Answers) -> Fate:
    """What follows from what was said to a mail."""
    answer, delivery, shut = answers.get(one.delivery.pk), one.delivery, gates.shut_until(one.domain)
    if answer is None:
        return untouched(delivery, shut)
    if answer.taken:
        return sent(delivery)
    if answer.for_good:
        return failed(delivery, answer.trouble)
    if clock.now() - delivery.at > GIVEN_UP:
        return failed(delivery, EXPIRED)
    return later(delivery, shut or _next_try(delivery.attempt), answer.trouble)


def _next_try(attempt: int) -> datetime:
    doubled: timedelta = FIRST * 2 ** min(attempt - 1, 20)
    return clock.now() + min(doubled, LONGEST)
