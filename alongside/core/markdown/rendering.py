"""A member's Markdown, rendered once, when it is saved; a preview is the same."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import nh3
from django.utils.translation import gettext as _

from alongside.core.characters import Direction, clean, direction
from alongside.core.errors import Refused
from alongside.core.markdown.leaving_out import left_out
from alongside.core.markdown.mentions import Resolve, refer, slotted
from alongside.core.markdown.slots import slots_in, without_slots

if TYPE_CHECKING:
    from alongside.core.markdown.reader import Reader

RENDERER_VERSION = 1  # raise it when the same source would give other HTML; a job then renders anew
POST_CHARACTERS = 20_000  # about eight printed pages, half an hour's reading; longer pieces are stories
LINKS = 100  # a reading list fits; an advertisement's sheet of addresses doesn't

TAGS = {
    "a", "blockquote", "br", "code", "details", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "s",
    "small", "strong", "summary", "ul",
}  # fmt: skip
# "*" is named because nh3 otherwise lets `lang` and `title` through.
ATTRIBUTES = {"*": set[str](), "a": {"href"}, "ol": {"start"}}
cleaner = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    url_schemes={"http", "https"},
    url_relative="deny",
    link_rel="nofollow noopener noreferrer",
)


# Given a source as it will be stored, says which of its passages are left out for those who read it.
Masked = Callable[[str], Iterable[str]]


class TextTooLong(Refused):
    """There is more than fits; the words say how much, and nothing is lost."""


@dataclass(frozen=True)
class Rendered:
    """What a source became. `source` is what to store: names in it are references."""

    source: str
    html: str
    text: str  # plain words with slots for names; for search (without them), snippets and mail
    mentions: tuple[str, ...] = ()  # public ids of aliases
    quoted_posts: tuple[str, ...] = ()  # public ids of posts
    pictures: tuple[tuple[str, str], ...] = ()  # public ids with the alternative text written beside them
    links: tuple[str, ...] = ()
    direction: Direction | None = None


@cache
def _reader() -> "Reader":
    from alongside.core.markdown.reader import make_reader

    return make_reader()


def _nobody(names: frozenset[str]) -> dict[str, str]:
    return {}


def _nothing(_source: str) -> Iterable[str]:
    return ()


def refuse_too_long(source: str) -> None:
    """Refuse what has more characters than a post holds."""
    if len(source) > POST_CHARACTERS:
        raise TextTooLong(
            _("This has %(length)s characters. A post holds %(most)s. Could you share it in two parts?")
            % {"length": len(source), "most": POST_CHARACTERS}
        )


def render(source: str, *, resolve: Resolve = _nobody, masked: Masked = _nothing) -> Rendered:
    """Render what a member wrote; refuses what is too long, and makes anything else safe.

    `masked` says which passages of the stored source readers are not shown; whom they name, nobody calls.
    """
    refuse_too_long(source)
    source, mentioned = refer(clean(source), resolve)
    from alongside.core.markdown.finishing import Found, finished  # here, because the parser is slow to load

    reader, found = _reader(), Found()
    shown = left_out(source, masked(source))
    mentioned = tuple(alias for alias in mentioned if f"@alias:{alias}" in shown)
    tokens = finished(reader.parse(slotted(shown, mentioned)), found)
    if len(found.links) > LINKS:
        raise TextTooLong(_("This has more than %(most)s links. Please take some out.") % {"most": LINKS})
    html = cleaner.clean(reader.renderer.render(tokens, reader.options, {})).strip()
    text = "\n\n".join(found.text).strip()
    quoted = tuple(name.removeprefix("post:") for name in slots_in(html) if name.startswith("post:"))
    return Rendered(
        source, html, text, mentioned, quoted, tuple(found.pictures.items()), tuple(found.links),
        direction(without_slots(text)),
    )  # fmt: skip
