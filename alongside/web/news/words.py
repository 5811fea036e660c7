"""The words for what news is for, how much comes by mail and by which way, and for hours and days."""

from datetime import time

from django.utils.dates import WEEKDAYS
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from alongside.notify.kinds import GATHER_OFFERED, MOST_OFFERED
from alongside.notify.models import Mail, Way


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


def kinds() -> list[tuple[str, str]]:
    """What news is for."""
    return [
        ("answers", _("Answers to you")),
        ("mentions", _("Posts that name you")),
        ("followed", _("Threads you follow, and other posts")),
        ("chats", _("Chats")),
        ("messages", _("What friends write to you")),
    ]


def ways() -> list[tuple[str, str]]:
    """By which way each comes; on the page it is in any case."""
    return [(Way.PAGE, _("Only here")), (Way.MAIL, _("By mail too"))]


def days_full() -> list[tuple[int, str]]:
    """How many mails of a day come one by one."""
    return [(most, _("At most %(most)d") % {"most": most}) for most in MOST_OFFERED]


def gathers() -> list[tuple[int, str]]:
    """For how long news is gathered."""
    words = (_("No, send each by itself"), _("Half an hour"), _("An hour"), _("Three hours"))
    return list(zip(GATHER_OFFERED, words, strict=True))


def hours() -> list[tuple[int, str]]:
    """The hours of a day, as one says them."""
    return [(hour, time_format(time(hour), "TIME_FORMAT")) for hour in range(24)]


def weekdays() -> list[tuple[int, str]]:
    """The days of a week, Monday first."""
    return [(number, str(name)) for number, name in WEEKDAYS.items()]
