"""What somebody is about to say, as it will stand on the page."""

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.fragments.filling import filling_for
from alongside.fragments.post import PREVIEW, post_html, reading
from alongside.media.access import pictures_of
from alongside.memberships.viewer import Viewer
from alongside.threads.page import Author, PostRow
from alongside.threads.saying import Ready, Words, make_ready


def preview_html(words: Words, *, by: Viewer, is_first: bool) -> str:
    """The real post, without what one could do with it; refuses what sharing would refuse."""
    ready = make_ready(words, by)
    post = _row(ready, Alias.objects.get(pk=by.member_id), by, number=1 if is_first else 2)
    filling = filling_for([post], community_id=by.community_id, stranger=False)
    wanted = [public_id for public_id, _alternative in ready.rendered.pictures]
    filling.add_pictures(pictures_of(by.alias).filter(public_id__in=wanted) if wanted else ())
    return post_html(post, filling.whole(post.html), reading("", PREVIEW))


def _row(ready: Ready, alias: Alias, by: Viewer, *, number: int) -> PostRow:
    tells = (alias.lives_with, alias.cares_for, alias.lost_someone, alias.works_with)
    author = Author(alias.pk, alias.public_id, alias.name, alias.seed, alias.portrait, alias.state, by.role, tells)
    fields = ready.fields()
    return PostRow(
        0, "preview", number, str(fields["kind"]), str(fields["wish"]), tuple(ready.notes.split()), ready.rendered.html,
        ready.words.language, clock.now(), False, False, False, author, None,
    )  # fmt: skip
