"""What the limits for people who are new ask of a post: which links, pictures and names it brings in."""

from alongside.core.markdown import links_in, pictures_in
from alongside.memberships.viewer import Viewer
from alongside.standing.limits import require_may_edit, require_may_share
from alongside.threads.models import Mention, Post
from alongside.threads.saying import Ready


def require_may_post(
    ready: Ready, by: Viewer, *, in_own_thread: bool, in_chat: bool = False, planned: bool = False
) -> None:
    """Refuse what this member may not share yet, inside the transaction that would share it."""
    said = ready.rendered
    require_may_share(
        by,
        in_own_thread=in_own_thread,
        in_chat=in_chat,
        planned=planned,
        with_links=bool(said.links),
        with_pictures=bool(said.pictures),
        names=ready.mentions,
    )


def require_may_change(ready: Ready, post: Post, by: Viewer) -> None:
    """The same for other words in place of a post's: what was there before may stay."""
    said, names = ready.rendered, set(ready.mentions)
    if by.is_new and names:
        names -= set(Mention.objects.filter(post=post).values_list("alias_id", flat=True))
    pictures = {public_id for public_id, _alternative in said.pictures}
    require_may_edit(
        by,
        with_links=not set(said.links) <= links_in(post.html),
        with_pictures=not pictures <= set(pictures_in(post.html)),
        names=names,
    )
