"""Pictures that came with a mail: shown below its words, which hold no place for them."""

from collections.abc import Sequence

from alongside.core.errors import NotFound
from alongside.core.markdown import pictures_in, with_pictures
from alongside.core.writing import writing
from alongside.media.attach import arrange
from alongside.media.models import Picture
from alongside.memberships.viewer import Viewer
from alongside.threads.edit import edit, make_stale, require_author
from alongside.threads.models import Post
from alongside.threads.saying import Words, place_of


def show_pictures(post: Post, pictures: Sequence[Picture], *, by: Viewer) -> None:
    """Let a post of one's own show these pictures of one's own, in this order; said twice, it shows them once."""
    require_author(post, by)
    if any(picture.owner != by.alias for picture in pictures):
        raise NotFound
    with writing():
        post = Post.objects.select_for_update().select_related("thread").get(pk=post.pk)
        if post.is_plain:
            html = with_pictures(post.html, [picture.public_id for picture in pictures])
            Post.objects.filter(pk=post.pk).update(html=html)
            arrange(place_of(post), pictures)
            make_stale(post)
            return
    _add_to_markdown(post, pictures, by)


def _add_to_markdown(post: Post, pictures: Sequence[Picture], by: Viewer) -> None:
    """Its author has changed the words meanwhile, so that they are Markdown now."""
    shown = set(pictures_in(post.html))
    new = [f"![](picture:{picture.public_id})" for picture in pictures if picture.public_id not in shown]
    if new:
        text = "\n\n".join([post.source, *new])
        edit(post, by=by, words=Words(text, post.kind, post.wish, tuple(post.notes.split()), post.language))
