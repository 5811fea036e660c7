"""A notice is done with when its post was on a page that its reader opened."""

from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.notify.models import Notice
from alongside.threads.models import Thread


def see(thread: Thread, up_to: int, *, by: Viewer) -> None:
    """Nothing in this thread up to this post waits for the viewer any more."""
    if by.is_member:
        waiting = Notice.objects.filter(alias_id=by.member_id, thread=thread, post__number__lte=up_to, seen=False)
        with writing():
            waiting.update(seen=True)
