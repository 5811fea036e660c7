"""Opening an older thread to everyone: only when everyone who wrote in it agrees."""

from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.threads.edit import make_thread_stale
from alongside.threads.events import ThreadOpened
from alongside.threads.models import OpeningConsent, Post, Thread


def agree_to_open(thread: Thread, *, by: Viewer) -> bool:
    """One writer's yes; the thread opens with the last one, an archive or a chat never. Says whether it is open now."""
    if by.alias_id is None or thread.community_id != by.community_id or not _may_open(thread):
        raise NotFound
    if not Post.objects.filter(thread=thread, author_id=by.alias_id).exists():
        raise NotFound
    with writing():
        OpeningConsent.objects.bulk_create([OpeningConsent(thread=thread, alias_id=by.alias_id)], ignore_conflicts=True)
        if writers_still_asked(thread):
            return False
        _set_open(thread, True)
        publish(ThreadOpened(thread.pk))
    return True


def disagree_to_open(thread: Thread, *, by: Viewer) -> None:
    """Take one's yes back, and close the thread again if it had opened by it."""
    with writing():
        taken, _ = OpeningConsent.objects.filter(thread=thread, alias_id=by.member_id).delete()
        if taken:
            _set_open(thread, False)


def writers_still_asked(thread: Thread) -> int:
    """How many who wrote here have not said yes."""
    agreed = OpeningConsent.objects.filter(thread=thread).values("alias")
    return Post.objects.filter(thread=thread).exclude(author__in=agreed).values("author").distinct().count()


def _set_open(thread: Thread, is_open: bool) -> None:
    Thread.objects.filter(pk=thread.pk).update(is_open=is_open)
    make_thread_stale(thread.pk)


def _may_open(thread: Thread) -> bool:
    """An archive and a chat are for members, always."""
    if thread.archived or thread.chat:
        return False
    return Thread.objects.filter(pk=thread.pk, community__is_open=True).exists()
