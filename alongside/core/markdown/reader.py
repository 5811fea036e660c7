"""The Markdown we read: CommonMark without HTML, and our own references to pictures and earlier words."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from alongside.core.markdown.links import find_host, normal
from alongside.core.markdown.slots import PUBLIC_ID, slot

NESTING = 12  # quotes in lists in quotes: deeper than anybody reads, and each level costs time

_PICTURE = re.compile(f"picture:({PUBLIC_ID})\\Z")
_EARLIER_WORDS = re.compile(f"> ?@post:({PUBLIC_ID})[ \\t]*\\Z")


class Reader(MarkdownIt):
    """Reads Markdown into tokens; makes links only of addresses that every browser reads as we do."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 (the library's name)
        """Whether the address may become a link or a picture."""
        return find_picture(url) is not None or find_host(url) is not None

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """The address as it is checked and stored."""
        return url if find_picture(url) else normal(url)


def find_picture(address: str) -> str | None:
    """The public id in `picture:<public id>`, the only pictures a post can show."""
    found = _PICTURE.match(address)
    return found[1] if found else None


def _earlier_words(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line `> @post:<public id>`: somebody's earlier words, quoted by reference."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    found = _EARLIER_WORDS.match(line)
    if found is None:
        return False
    if not silent:
        state.push("html_block", "", 0).content = slot("post", found[1]) + "\n"
        state.line = start + 1
    return True


def make_reader() -> Reader:
    """The one reader, ready to share between threads: it keeps nothing from one text to the next."""
    reader = Reader("commonmark", {"html": False, "breaks": True, "maxNesting": NESTING})
    # Off because people don't mean it: an indented poem as code, a line of dashes under a sentence as a heading,
    # "[1]: address" under a letter as something to hide. HTML is shown as the text it is.
    reader.disable(["code", "lheading", "reference", "html_block", "html_inline"])
    reader.enable("strikethrough")
    reader.block.ruler.before(
        "blockquote", "earlier_words", _earlier_words, {"alt": ["paragraph", "blockquote", "list"]}
    )
    return reader
