"""What happens to parsed Markdown before it becomes HTML: links tell where they lead, pictures wait for a tap."""

from dataclasses import dataclass, field
from html import escape

from markdown_it.token import Token

from alongside.core.markdown.links import bare_addresses, find_host, host_beside
from alongside.core.markdown.reader import find_picture
from alongside.core.markdown.slots import slot, without_slots


@dataclass
class Found:
    """What was met in a text on the way."""

    text: list[str] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)
    links: dict[str, None] = field(default_factory=dict)


def finished(tokens: list[Token], found: Found) -> list[Token]:
    """The blocks of a page: headings below the page's own, pictures between paragraphs, hosts beside links."""
    done: list[Token] = []
    pictures: list[Token] = []
    for number, token in enumerate(tokens):
        done += [token, *pictures]
        pictures = []
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 2, 6)}"
        elif token.type == "fence":
            found.text.append(token.content.rstrip("\n"))
        elif token.type == "inline":
            line = _Line(found)
            token.children = line.finish(token.children or [])
            found.text.append("".join(line.words))
            if line.pictures and not any(child.content.strip() for child in token.children):
                tokens[number - 1].hidden = tokens[number + 1].hidden = True  # a paragraph of nothing but pictures
            pictures = line.pictures
    return done


class _Line:
    """The text of one block on its way to the page: its words, and the pictures to lift out of it."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.words: list[str] = []
        self.pictures: list[Token] = []
        self.link: str | None = None
        self.link_text = ""

    def finish(self, children: list[Token]) -> list[Token]:
        """The same text with links that say where they lead, and with its pictures taken out."""
        return [finished for child in children for finished in self._finish(child)]

    def _finish(self, child: Token) -> list[Token]:
        self.words.append("\n" if child.type in ("softbreak", "hardbreak") else child.content)
        if child.type == "image":
            return self._picture(child.content, str(child.attrs["src"]))
        if child.type == "link_open":
            self.link, self.link_text = str(child.attrs["href"]), ""
            self.found.links[self.link] = None
        elif child.type == "link_close" and self.link:
            address, self.link = self.link, None
            said = [] if self.link_text.strip() else [_plain(address)]
            return [*said, child, *_beside(self.link_text or address, address)]
        elif self.link:
            self.link_text += child.content
        elif child.type == "text" and ("://" in child.content or "www." in child.content.lower()):
            return _with_links(child.content, self.found)
        return [child]

    def _picture(self, alt: str, address: str) -> list[Token]:
        """One of our pictures, lifted out; anybody else's becomes a link, because it would tell them who reads."""
        picture = find_picture(address)
        if picture:
            self.found.pictures.setdefault(picture, alt)
            self.pictures.append(_raw("html_block", slot("picture", picture) + "\n"))
            return []
        if self.link:
            self.link_text += alt
            return [_plain(alt)]
        return _linked(alt or address, address, self.found)


def _with_links(text: str, found: Found) -> list[Token]:
    tokens, at = [], 0
    for start, end, address in bare_addresses(text):
        tokens += [_plain(text[at:start]), *_linked(text[start:end], address, found)]
        at = end
    return [*tokens, _plain(text[at:])]


def _linked(text: str, address: str, found: Found) -> list[Token]:
    found.links[address] = None
    opening = Token("link_open", "a", 1, attrs={"href": address})
    return [opening, _plain(text), Token("link_close", "a", -1), *_beside(text, address)]


def _beside(text: str, address: str) -> list[Token]:
    """The real host, shown beside a link whose text doesn't say it."""
    host = host_beside(without_slots(text), find_host(address) or "")
    return [_raw("html_inline", f" <small>({escape(host)})</small>")] if host else []


def _plain(text: str) -> Token:
    return Token("text", "", 0, content=text)


def _raw(kind: str, html: str) -> Token:
    return Token(kind, "", 0, content=html)
