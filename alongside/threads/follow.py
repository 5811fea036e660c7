"""Following and muting a thread, and remembering how far one has read."""

from alongside.core.errors import NotFound
from alongside.core.rows import changed
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Following, Thread

READ_ON = """
    INSERT INTO threads_following (thread_id, alias_id, follows, muted, read_to) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (thread_id, alias_id) DO UPDATE SET read_to = excluded.read_to
    WHERE threads_following.read_to < excluded.read_to"""


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
    changed(READ_ON, [thread_id, alias_id, follow, False, number])


def _choose(thread: Thread, by: Viewer, *, follows: bool, muted: bool) -> None:
    if by.alias_id is None or thread.community_id != by.community_id:
        raise NotFound
    with writing():
        Following.objects.update_or_create(
            thread=thread, alias_id=by.alias_id, defaults={"follows": follows, "muted": muted}
        )
