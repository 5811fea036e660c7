"""One post that waits, as it would stand in its thread: for its author and the hosts."""

from markupsafe import Markup

from alongside.fragments.filling import filling_for
from alongside.fragments.patterns import as_made
from alongside.fragments.post import PREVIEW, post_html, reading
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Post
from alongside.threads.page import read_posts


def held_html(post: Post, *, viewer: Viewer) -> Markup:
    """The whole post, without what one could do with it; whoever is shown it may see it already."""
    (row,) = read_posts(post.thread_id, post.number, post.number)
    filling = filling_for([row], community_id=viewer.community_id, stranger=False)
    return as_made(post_html(row, filling.whole(filling.body_of(row)), reading("", PREVIEW)))
