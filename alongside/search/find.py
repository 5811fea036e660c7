"""Finding what was said in a community, among what this reader may see now."""

from dataclasses import dataclass

from alongside.aliases.models import Alias, State
from alongside.communities.access import language_spoken_in
from alongside.core.index import LAST, Query, parse_query, snippet
from alongside.core.markdown import fill_text, left_out_words, slots_in, words_of
from alongside.core.names import skeleton
from alongside.memberships.viewer import Viewer
from alongside.search.places import in_community, key_of, languages_of, post_of, posts_index, said_by
from alongside.threads.models import Post
from alongside.threads.shown import Shown, read_shown

PAGE = 20  # results a page: two or three screens of a phone
LOOKED_AT = 500  # entries checked for one page; only somebody who blocks very busy people meets this


@dataclass(frozen=True)
class FoundPost:
    """A post that was found, and a few words as safe HTML with `<mark>` in them.

    There are no words where its author noted something a reader may want to know first.
    """

    post: Shown
    words: str


@dataclass(frozen=True)
class Findings:
    """One page of what was found, newest first; `older` is where the next page begins, or empty."""

    posts: tuple[FoundPost, ...] = ()
    older: str = ""


def find_posts(viewer: Viewer, text: str, *, author: str = "", before: str = "") -> Findings:
    """Posts with all these words ("quoted" ones as they stand), or all that one alias said; newest first.

    `before` is the `older` of the page before. What the reader may not see, has blocked or muted is left out.
    """
    language = language_spoken_in(viewer.community_id)
    if language is None:
        return Findings()
    query = parse_query(text, languages_of(language))
    tags = _tags_of(author, viewer.community_id)
    if tags is None or not (query or tags):
        return Findings()
    posts = _readable(viewer, query, tags, before)
    names = _names(posts[:PAGE], viewer.community_id)
    found = tuple(FoundPost(post, _words(post, query, names, language)) for post in posts[:PAGE])
    return Findings(found, posts[PAGE - 1].public_id if len(posts) > PAGE else "")


def _tags_of(author: str, community_id: int) -> tuple[str, ...] | None:
    """What narrows the search to an author; None when nobody here has that name."""
    if not author.strip():
        return ()
    here = Alias.objects.filter(community_id=community_id, skeleton=skeleton(author)).exclude(state=State.FORMER)
    alias = here.values_list("pk", flat=True).first()
    return None if alias is None else (said_by(alias),)


def _readable(viewer: Viewer, query: Query, tags: tuple[str, ...], before: str) -> list[Shown]:
    """The newest matches that the viewer may read, one more than fits a page if there are that many."""
    key = _key_before(before, viewer)
    posts: list[Shown] = []
    for step in range(0, LOOKED_AT, 2 * PAGE):
        keys = posts_index().find(
            query,
            within=(in_community(viewer.community_id),),
            also=tags,
            limit=2 * PAGE if step else PAGE + 1,
            before=key,
        )
        posts += read_shown([post_of(key) for key in keys], viewer)
        if len(posts) > PAGE or len(keys) <= PAGE:
            break
        key = keys[-1]
    return posts


def _key_before(public_id: str, viewer: Viewer) -> int:
    """Where the page after this post begins; from the newest when the viewer's community has no such post."""
    if not public_id:
        return LAST
    last = Post.objects.filter(public_id=public_id, thread__community_id=viewer.community_id)
    place = last.values_list("pk", "at").first()
    return key_of(*place) if place else LAST


def _names(posts: list[Shown], community_id: int) -> dict[str, str]:
    """The present names of those whom these posts mention."""
    slots = {slot for post in posts for slot in slots_in(post.html) if slot.startswith("alias:")}
    if not slots:
        return {}
    here = Alias.objects.filter(
        public_id__in=[slot.removeprefix("alias:") for slot in slots], community_id=community_id
    )
    return {f"alias:{public_id}": name for public_id, name in here.values_list("public_id", "name")}


def _words(post: Shown, query: Query, names: dict[str, str], language: str) -> str:
    if post.notes:
        return ""
    said = fill_text(words_of(post.html), {**names, "words:masked": left_out_words()})
    return snippet(said, query, post.language or language)
