"""Who may read a thread: the only ways to obtain one."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from alongside.aliases.models import Alias
from alongside.core.errors import NotFound
from alongside.memberships.access import greeters, require_host
from alongside.memberships.viewer import Viewer
from alongside.standing.models import Distance
from alongside.threads.errors import NotAuthor
from alongside.threads.models import Post, Presence, Thread


def readable_by(viewer: Viewer) -> QuerySet[Thread]:
    """Threads this viewer may read: all for members, those open to everyone for strangers."""
    threads = Thread.objects.filter(community_id=viewer.community_id, gone=False)
    return threads if viewer.is_member else threads.filter(is_open=True, community__closed=False)


def open_to_everyone() -> QuerySet[Thread]:
    """Threads that everyone may read in communities that show themselves: for who belongs to none of them yet."""
    shown = {"community__closed": False, "community__is_listed": True, "community__is_open": True}
    return Thread.objects.filter(is_open=True, gone=False, **shown)


def get_thread(viewer: Viewer, public_id: str) -> Thread:
    """The only door to a thread. Missing and forbidden look alike."""
    if thread := readable_by(viewer).filter(public_id=public_id).first():
        return thread
    raise NotFound


def get_post(viewer: Viewer, public_id: str) -> Post:
    """The only door to a post, with its thread; what was withdrawn is there for its author alone."""
    posts = Post.objects.filter(public_id=public_id, thread__in=readable_by(viewer)).select_related("thread")
    shown = Q(withdrawn_at=None, removed=False)
    mine = Q(author_id=viewer.alias_id) if viewer.is_member else Q(pk=None)
    if post := posts.filter(shown | mine).first():
        return post
    raise NotFound


def get_own_post(viewer: Viewer, public_id: str) -> Post:
    """A post of the viewer's own."""
    post = get_post(viewer, public_id)
    if post.author_id != viewer.alias_id:
        raise NotAuthor
    return post


def get_post_for_host(viewer: Viewer, public_id: str) -> Post:
    """Any post of the community, removed ones too; for hosts."""
    require_host(viewer)
    posts = Post.objects.filter(public_id=public_id, thread__community_id=viewer.community_id)
    if post := posts.select_related("thread").first():
        return post
    raise NotFound


def get_words_for_host(viewer: Viewer, public_id: str) -> Post:
    """The same, as long as its words are anybody's to read: what its author took back is theirs alone."""
    post = get_post_for_host(viewer, public_id)
    if post.withdrawn_at:
        raise NotFound
    return post


def get_held_post(viewer: Viewer, public_id: str) -> Post:
    """A post that waits for a host or for its author, for these two alone; also where its thread waits with it."""
    here = Post.objects.filter(public_id=public_id, thread__community_id=viewer.community_id)
    held = here.filter(removed=True, withdrawn_at=None).exclude(hold="")
    if not viewer.is_host:
        held = held.filter(author_id=viewer.member_id)
    if post := held.select_related("thread__community", "author").first():
        return post
    raise NotFound


def thread_id_of(post_public_id: str) -> str:
    """The public id of the thread a post stands in now, so that the door can find it; it may still be forbidden."""
    found = Post.objects.filter(public_id=post_public_id).values_list("thread__public_id", flat=True).first()
    if found is None:
        raise NotFound
    return found


def community_of(public_id: str, *, post: bool = False) -> int:
    """The community a thread or post belongs to, so that the door can find the viewer; it may still be forbidden."""
    if post:
        found = Post.objects.filter(public_id=public_id).values_list("thread__community_id", flat=True).first()
    else:
        found = Thread.objects.filter(public_id=public_id).values_list("community_id", flat=True).first()
    if found is None:
        raise NotFound
    return found


def get_face(viewer: Viewer, public_id: str) -> Alias:
    """An alias whose picture this viewer may see: any for members, for strangers only those who show themselves."""
    alias = Alias.objects.filter(public_id=public_id, community_id=viewer.community_id).first()
    if alias and (viewer.is_member or _shows_itself(alias)):
        return alias
    raise NotFound


def _shows_itself(alias: Alias) -> bool:
    """Whether an alias stands on the doorway, or wrote where everyone may read."""
    if greeters(alias.community_id).filter(alias=alias).exists():
        return True
    said = Post.objects.filter(author=alias, withdrawn_at=None, removed=False)
    return said.filter(thread__in=readable_by(Viewer(alias.community_id))).exists()


def recent_by(alias: Alias, *, viewer: Viewer, most: int = 10) -> list[Post]:
    """The latest words of an alias that this viewer may read, newest first."""
    said = Post.objects.filter(author=alias, thread__in=readable_by(viewer), withdrawn_at=None, removed=False)
    blocked = Distance.objects.filter(by=viewer.alias_id, is_block=True).exclude(by=alias)  # titles are words, too
    said = said.exclude(thread__started_by__in=blocked.values("of"))
    return list(said.select_related("thread").order_by("-at", "-pk")[:most])


def presence_shown(post: Post, sign: str, *, viewer: Viewer) -> bool:
    """Whether the viewer has shown this sign to this post."""
    return Presence.objects.filter(post=post, by_id=viewer.alias_id, sign=sign).exists()


def titles_of(viewer: Viewer, public_ids: Iterable[str]) -> dict[str, str]:
    """The titles behind these ids of threads and posts, as far as the viewer may read them."""
    wanted = list(public_ids)
    threads = readable_by(viewer).filter(public_id__in=wanted).values_list("public_id", "title")
    posts = Post.objects.filter(public_id__in=wanted, thread__in=readable_by(viewer))
    return dict(threads) | dict(posts.values_list("public_id", "thread__title"))


def may_read_one_of(public_ids: Iterable[str], viewer: Viewer) -> bool:
    """Whether the viewer may read the words of any of these posts."""
    posts = Post.objects.filter(public_id__in=list(public_ids), withdrawn_at=None)
    if posts.filter(removed=False, thread__in=readable_by(viewer)).exists():
        return True
    held = posts.filter(removed=True, thread__community_id=viewer.community_id).exclude(hold="")
    return viewer.is_host and held.exists()
