"""Changing one's words. Others see only that they changed; earlier wording is its author's to erase."""

from datetime import timedelta

from django.db.models import F, Q, QuerySet

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.markdown import with_folded
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.speech.look import look
from alongside.standing.pause import require_not_paused
from alongside.threads.errors import NotAuthor
from alongside.threads.events import PostEdited, PostHeld
from alongside.threads.models import EarlierWording, Hold, Post, Quotation, Thread
from alongside.threads.newcomers import require_may_change
from alongside.threads.saying import Ready, Words, keep_beside, make_ready, with_what_came
from alongside.threads.weighing import waits_first

WORDING_KEPT = timedelta(days=30)  # long enough to see what a worried reader saw


def edit(post: Post, *, by: Viewer, words: Words) -> Post:
    """Say it differently; the earlier wording is kept for its author for 30 days."""
    require_author(post, by)
    require_not_paused(by)
    ready = make_ready(with_what_came(words, post), by, left_out=post.masked, folded=post.folded)
    let_through = bool(ready.hold and post.is_shown and waits_first(look(post.source).scam, by=by))
    with writing():
        before, post = post.masked, Post.objects.select_for_update().select_related("thread").get(pk=post.pk)
        if not (post.is_shown or post.is_held):
            raise NotFound
        if post.masked != before:  # a host left something out in this very moment
            ready = make_ready(with_what_came(words, post), by, left_out=post.masked, folded=post.folded)
        require_may_change(ready, post, by)
        said_otherwise = post.source != ready.rendered.source
        if said_otherwise:
            EarlierWording.objects.create(post=post, source=post.source, until=clock.now() + WORDING_KEPT)
        hold = held_after(post, ready, let_through=let_through) if said_otherwise else post.hold
        html = with_folded(ready.rendered.html, post.folded, masked=ready.masked)
        fields = ready.fields() | {"html": html, "hold": hold, "removed": bool(hold)}
        Post.objects.filter(pk=post.pk).update(**fields, edited=post.edited or (said_otherwise and not post.untold))
        keep_beside(post, ready, by=by)
        retell(post)
        publish(PostHeld(post.pk) if hold else PostEdited(post.pk))
    post.refresh_from_db()
    return post


def held_after(post: Post, ready: Ready, *, let_through: bool) -> str:
    """Why a post is out of sight after this change, if it is: what was asked for is done, and a host looks again.

    A post that reads like a sale already and is there to be read was let through; another change of it opens a case.
    """
    if post.hold:
        return Hold.HOST if post.hold == Hold.CHANGE else post.hold
    return "" if let_through else ready.hold


def wordings_of(post: Post, *, by: Viewer) -> QuerySet[EarlierWording]:
    """What the post said before, newest first; for its author."""
    require_author(post, by)
    return EarlierWording.objects.filter(post=post, until__gt=clock.now()).order_by("-pk")


def erase_wordings(post: Post, *, by: Viewer) -> None:
    """Forget what the post said before; a copy that a report holds stays with the report."""
    require_author(post, by)
    with writing():
        EarlierWording.objects.filter(post=post).delete()


def require_author(post: Post, by: Viewer) -> None:
    """Refuse whoever did not write this post."""
    if by.alias_id is None or post.author_id != by.alias_id:
        raise NotAuthor


def make_stale(post: Post) -> None:
    """Make every stored page stale that shows or quotes this post."""
    _raise_versions(post.thread_id, quoting=Quotation.objects.filter(quoted=post))


def make_thread_stale(thread_id: int) -> None:
    """Make every stored page stale that shows or quotes words of this thread: others may read them now, or fewer."""
    _raise_versions(thread_id, quoting=Quotation.objects.filter(quoted__thread=thread_id))


def _raise_versions(thread_id: int, *, quoting: QuerySet[Quotation]) -> None:
    stale = Q(pk=thread_id) | Q(pk__in=quoting.values("post__thread"))
    Thread.objects.filter(stale).update(version=F("version") + 1)


def retell(post: Post) -> None:
    """A post reads otherwise now: make stale what shows or quotes it, and tell lists what was said last."""
    make_stale(post)
    shown = Post.objects.filter(thread_id=post.thread_id, withdrawn_at=None, removed=False)
    last = shown.order_by("-number").first()
    told: dict[str, object] = {"last_words": ""}
    if last:
        told = {"last_words": last.words_in_lists, "last_at": last.at, "last_by_id": last.author_id}
    Thread.objects.filter(pk=post.thread_id).update(**told)
