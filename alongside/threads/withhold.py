"""Taking words out of sight and letting them be seen; hosting decides who may, and writes the journal beside it."""

from django.db.models import F
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.events import publish
from alongside.core.rows import fetched
from alongside.core.writing import writing
from alongside.threads.edit import make_stale, retell
from alongside.threads.errors import PostGone
from alongside.threads.events import PostAdded, PostHeld, PostRemoved, PostRestored, SourcesNamed, ThreadStarted
from alongside.threads.follow import read_on
from alongside.threads.hold import go_on, hold
from alongside.threads.models import Hold, Post, Thread
from alongside.threads.withdraw import TooLate

AFTER_ALL = "SELECT COALESCE(MAX(id), 0) + 1 FROM threads_post"


def withhold(post: Post, why: Hold) -> None:
    """Keep a post for its author and the hosts, for the time being."""
    with writing():
        Post.objects.filter(pk=post.pk).update(removed=True, hold=why)
        _hide_empty(post)
        retell(post)
        publish(PostHeld(post.pk))


def remove(post: Post) -> None:
    """Take a post out of its thread; what waited for a host waits no more."""
    with writing():
        Post.objects.filter(pk=post.pk).update(removed=True, hold=Hold.NOT_HELD)
        retell(post)
        publish(PostRemoved(post.pk))


def show(post: Post) -> None:
    """Let a post be seen: as a new one, now, if nobody was told of it yet; else again, where it stood."""
    with writing():
        thread = hold(post.thread)
        post = Post.objects.select_for_update().get(pk=post.pk)
        if not post.removed:
            return
        if not post.source:
            raise TooLate(_("These words were removed for good. There is nothing left to bring back."))
        if post.withdrawn_at:
            raise PostGone(_("Its author took these words back. There is nothing to show any more."))
        (_say_now if post.untold else _show_again)(post, thread)


def _say_now(post: Post, thread: Thread) -> None:
    post.at, post.removed, post.hold, post.untold = clock.now(), False, Hold.NOT_HELD, False
    begins = post.number == 1 and thread.gone  # nobody was in the thread before it
    post.number = 1 if begins else thread.last_number + 1  # at the end: it is new to everybody
    post.told_from = fetched(AFTER_ALL)[0][0]
    post.save(update_fields=["at", "removed", "hold", "untold", "number", "told_from"])
    if begins:
        Thread.objects.filter(pk=thread.pk).update(
            gone=False, started_at=post.at, last_at=post.at, last_words=post.words_in_lists, version=F("version") + 1
        )
        publish(ThreadStarted(thread.pk))
    else:
        go_on(thread, post)
        read_on(thread.pk, post.author_id, post.number)
    make_stale(post)
    publish(PostAdded(post.pk))
    publish(SourcesNamed(post.pk))


def _show_again(post: Post, thread: Thread) -> None:
    Post.objects.filter(pk=post.pk).update(removed=False, hold=Hold.NOT_HELD)
    if post.number == 1 and thread.gone:
        Thread.objects.filter(pk=thread.pk).update(gone=False)
    retell(post)
    publish(PostRestored(post.pk))


def _hide_empty(post: Post) -> None:
    """A thread of which nothing else is there to be read hides its title too."""
    others = Post.objects.filter(thread=post.thread_id, withdrawn_at=None, removed=False)
    if post.number == 1 and not others.exists():
        Thread.objects.filter(pk=post.thread_id).update(gone=True)
