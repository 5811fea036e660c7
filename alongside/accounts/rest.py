"""A person's rest from everything: nothing is sent, nothing is overdue, and coming back needs no reason."""

from collections.abc import Collection
from datetime import timedelta

from alongside.accounts.models import Person, PersonId
from alongside.accounts.preferences import change_preferences, read_preferences
from alongside.core import clock
from alongside.core.sealing import open_soon

WEEK, MONTH = timedelta(days=7), timedelta(days=30)


def rest(*, by: PersonId, lasts: timedelta) -> None:
    """Send this person nothing until a week, or a month, is over."""
    change_preferences(by=by, rests_until=(clock.today() + lasts).isoformat())


def come_back(*, by: PersonId) -> None:
    """Come back, before the rest is over or after."""
    change_preferences(by=by, rests_until="")


def resting(people: Collection[PersonId]) -> set[PersonId]:
    """Those of these people who rest today; in two queries for a few hundred."""
    rows = list(Person.objects.filter(pk__in=people).values_list("pk", "sealed"))
    open_soon(sealed for _person, sealed in rows if sealed)
    today = clock.today()
    return {PersonId(pk) for pk, sealed in rows if read_preferences(PersonId(pk), sealed).rests(today)}
