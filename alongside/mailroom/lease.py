"""Deliveries on their way: leased in batches, fenced by attempt, and what became of each written down together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from alongside.core import clock
from alongside.core.events import publish
from alongside.core.jobs import CLOCK
from alongside.core.rows import stored_moment
from alongside.core.writing import writing
from alongside.mailroom.events import DeliveryFailed
from alongside.mailroom.models import Delivery, Going

LEASE = timedelta(seconds=65)  # longer than a batch may take; a killed sender's batch waits this long

LEASED = """
    UPDATE mailroom_delivery SET attempt = attempt + 1, leased_until = PRESENT + %s WHERE id IN (
        SELECT id FROM mailroom_delivery
        WHERE state = 'queued' AND due <= %s AND leased_until < PRESENT ORDER BY due, id LIMIT %s SKIP
    ) RETURNING *"""
SETTLED = """
    UPDATE mailroom_delivery SET state = %s, due = %s, trouble = %s, leased_until = 0, attempt = attempt - %s
    WHERE id = %s AND attempt = %s AND state = 'queued'"""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one delivery in this batch; `due` is when it was sent, or when it is tried again."""

    delivery: Delivery
    state: str
    due: datetime
    trouble: str = ""
    tried: bool = True  # whether this counts as an attempt


def sent(delivery: Delivery) -> Fate:
    """The smarthost took it."""
    return Fate(delivery, Going.SENT, clock.now())


def dropped(delivery: Delivery) -> Fate:
    """It is not to be sent any more."""
    return Fate(delivery, Going.DROPPED, clock.now())


def failed(delivery: Delivery, trouble: str) -> Fate:
    """It was refused for good."""
    return Fate(delivery, Going.FAILED, clock.now(), trouble)


def later(delivery: Delivery, due: datetime, trouble: str) -> Fate:
    """It was refused for now."""
    return Fate(delivery, Going.QUEUED, due, trouble)


def untouched(delivery: Delivery, due: datetime | None = None) -> Fate:
    """Nobody said anything about it; it keeps its place, or waits for its provider with all others."""
    return Fate(delivery, Going.QUEUED, due or delivery.due, delivery.trouble, tried=False)


def lease_some(most: int) -> list[Delivery]:
    """Take the deliveries that are due longest, for a lease; committed before a word is sent."""
    skip = "FOR UPDATE SKIP LOCKED" if connection.vendor == "postgresql" else ""
    statement = LEASED.replace("PRESENT", CLOCK[connection.vendor]).replace("SKIP", skip, 1)
    asked = [int(LEASE.total_seconds() * 1000), stored_moment(clock.now()), most]
    with writing():
        return sorted(Delivery.objects.raw(statement, asked), key=lambda one: (one.due, one.pk))


def settle(fates: Sequence[Fate]) -> None:
    """Write down what became of a batch; whoever lost the lease meanwhile changes nothing."""
    rows = [
        (fate.state, stored_moment(fate.due), fate.trouble, 0 if fate.tried else 1, fate.delivery.pk,
         fate.delivery.attempt)
        for fate in fates
    ]  # fmt: skip
    with writing():
        with connection.cursor() as cursor:
            cursor.executemany(SETTLED, rows)
        for fate in fates:
            if fate.state == Going.FAILED:
                publish(DeliveryFailed(fate.delivery.pk))
