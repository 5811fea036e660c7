"""Closing a thread for a while, opening it again, and keeping one on top."""

from django.db.models import F

from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.journal.record import record
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer
from alongside.threads.events import ThreadLocked, ThreadPinned, ThreadUnlocked
from alongside.threads.models import Thread


def lock(thread: Thread, *, by: Viewer, because: str) -> None:
    """Take no more answers here for now; the reason is shown and journalled."""
    _require_host_of(thread, by)
    with writing():
        record("lock", f"thread {thread.public_id}", by=by, because=because)
        _change(thread, locked=True, lock_note=because.strip()[:300])
        publish(ThreadLocked(thread.pk))


def unlock(thread: Thread, *, by: Viewer, because: str) -> None:
    """Take answers again."""
    _require_host_of(thread, by)
    with writing():
        record("unlock", f"thread {thread.public_id}", by=by, because=because)
        _change(thread, locked=False, lock_note="")
        publish(ThreadUnlocked(thread.pk))


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
