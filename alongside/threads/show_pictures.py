"""Pictures that came with a mail: shown below its words, which hold no place for them."""

from collections.abc import Sequence

from alongside.core.errors import NotFound
from alongside.core.markdown import with_pictures
from alongside.core.writing import writing
from alongside.media.attach import arrange
from alongside.media.models import Picture
from alongside.memberships.viewer import Viewer
from alongside.threads.edit import make_stale, require_author
from alongside.threads.models import Post
from alongside.threads.saying import place_of


def show_pictures(post: Post, pictures: Sequence[Picture], *, by: Viewer) -> None:
    """Let a post of one's own that came by mail show exactly these pictures of one's own, in this order."""
    require_author(post, by)
    if not post.is_plain or any(picture.owner != by.alias for picture in pictures):
        raise NotFound
    html = with_pictures(post.html, [picture.public_id for picture in pictures])
    with writing():
        Post.objects.filter(pk=post.pk).update(html=html)
        arrange(place_of(post), pictures)
        make_stale(post)
