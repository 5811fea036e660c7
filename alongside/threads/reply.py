"""Answering in a thread."""

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.rows import put
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import require_not_paused
from alongside.threads.errors import ThreadLocked
from alongside.threads.events import PostAdded
from alongside.threads.follow import read_on
from alongside.threads.hold import find_said, go_on, hold
from alongside.threads.models import Post, Thread
from alongside.threads.saying import Ready, Words, identity_of, keep_beside, make_ready


def reply(thread: Thread, *, by: Viewer, words: Words, answers: Post | None = None, once: str = "") -> Post:
    """Add a post to the thread; sent twice with the same `once`, it is added once."""
    if by.alias_id is None or by.community_id != thread.community_id:
        raise NotFound
    require_not_paused(by)
    ready = make_ready(words, by)
    identity = identity_of(once, by.alias_id)
    with writing():
        thread = hold(thread)
        # Looked for under the thread's lock: the same form, sent twice in one moment, waits there.
        if identity and (earlier := find_said(identity)):
            return earlier
        if thread.gone:
            raise NotFound
        if thread.locked and not by.is_host:
            raise ThreadLocked(_("The hosts closed this thread for now. Your words are below; nothing is lost."))
        return _write(thread, by, by.alias_id, ready, answers, identity)


def _write(
    thread: Thread, by: Viewer, author: int, ready: Ready, answers: Post | None, identity: str | None
) -> Post:  # fmt: skip
    at, number = clock.now(), thread.last_number + 1
    in_thread = answers if answers and answers.thread_id == thread.pk else None
    post = Post(
        thread=thread, number=number, author_id=author, answers=in_thread, at=at, identity=identity, **ready.fields()
    )
    put(post)
    keep_beside(post, ready, by=by, is_new=True)
    go_on(thread, post)
    read_on(thread.pk, author, number, follow=True)
    publish(PostAdded(post.pk))
    return post
