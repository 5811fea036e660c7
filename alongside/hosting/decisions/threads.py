"""Calming a thread: everybody waits a while between two answers, or nobody answers for now. Both can be undone."""

from alongside.core.writing import writing
from alongside.hosting.decisions import verbs
from alongside.hosting.decisions.deciding import About, decided, require_ours
from alongside.journal.models import Entry
from alongside.memberships.viewer import Viewer
from alongside.threads import lock
from alongside.threads.models import Thread


def slow_down(thread: Thread, *, minutes: int, by: Viewer, because: str) -> None:
    """Let every member wait so long between two answers; the reason stands where one writes."""
    require_ours(thread.community_id, by)
    with writing():
        _keep(verbs.SLOW, thread, lock.slow_down(thread, minutes=minutes, by=by, because=because), by)


def let_flow(thread: Thread, *, by: Viewer, because: str) -> None:
    """Let people answer as often as they like again."""
    require_ours(thread.community_id, by)
    with writing():
        _keep(verbs.FLOW, thread, lock.let_flow(thread, by=by, because=because), by)


def close_thread(thread: Thread, *, by: Viewer, because: str) -> None:
    """Take no more answers for now; the reason is shown."""
    require_ours(thread.community_id, by)
    with writing():
        _keep(verbs.LOCK, thread, lock.lock(thread, by=by, because=because), by)


def open_thread(thread: Thread, *, by: Viewer, because: str) -> None:
    """Take answers again."""
    require_ours(thread.community_id, by)
    with writing():
        _keep(verbs.UNLOCK, thread, lock.unlock(thread, by=by, because=because), by)


def _keep(verb: str, thread: Thread, entry: Entry, by: Viewer) -> None:
    """Nobody alone is concerned: everybody reads the reason in the thread."""
    decided(verb, About(thread=thread), by=by, because=entry.because, entry=entry)
