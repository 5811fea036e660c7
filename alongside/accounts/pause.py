"""Resting: nothing is sent to a person who paused, and nothing is overdue when they come back."""

from datetime import timedelta

from alongside.accounts.models import PersonId
from alongside.accounts.preferences import change_preferences
from alongside.core import clock

WEEK, MONTH = timedelta(days=7), timedelta(days=30)


def pause(*, by: PersonId, lasts: timedelta) -> None:
    """Send this person nothing until a week, or a month, is over."""
    change_preferences(by=by, paused_until=(clock.today() + lasts).isoformat())


def resume(*, by: PersonId) -> None:
    """Come back before the pause is over."""
    change_preferences(by=by, paused_until="")
