"""Starting a thread."""

from datetime import datetime

from django.utils.translation import gettext as _

from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import require_not_paused
from alongside.threads.errors import NothingSaid
from alongside.threads.events import PostAdded, ThreadStarted
from alongside.threads.models import Following, Post, Thread
from alongside.threads.saying import Ready, Words, identity_of, last_words, make_ready, save_mentions


def start(community: Community, *, by: Viewer, title: str, words: Words, once: str = "") -> Post:
    """Start a thread with its first post; sent twice with the same `once`, it starts one."""
    if by.alias_id is None or by.community_id != community.pk:
        raise NotFound
    require_not_paused(by)
    title = " ".join(title.split())[:140]
    if not title:
        raise NothingSaid(_("A few words as a title help others to find this."))
    ready = make_ready(words, community.pk)
    identity = identity_of(once, by.alias_id)
    with writing():
        if identity and (earlier := Post.objects.filter(identity=identity).select_related("thread").first()):
            return earlier
        return _write(community, by.alias_id, title, ready, identity, clock.now())


def _write(
    community: Community, author: int, title: str, ready: Ready, identity: str | None, at: datetime
) -> Post:  # fmt: skip
    thread = Thread.objects.create(
        community=community,
        title=title,
        started_by_id=author,
        started_at=at,
        last_at=at,
        last_by_id=author,
        last_words=last_words(ready.plain),
        last_number=1,
        is_open=community.is_open,
    )
    post = Post(thread=thread, number=1, author_id=author, at=at, identity=identity, **ready.fields())
    post.save(force_insert=True)
    save_mentions(post, ready)
    Following.objects.create(thread=thread, alias_id=author, follows=True, read_to=1)
    publish(ThreadStarted(thread.pk))
    publish(PostAdded(post.pk))
    return post
