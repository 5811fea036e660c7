"""Answering in a thread."""

from dataclasses import replace
from datetime import timedelta
from math import ceil

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.rows import put
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import require_not_paused
from alongside.threads.announce import announce
from alongside.threads.errors import ThreadLocked, ThreadSlow
from alongside.threads.follow import read_on
from alongside.threads.hold import count_on, find_last_said, find_said, go_on, hold, was_let_in
from alongside.threads.models import Hold, Post, Thread
from alongside.threads.newcomers import require_may_post
from alongside.threads.saying import Ready, Words, identity_of, keep_beside, make_ready


def reply(
    thread: Thread, *, by: Viewer, words: Words | Ready, answers: Post | None = None, once: str = "",
    waits: bool | None = None, planned: bool = False, leads: bool = False, by_mail: bool = False,
) -> Post:  # fmt: skip
    """Add a post to the thread; sent twice with the same `once`, it is added once.

    Whether it `waits` for a host is said by the words, and in a chat by who is new there, unless the caller knows.
    What was `planned` comes when its time does: neither calm nor how much its author said lately holds it up. Calm
    alone doesn't hold up whoever `leads`. Whoever writes `by_mail` hasn't read the page by it. Whoever holds the pen
    already brings words that are ready.
    """
    if by.alias_id is None or by.community_id != thread.community_id:
        raise NotFound
    require_not_paused(by)
    ready = words if isinstance(words, Ready) else make_ready(words, by)
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
        if not planned and not leads:
            require_slow_enough(thread, by)
        require_may_post(
            ready, by, in_own_thread=thread.started_by_id == by.alias_id, in_chat=thread.is_live, planned=planned
        )
        if not ready.hold and (waits_in_chat(thread, by) if waits is None else waits):
            ready = replace(ready, hold=Hold.HOST)
        return _write(thread, by, by.alias_id, ready, answers, identity, was_there=not planned and not by_mail)


def _write(
    thread: Thread, by: Viewer, author: int, ready: Ready, answers: Post | None, identity: str | None, *,
    was_there: bool,
) -> Post:  # fmt: skip
    at, number = clock.now(), thread.last_number + 1
    in_thread = answers if answers and answers.thread_id == thread.pk else None
    post = Post(
        thread=thread, number=number, author_id=author, answers=in_thread, at=at, identity=identity,
        **ready.held_fields(),
    )  # fmt: skip
    put(post)
    keep_beside(post, ready, by=by, is_new=True)
    (count_on if post.hold else go_on)(thread, post)
    # Whose words came by a clock, or by mail, didn't read what stands before them.
    read_on(thread.pk, author, number if was_there else 0, follow=True)
    announce(post, ready, by=by)
    return post


def waits_in_chat(thread: Thread, by: Viewer) -> bool:
    """Whether a host looks first, because this is a chat and nothing of this new member was let in here before."""
    return thread.is_live and thread.holds_new and by.is_new and not was_let_in(thread, by.member_id)


def require_slow_enough(thread: Thread, by: Viewer) -> None:
    """Refuse a member's next words in a thread that hosts calmed, until their time has come; hosts needn't wait."""
    if not thread.slow or by.is_host:
        return
    last = find_last_said(thread, by.member_id)
    waits = last + timedelta(minutes=thread.slow) - clock.now() if last else timedelta()
    if waits > timedelta():
        if thread.slow == 1:
            raise ThreadSlow(
                _(
                    "The hosts asked for calm here: everybody waits a minute between two answers. "
                    "You can write again within a minute. Your words are below; nothing is lost."
                )
            )
        words = _(
            "The hosts asked for calm here: everybody waits %(slow)d minutes between two answers. "
            "You can write again in %(minutes)d minutes. Your words are below; nothing is lost."
        )
        raise ThreadSlow(words % {"slow": thread.slow, "minutes": ceil(waits.total_seconds() / 60)})
