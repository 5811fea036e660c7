"""Taking a post back: the words leave the thread, what others answered stays, and for 30 days it can be undone."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.core import clock, markdown
from alongside.core.errors import Refused
from alongside.core.events import publish
from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.threads.edit import require_author, touch
from alongside.threads.events import PostRemoved, PostRestored, PostWithdrawn
from alongside.threads.models import EarlierWording, Mention, Post, Thread
from alongside.threads.saying import last_words

UNDO = timedelta(days=30)


class TooLate(Refused):
    """The words are gone for good."""


def withdraw(post: Post, *, by: Viewer) -> None:
    """Take one's own post back; gone from the very next answer."""
    require_author(post, by)
    with writing():
        if Post.objects.filter(pk=post.pk, withdrawn_at=None).update(withdrawn_at=clock.now()):
            _retold(post)
            publish(PostWithdrawn(post.pk))


def restore(post: Post, *, by: Viewer) -> None:
    """Put a withdrawn post back where it stood, within 30 days."""
    require_author(post, by)
    with writing():
        back = Post.objects.filter(pk=post.pk, withdrawn_at__gt=clock.now() - UNDO)
        if not back.update(withdrawn_at=None):
            raise TooLate(_("This was taken back more than 30 days ago. The words are gone for good."))
        _retold(post)
        publish(PostRestored(post.pk))


def set_removed(post: Post, removed: bool) -> None:
    """Remove a post, or bring it back; hosting decides who may and writes the journal in the same transaction."""
    with writing():
        Post.objects.filter(pk=post.pk).update(removed=removed)
        _retold(post)
        publish((PostRemoved if removed else PostRestored)(post.pk))


def _retold(post: Post) -> None:
    """Tell the list of threads what is now the last thing said."""
    touch(post.thread_id)
    shown = Post.objects.filter(thread_id=post.thread_id, withdrawn_at=None, removed=False)
    last = shown.order_by("-number").first()
    if last:
        plain = markdown.render_words(last.html)
        Thread.objects.filter(pk=post.thread_id).update(
            last_at=last.at, last_by_id=last.author_id, last_words=last_words(plain)
        )
    else:
        Thread.objects.filter(pk=post.thread_id).update(last_words="")


@job()
def shred_withdrawn() -> None:
    """Empty the words of posts taken back more than 30 days ago; for the daily housekeeping."""
    old = list(Post.objects.filter(withdrawn_at__lt=clock.now() - UNDO).exclude(source="").values_list("pk", flat=True))
    with writing():
        empty_words(old)
        EarlierWording.objects.filter(until__lt=clock.now()).delete()


def empty_words(posts: list[int]) -> None:
    """Leave nothing of what these posts said, inside the caller's transaction."""
    Post.objects.filter(pk__in=posts).update(source="", html="", folded="", edited=False)
    EarlierWording.objects.filter(post__in=posts).delete()
    Mention.objects.filter(post__in=posts).delete()
