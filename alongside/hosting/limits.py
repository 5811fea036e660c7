"""How often a host may do what is a row each time: far more than any day needs, and an end to what runs wild."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.core.limits import spend
from alongside.memberships.viewer import Viewer

A_DAY = timedelta(days=1)


def spend_as_host(what: str, *, by: Viewer, most: int = 300) -> None:
    """Spend one of so many a day, or refuse."""
    spend(what, by.alias, most=most, per=A_DAY, words=_("That was very often today. Please leave it for tomorrow."))
