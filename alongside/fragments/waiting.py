"""The words around waiting for a first answer: since when, for how long, and why somebody may be the one to answer."""

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from alongside.fragments.words import listed, usual_wait

A_WHILE = timedelta(hours=1)
DAWN, NOON, DUSK = 5, 12, 17  # hours at which people say morning, afternoon and evening


def since_words(since: datetime, *, now: datetime, zone: tzinfo) -> str:
    """Since when something waits, as people say it: no minutes, and no count of days."""
    local, today = since.astimezone(zone), now.astimezone(zone).date()
    days = (today - local.date()).days
    if now - since < A_WHILE:
        return _("for a little while")
    if days <= 0:
        return _since_today(local.hour)
    if days == 1:
        return _("since yesterday")
    if days < 7:
        return _("since %(weekday)s") % {"weekday": date_format(local, "l")}
    return _("for more than a week") if days < 14 else _("for some weeks")


def _since_today(hour: int) -> str:
    if hour < DAWN:
        return _("since last night")
    if hour < NOON:
        return _("since this morning")
    return _("since this afternoon") if hour < DUSK else _("since this evening")


def expected_wait(hours: int | None, *, back: datetime | None, now: datetime, zone: tzinfo) -> str:
    """What somebody who waits may expect: from what really happened, and honest about who is there just now.

    `hours` is the usual wait, `back` when somebody is on duty or up: now, later, or unknown.
    """
    if back is None or back <= now:
        return usual_wait(hours)
    nobody = _("Nobody is on duty just now. It may take until %(when)s.") % {"when": _until(back, now, zone)}
    return nobody if hours is None else f"{nobody} {usual_wait(hours)}"


def _until(back: datetime, now: datetime, zone: tzinfo) -> str:
    """A moment to come, in words that hurry nobody."""
    local, today = back.astimezone(zone), now.astimezone(zone).date()
    days = (local.date() - today).days
    if days <= 0:
        return _("this evening") if local.hour >= DUSK else _("later today")
    if days == 1:
        return _("tomorrow morning") if local.hour < NOON else _("tomorrow")
    return pgettext("until when", "%(weekday)s") % {"weekday": date_format(local, "l")}


def fit_words(topics: Iterable[str], tells: Iterable[str]) -> str:
    """Why this post may be one for the reader, in a sentence; nothing where nothing says so."""
    if known := listed(list(topics)):
        return _("Writes about %(topics)s, as you said you know.") % {"topics": known}
    alike = {
        "lives_with": _("Lives with it, as you do."),
        "cares_for": _("Cares for someone, as you do."),
        "lost_someone": _("Lost someone, as you did."),
        "works_with": _("Works with it, as you do."),
    }
    return next((words for name, words in alike.items() if name in set(tells)), "")
