"""Closing a thread for a while, opening it again, calming it, and keeping one on top."""

from django.db.models import F
from django.utils.translation import gettext as _

from alongside.core.errors import NotFound, Refused
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.journal.models import Entry
from alongside.journal.record import record
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer
from alongside.threads.events import ThreadCalmed, ThreadLocked, ThreadPinned, ThreadUnlocked
from alongside.threads.models import Thread

PAUSES = (10, 60, 360)  # minutes between two answers of one member: a breath, a while, half a day awake
PAUSES_OF_CHATS = (1, 2, 5)  # in a chat, where an hour is all there is


def lock(thread: Thread, *, by: Viewer, because: str) -> Entry:
    """Take no more answers here for now; the reason is shown and journalled."""
    _require_host_of(thread, by)
    with writing():
        entry = record("lock", f"thread {thread.public_id}", by=by, because=because)
        _change(thread, locked=True, lock_note=because.strip()[:300])
        publish(ThreadLocked(thread.pk))
    return entry


def unlock(thread: Thread, *, by: Viewer, because: str) -> Entry:
    """Take answers again."""
    _require_host_of(thread, by)
    with writing():
        entry = record("unlock", f"thread {thread.public_id}", by=by, because=because)
        _change(thread, locked=False, lock_note="")
        publish(ThreadUnlocked(thread.pk))
    return entry


def slow_down(thread: Thread, *, minutes: int, by: Viewer, because: str) -> Entry:
    """Let every member wait so many minutes between two answers; the reason is shown where one writes."""
    _require_host_of(thread, by)
    if minutes not in PAUSES:
        raise Refused(_("Choose how long people wait between two answers: ten minutes, an hour, or six hours."))
    return _slow(thread, minutes, by, because)


def calm_down(thread: Thread, *, minutes: int, by: Viewer, because: str) -> Entry:
    """The same for the thread of a chat, in which a minute is a breath."""
    _require_host_of(thread, by)
    if minutes not in PAUSES_OF_CHATS:
        raise Refused(_("Choose how long people wait between two lines: one minute, two, or five."))
    return _slow(thread, minutes, by, because)


def _slow(thread: Thread, minutes: int, by: Viewer, because: str) -> Entry:
    with writing():
        entry = record("slow", f"thread {thread.public_id}", by=by, because=because)
        _change(thread, slow=minutes, slow_note=because.strip()[:300])
        publish(ThreadCalmed(thread.pk))
    return entry


def let_flow(thread: Thread, *, by: Viewer, because: str) -> Entry:
    """Let people answer as often as they like again."""
    _require_host_of(thread, by)
    with writing():
        entry = record("flow", f"thread {thread.public_id}", by=by, because=because)
        _change(thread, slow=0, slow_note="")
        publish(ThreadCalmed(thread.pk))
    return entry


def pin(thread: Thread, *, by: Viewer, pinned: bool = True) -> None:
    """Keep a thread on top of the community's page, or let it flow again."""
    _require_host_of(thread, by)
    with writing():
        _change(thread, pinned=pinned)
        publish(ThreadPinned(thread.pk))


def _require_host_of(thread: Thread, by: Viewer) -> None:
    require_host(by)
    if thread.community_id != by.community_id:
        raise NotFound


def _change(thread: Thread, **to: object) -> None:
    Thread.objects.filter(pk=thread.pk).update(**to, version=F("version") + 1)
