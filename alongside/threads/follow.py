"""Following and muting a thread, and remembering how far one has read."""

from django.db.models import Value
from django.db.models.functions import Greatest

from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Following, Thread


def follow(thread: Thread, *, by: Viewer) -> None:
    """Hear of new answers here."""
    _choose(thread, by, follows=True, muted=False)


def unfollow(thread: Thread, *, by: Viewer) -> None:
    """Hear no more of new answers here."""
    _choose(thread, by, follows=False, muted=False)


def mute_thread(thread: Thread, *, by: Viewer) -> None:
    """Neither hear of this thread nor meet it on the community's page."""
    _choose(thread, by, follows=False, muted=True)


def read_to(thread: Thread, number: int, *, by: Viewer) -> None:
    """Remember that this reader has come to this post; it never goes back."""
    if by.alias_id is not None and thread.community_id == by.community_id:
        with writing():
            read_on(thread.pk, by.alias_id, number)


def read_on(thread_id: int, alias_id: int, number: int, *, follow: bool = False) -> None:
    """Move the mark on, inside a verb's transaction."""
    mark = Following.objects.filter(thread_id=thread_id, alias_id=alias_id)
    if not mark.update(read_to=Greatest("read_to", Value(number))):
        Following.objects.create(thread_id=thread_id, alias_id=alias_id, read_to=number, follows=follow)


def _choose(thread: Thread, by: Viewer, *, follows: bool, muted: bool) -> None:
    if by.alias_id is None or thread.community_id != by.community_id:
        raise NotFound
    with writing():
        Following.objects.update_or_create(
            thread=thread, alias_id=by.alias_id, defaults={"follows": follows, "muted": muted}
        )
