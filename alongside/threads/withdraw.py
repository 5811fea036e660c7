"""Taking a post back: the words leave the thread, what others answered stays, and for 30 days it can be undone."""

from datetime import datetime, timedelta

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import override

from alongside.core import clock
from alongside.core.errors import Refused
from alongside.core.events import publish
from alongside.core.jobs import job
from alongside.core.tidy import drop
from alongside.core.writing import writing
from alongside.media.attach import clear
from alongside.memberships.viewer import Viewer
from alongside.threads.edit import require_author, retell
from alongside.threads.events import PostRestored, PostWithdrawn
from alongside.threads.models import EarlierWording, Mention, Post, Quotation, Thread
from alongside.threads.saying import place_of

UNDO = timedelta(days=30)
AT_ONCE = 20  # posts emptied in one transaction: a few milliseconds of holding the pen


class TooLate(Refused):
    """The words are gone for good."""


def withdraw(post: Post, *, by: Viewer, at: datetime | None = None) -> None:
    """Take one's own post back; gone from the very next answer. Several taken back together have one moment, `at`."""
    require_author(post, by)
    with writing():
        if Post.objects.filter(pk=post.pk, withdrawn_at=None).update(withdrawn_at=at or clock.now()):
            retell(post)
            publish(PostWithdrawn(post.pk))


def restore(post: Post, *, by: Viewer) -> None:
    """Put a withdrawn post back where it stood, within 30 days."""
    require_author(post, by)
    with writing():
        back = Post.objects.filter(pk=post.pk, withdrawn_at__gt=clock.now() - UNDO)
        if not back.update(withdrawn_at=None):
            raise TooLate(_("This was taken back more than 30 days ago. The words are gone for good."))
        retell(post)
        publish(PostRestored(post.pk))


@job()
def shred_withdrawn() -> None:
    """Empty the words of posts taken back more than 30 days ago; for the daily housekeeping."""
    old = Post.objects.filter(withdrawn_at__lt=clock.now() - UNDO).exclude(source="")
    while some := list(old.select_related("thread__community")[:AT_ONCE]):
        with writing():
            for post in some:
                clear(place_of(post))  # a picture or document that stands nowhere else goes in two days
                forget_title(post)
            empty_words([post.pk for post in some])
    drop(EarlierWording.objects.filter(until__lt=clock.now()))


def forget_title(post: Post) -> None:
    """The title of a thread is words of whoever began it, and goes with its first post."""
    if post.number == 1 and post.author_id == post.thread.started_by_id:
        with override(post.thread.community.language):
            title = _("A conversation whose first words were taken back")
        Thread.objects.filter(pk=post.thread_id).update(title=title, version=F("version") + 1)


def empty_words(posts: list[int]) -> None:
    """Leave nothing of what these posts said, inside the caller's transaction."""
    Post.objects.filter(pk__in=posts).update(source="", html="", folded="", first_words="", masked=[], edited=False)
    EarlierWording.objects.filter(post__in=posts).delete()
    Mention.objects.filter(post__in=posts).delete()
    Quotation.objects.filter(post__in=posts).delete()
