"""Taking a meet-up out, and bringing it back: what a host decides, hosting keeps with its reason."""

from django.db.models import F

from alongside.core.writing import writing
from alongside.meetups.models import Meetup


def remove(meetup: Meetup) -> None:
    """Let nobody but hosts find it."""
    _set(meetup, removed=True)


def bring_back(meetup: Meetup) -> None:
    """Let members find it again."""
    _set(meetup, removed=False)


def _set(meetup: Meetup, *, removed: bool) -> None:
    with writing():
        Meetup.objects.filter(pk=meetup.pk).update(removed=removed, version=F("version") + 1)
