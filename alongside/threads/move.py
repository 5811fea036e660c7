"""Moving posts to another thread of the same community. Their addresses stay; nothing is renumbered where they were."""

from django.db.models import F
from django.utils.translation import gettext as _

from alongside.core.characters import clean
from alongside.core.errors import NotFound, Refused
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.journal.record import record
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer
from alongside.threads.edit import make_thread_stale, retell
from alongside.threads.events import PostMoved
from alongside.threads.models import Post, Thread


class NothingToMove(Refused):
    """No post was chosen, or they are there already."""


def move(posts: list[Post], *, to: Thread, by: Viewer, because: str) -> None:
    """Put these posts at the end of another thread, in their order."""
    require_host(by)
    chosen = sorted((post for post in posts if post.thread_id != to.pk), key=lambda post: post.number)
    if not chosen:
        raise NothingToMove(_("Choose at least one post, and a thread it isn't in already."))
    if any(thread.community_id != by.community_id for thread in (to, *(post.thread for post in chosen))):
        raise NotFound
    if any(thread.is_live for thread in (to, *(post.thread for post in chosen))):
        raise Refused(_("This chat still goes on. When its slow lane has ended, its posts can be moved."))
    if to.is_open and not all(post.thread.is_open for post in chosen):
        raise Refused(_("Everyone can read that thread, but these words were written for members alone."))
    with writing():
        record("move", f"post {chosen[0].public_id}", by=by, because=because)
        _carry(chosen, to)


def split(posts: list[Post], *, title: str, by: Viewer, because: str) -> Thread:
    """Begin a thread of its own with these posts."""
    require_host(by)
    if not posts or any(post.thread.community_id != by.community_id for post in posts):
        raise NothingToMove(_("Choose at least one post."))
    first = min(posts, key=lambda post: post.number)
    with writing():
        thread = Thread.objects.create(
            community_id=by.community_id, title=" ".join(clean(title).split())[:140] or first.thread.title,
            started_by_id=first.author_id, started_at=first.at, last_at=first.at, last_by_id=first.author_id,
            is_open=all(post.thread.is_open for post in posts), archived=first.thread.archived,
        )  # fmt: skip
        move(posts, to=thread, by=by, because=because)
    thread.refresh_from_db()
    return thread


def _carry(chosen: list[Post], to: Thread) -> None:
    to = Thread.objects.select_for_update().get(pk=to.pk)
    left = {post.thread_id for post in chosen}
    number = to.last_number
    for number, post in enumerate(chosen, start=to.last_number + 1):
        Post.objects.filter(pk=post.pk).update(thread=to, number=number)
        publish(PostMoved(post.pk))
    others = Post.objects.filter(thread=to).exclude(author_id=to.started_by_id).exists()
    Thread.objects.filter(pk=to.pk).update(last_number=number, answered=others)
    make_thread_stale(to.pk)  # strangers read the words where they stand now, or no more
    retell(Post.objects.get(pk=chosen[-1].pk))
    for thread_id in left:
        if Post.objects.filter(thread_id=thread_id).exists():
            _tell_left(thread_id)
        else:
            Thread.objects.filter(pk=thread_id).update(gone=True, version=F("version") + 1)


def _tell_left(thread_id: int) -> None:
    """A thread that lost posts: what was said last may be another one now."""
    last = Post.objects.filter(thread_id=thread_id).order_by("-number").first()
    if last:
        retell(last)
