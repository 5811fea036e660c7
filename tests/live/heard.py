"""All that a stream says to somebody who listens from the beginning, asked as the streams' own thread asks it."""

from django.conf import settings

from alongside.live import limits
from alongside.live.admit import find_admitted
from alongside.live.asking import Asking
from alongside.live.happened import Reader
from alongside.live.room import Room
from alongside.threads.cursor import Cursor, last_event, sealed_cursor
from alongside.threads.models import Thread


def heard(thread: str, cookie: str, *, form: str = "post") -> str:
    """What comes over this person's stream of a thread (public id); nothing where they may not listen."""
    found = find_admitted(Asking(thread, cookie, settings.LANGUAGE_CODE, "", form))
    if found is None:
        return ""
    # As far back as a stream looks: in a long run there were more events than that.
    beginning = sealed_cursor(thread, Cursor(0, 0, max(last_event() - limits.EVENTS_BEHIND, 0)))
    room = Room(found[0], last_event())
    return room.begin(found[1], beginning, found[0].version, Reader(last=last_event())).decode()


def threads_there_are() -> list[str]:
    """Every thread, by its public id."""
    return list(Thread.objects.values_list("public_id", flat=True))
