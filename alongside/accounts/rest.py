"""A person's rest from everything: nothing is sent, nothing is overdue, and coming back needs no reason."""

from collections.abc import Collection
from datetime import timedelta

from alongside.accounts.models import PersonId
from alongside.accounts.preferences import change_preferences, preferences_of
from alongside.core import clock

WEEK, MONTH = timedelta(days=7), timedelta(days=30)


def rest(*, by: PersonId, lasts: timedelta) -> None:
    """Send this person nothing until a week, or a month, is over."""
    change_preferences(by=by, rests_until=(clock.today() + lasts).isoformat())


def come_back(*, by: PersonId) -> None:
    """Come back, before the rest is over or after."""
    change_preferences(by=by, rests_until="")


def resting(people: Collection[PersonId]) -> set[PersonId]:
    """Those of these people who rest today; in two queries for a few hundred."""
    today = clock.today()
    return {person for person, chosen in preferences_of(people).items() if chosen.rests(today)}
