"""Chats' part in going on after keys were lost for good."""

from alongside.chats.models import Ahead, Feed, PersonFeed
from alongside.core.sealing import has_key
from alongside.core.writing import writing


def mend_chats(*, index_was_lost: bool) -> int:
    """Drop what was written ahead and nobody can open any more, and calendars that no address leads to.

    How many answers were lost.
    """
    gone = [row.pk for row in Ahead.objects.iterator() if not has_key(row.sealed)]
    with writing():
        Ahead.objects.filter(pk__in=gone).delete()
        if index_was_lost:
            Feed.objects.all().delete()
            PersonFeed.objects.all().delete()
    return len(gone)
