"""What Today holds for somebody in danger, and for hosts who are asked to come: one quiet line each."""

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.hosting.crisis.access import Asked, asked_of, find_card_for
from alongside.memberships.models import Membership


@dataclass(frozen=True, slots=True)
class Cared:
    """The newest card (public id, or nothing) and the cases somebody was asked to look at."""

    card: str
    asked: tuple[Asked, ...]


def cared_for(ever: Sequence[Membership], now: Sequence[Membership]) -> Cared:
    """For all one's memberships that ever were, and those in which one takes part now."""
    return Cared(find_card_for([membership.pk for membership in ever]), tuple(asked_of(now)))
