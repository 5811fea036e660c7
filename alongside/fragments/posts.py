"""The posts of a page: what is the same for all is kept ready, what differs for one reader is put in.

Kept ready means: in this process, under a key made of the versions of thread and community, the audience, the
language, the time zone and the day there. Whatever changes a post raises a version in its own transaction.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import gettext as _

from alongside.fragments import words
from alongside.fragments.filling import Filling, filling_for
from alongside.fragments.patterns import as_made, macro
from alongside.fragments.post import HOST, MEMBER, MINE, STRANGER, Reading, post_html, reading
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Thread
from alongside.threads.page import PostRow, ReaderState, read_posts

KEPT = 96  # pages of up to 50 posts, 60 to 100 KB each

type Draw = Callable[[PostRow, str, Reading], str]  # one post as HTML; in a chat, as a line


@dataclass(frozen=True)
class Stored:
    """Some posts of a thread, ready to be shown."""

    rows: tuple[PostRow, ...]
    html: tuple[str, ...]  # as everybody of this audience sees them, earlier words still slots
    filling: Filling
    how: Reading
    authors: frozenset[int]
    noted: frozenset[str]
    draw: Draw = post_html


def stored_posts(thread: Thread, viewer: Viewer, first: int, last: int, draw: Draw = post_html) -> Stored:
    """The posts with these numbers, as this kind of viewer sees them."""
    audience = HOST if viewer.is_host else MEMBER if viewer.is_member else STRANGER
    how = reading(thread.public_id, audience, closed=thread.locked and not viewer.is_host)
    return _stored(thread.pk, thread.community_id, (thread.version, thread.community.version), first, last, how, draw)


@lru_cache(KEPT)
def _stored(
    thread_id: int, community_id: int, versions: tuple[int, int], first: int, last: int, how: Reading, draw: Draw
) -> Stored:
    return drawn(tuple(read_posts(thread_id, first, last)), how, draw, community_id=community_id)


def drawn(rows: tuple[PostRow, ...], how: Reading, draw: Draw, *, community_id: int) -> Stored:
    """These posts as everybody of one audience sees them; what nobody was told of, hosts alone."""
    filling = filling_for(rows, community_id=community_id, stranger=how.audience == STRANGER)
    html = tuple(
        draw(post, filling.body_of(post), how) if how.audience == HOST or not post.untold else "" for post in rows
    )
    authors = frozenset(post.author.pk for post in rows)
    return Stored(rows, html, filling, how, authors, frozenset(note for post in rows for note in post.notes), draw)


def shown_posts(stored: Stored, state: ReaderState, viewer: Viewer) -> Iterator[tuple[PostRow, str]]:
    """Each post with its HTML for this one reader; those of blocked authors are not there."""
    away, hidden = state.blocked | state.quiet, set(viewer.hidden_notes)
    differs = bool(away & stored.authors or hidden & stored.noted or state.shown or state.there)
    quotes, mine = bool(stored.filling.quotes), viewer.alias_id in stored.authors
    for post, html in zip(stored.rows, stored.html, strict=True):
        if mine and post.author.pk == viewer.alias_id:
            html = _own(post, stored, state)
        elif not html:
            continue
        elif differs:
            if post.author.pk in state.blocked:
                continue
            html = _at_a_distance(post, html, state, hidden)
        yield post, stored.filling.whole(html, blocked=state.blocked) if quotes else html


def _own(post: PostRow, stored: Stored, state: ReaderState) -> str:
    html = stored.draw(post, stored.filling.body_of(post), replace(stored.how, audience=MINE))
    if post.withdrawn and not post.removed:
        return _with_end(html, macro("threads/actions.html", "gone_actions")(post.public_id))
    if post.public_id in stored.filling.noted:
        html = _with_end(html, macro("threads/actions.html", "own_notes")(post.public_id))
    sentence = who_is_there(state.there.get(post.pk, []))
    return _with_end(html, macro("threads/actions.html", "here")(sentence)) if sentence else html


def _with_end(html: str, end: object) -> str:
    return html.removesuffix("</article>") + str(end) + "</article>"


def who_is_there(signs: list[tuple[str, str]]) -> str:
    """One sentence for the author: who is there, and who thinks of them."""
    here = [name for name, sign in signs if sign == "here"]
    thinking = [name for name, sign in signs if sign == "thinking"]
    said = []
    if here:
        said.append(_("Here for you: %(names)s.") % {"names": words.listed(here)})
    if thinking:
        said.append(_("Thinking of you: %(names)s.") % {"names": words.listed(thinking)})
    return " ".join(said)


def _at_a_distance(post: PostRow, html: str, state: ReaderState, hidden: set[str]) -> str:
    for sign in state.shown.get(post.pk, ()):
        html = html.replace(f'value="{sign}" aria-pressed="false"', f'value="{sign}" aria-pressed="true"', 1)
    why = ""
    if post.author.pk in state.quiet:
        why = _("%(name)s, whose words you keep folded") % {"name": words.name_of(post.author.name, post.author.state)}
    elif found := hidden.intersection(post.notes):
        about = ", ".join(words.notes().get(note, note) for note in post.notes if note in found)
        why = _("You asked not to meet this without warning: %(about)s") % {"about": about}
    return str(macro("threads/actions.html", "folded_post")(why, as_made(html))) if why else html
