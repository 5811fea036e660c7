"""Starting a thread."""

from django.db import IntegrityError
from django.utils.translation import gettext as _

from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.characters import clean
from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import require_not_paused
from alongside.threads.announce import announce
from alongside.threads.errors import NothingSaid
from alongside.threads.events import ThreadStarted
from alongside.threads.hold import find_said
from alongside.threads.models import Following, Post, Thread
from alongside.threads.newcomers import require_may_post
from alongside.threads.saying import Ready, Words, identity_of, keep_beside, make_ready


def start(
    community: Community, *, by: Viewer, title: str, words: Words | Ready, once: str = "", chat: str = ""
) -> Post:  # fmt: skip
    """Start a thread with its first post; sent twice with the same `once`, it starts one.

    With `chat`, it is where that chat (public id) is held, for members alone. Whoever holds the pen already brings
    words that are ready.
    """
    if by.alias_id is None or by.community_id != community.pk:
        raise NotFound
    require_not_paused(by)
    title = " ".join(clean(title).split())[:140]
    if not title:
        raise NothingSaid(_("A few words as a title help others to find this."))
    ready = words if isinstance(words, Ready) else make_ready(words, by, title=title)
    identity = identity_of(once, by.alias_id)
    try:
        with writing():
            return find_said(identity) or _write(community, by, title, ready, identity, chat)
    except IntegrityError:  # the same form, sent twice in one moment: the other one was first
        if earlier := find_said(identity):
            return earlier
        raise


def _write(community: Community, by: Viewer, title: str, ready: Ready, identity: str | None, chat: str) -> Post:
    if not chat:  # a welcome comes when its hour comes, however much its host wrote before
        require_may_post(ready, by, in_own_thread=False)
    at, author = clock.now(), by.member_id
    post = Post(number=1, author_id=author, at=at, identity=identity, **ready.held_fields())
    thread = Thread.objects.create(
        community=community,
        title=title,
        started_by_id=author,
        started_at=at,
        last_at=at,
        last_by_id=author,
        last_words=post.words_in_lists,
        last_number=1,
        is_open=community.is_open and not chat,
        chat=chat,
        is_live=bool(chat),
        gone=bool(post.hold),  # nobody reads its title either, until a host has looked
    )
    post.thread = thread
    post.save(force_insert=True)
    keep_beside(post, ready, by=by, is_new=True)
    Following.objects.create(thread=thread, alias_id=author, follows=True, read_to=1)
    if not post.hold:
        publish(ThreadStarted(thread.pk))
    announce(post, ready, by=by)
    return post
