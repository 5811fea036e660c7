"""A notice is done with when its post was on a page that its reader opened."""

from collections.abc import Collection

from django.db.models import Q

from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.notify.models import Notice
from alongside.threads.models import Following, Thread


def see(thread: Thread, up_to: int, *, by: Viewer) -> None:
    """Nothing in this thread up to this post waits for the viewer any more."""
    if by.is_member:
        waiting = Notice.objects.filter(alias_id=by.member_id, thread=thread, post__number__lte=up_to, seen=False)
        with writing():
            waiting.update(seen=True)


def past_among(thread_id: int, number: int, aliases: Collection[int]) -> set[int]:
    """Those of these for whom a post is no news any more: they have read so far, or muted the thread."""
    past = Q(muted=True) | Q(read_to__gte=number)
    found = Following.objects.filter(past, thread_id=thread_id, alias__in=aliases)
    return set(found.values_list("alias_id", flat=True))
