"""The words for how much comes by mail, and for hours and days."""

from datetime import time

from django.utils.dates import WEEKDAYS
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from alongside.notify.models import Mail


def mails() -> dict[str, tuple[str, str]]:
    """What one can choose, and what it means."""
    return {
        Mail.EVERY: (_("Every post"), _("Each comes as a mail of its own.")),
        Mail.FOLLOWED: (
            _("Threads I follow"),
            _("Also what answers you or names you. You follow a thread when you write in it, or say so on its page."),
        ),
        Mail.DAILY: (_("A letter a day"), _("Everything new in one mail, on days on which something was said.")),
        Mail.WEEKLY: (_("A letter a week"), _("Everything new in one mail.")),
        Mail.NOTHING: (_("Nothing"), _("You read here when you like.")),
    }


def hours() -> list[tuple[int, str]]:
    """The hours of a day, as one says them."""
    return [(hour, time_format(time(hour), "TIME_FORMAT")) for hour in range(24)]


def weekdays() -> list[tuple[int, str]]:
    """The days of a week, Monday first."""
    return [(number, str(name)) for number, name in WEEKDAYS.items()]
