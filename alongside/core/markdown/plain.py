"""Plain text of old mail, made into paragraphs; never read as Markdown, whose signs it uses for other things."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby, pairwise

from alongside.core.characters import clean, direction
from alongside.core.markdown.leaving_out import left_out
from alongside.core.markdown.links import bare_addresses, find_host, host_beside
from alongside.core.markdown.rendering import Masked, Rendered, cleaner, refuse_too_long
from alongside.core.markdown.slots import slot, slots_in

WIDTH = 60  # a paragraph with a line this long was wrapped by a program; shorter lines were ended by hand

_QUOTED = re.compile(r"[ \t]{0,2}>")
_MARKS = re.compile(r"(?:[ \t]{0,2}>[ \t]?)+")
_OWN_LINE = re.compile(r"[ \t]*(?:[-*•·+–]|\(?\d{1,3}[.)]|[A-Za-z][.)])[ \t]|[ \t]{3}|[-=_*~#]{3}")
_SIGNATURE = _DASHES = re.compile(r"^-- ?$", re.M)


def render_plain(text: str, *, masked: Iterable[str] = ()) -> str:
    """The HTML of a plain text: paragraphs, links with their real host, quotes and the signature folded."""
    text = left_out(clean(text), masked).expandtabs(8)
    body, signature = _split_signature(text)
    html = "\n".join(_part(quoted, lines) for quoted, lines in _parts(body))
    if signature.strip():
        html += "\n" + _folded("signature", _paragraphs(signature.split("\n"), wrapped=False))
    return cleaner.clean(html).strip()


def render_mail(words: str, folded: str, *, masked: Iterable[str] = ()) -> str:
    """The HTML of an old mail that was divided before: its new words, and what it quoted, one tap away."""
    masked = tuple(masked)
    # A line "-- " amid words would fold what follows a second time.
    html = render_plain(_DASHES.sub("—", words), masked=[_DASHES.sub("—", passage) for passage in masked])
    return with_folded(html, folded, masked=masked)


def rendered_mail(words: str, folded: str, *, masked: Masked | None = None) -> Rendered:
    """A member's new mail, rendered; refuses what is too long, as for words from a form."""
    refuse_too_long(words)
    words = clean(words)
    passages = tuple(masked(words)) if masked else ()
    html = render_mail(words, folded, masked=passages)
    links = tuple(address for _start, _end, address in bare_addresses(words))
    text = left_out(words, passages)
    return Rendered(source=words, html=html, text=text, links=links, direction=direction(words))


def with_folded(html: str, folded: str, *, masked: Iterable[str] = ()) -> str:
    """The HTML with what a mail quoted below it, one tap away."""
    return f"{html}\n{render_folded(folded, 'quoted', masked=masked)}" if folded.strip() else html


def with_pictures(html: str, pictures: Sequence[str]) -> str:
    """The HTML of a mail with places for these pictures (public ids) below it, and for no others."""
    for shown in pictures_in(html):
        html = html.replace(f"\n{slot('picture', shown)}", "")
    return html + "".join(f"\n{slot('picture', picture)}" for picture in pictures)


def pictures_in(html: str) -> list[str]:
    """The public ids of the pictures that have a place in this HTML."""
    return [name.removeprefix("picture:") for name in slots_in(html) if name.startswith("picture:")]


def render_folded(text: str, what: str, *, masked: Iterable[str] = ()) -> str:
    """The HTML of words that stand beside a text and are one tap away: what was quoted, or a signature."""
    text = left_out(clean(text), masked).expandtabs(8)
    lines = [_MARKS.sub("", line, count=1) for line in text.split("\n")]
    paragraphs = _paragraphs(lines, wrapped=what == "quoted")
    inside = f"<blockquote>{paragraphs}</blockquote>" if what == "quoted" else paragraphs
    return cleaner.clean(_folded(what, inside)).strip()


def _split_signature(text: str) -> tuple[str, str]:
    """The text before the last "-- " line and what follows it, if that is short enough for a signature."""
    *_others, last = [None, *_SIGNATURE.finditer(text)]
    if last is None or text.count("\n", last.end()) > 12 or re.search("^[ \t]{0,2}>", text[last.end() :], re.M):
        return text, ""
    return text[: last.start()], text[last.end() :]


def _parts(text: str) -> list[tuple[bool, list[str]]]:
    """The text as runs of quoted and unquoted lines."""
    runs = groupby(text.split("\n"), key=lambda line: bool(_QUOTED.match(line)))
    return [(quoted, list(lines)) for quoted, lines in runs]


def _part(quoted: bool, lines: list[str]) -> str:
    if not quoted:
        return _paragraphs(lines)
    earlier = _paragraphs([_MARKS.sub("", line, count=1) for line in lines])
    return _folded("quoted", f"<blockquote>{earlier}</blockquote>") if earlier else ""


def _folded(what: str, html: str) -> str:
    return f"<details><summary>{slot('words', what)}</summary>{html}</details>"


def _paragraphs(lines: list[str], wrapped: bool = True) -> str:
    blocks = [list(block) for full, block in groupby(lines, key=lambda line: bool(line.strip())) if full]
    return "\n".join(f"<p>{_lines(block, wrapped)}</p>" for block in blocks)


def _lines(block: list[str], wrapped: bool) -> str:
    """One paragraph. A line end stays where the next word would still have fitted, for then somebody meant it."""
    width = max(len(line.rstrip()) for line in block)
    parts = [_linked(block[0].strip())]
    for before, line in pairwise(block):
        room = width - len(before.rstrip()) - 1
        flows = wrapped and width >= WIDTH and room < len(line.split(None, 1)[0]) and not _OWN_LINE.match(line)
        parts += [" " if flows else "<br>", _linked(line.strip())]
    return "".join(parts)


def _linked(line: str) -> str:
    html, at = [], 0
    for start, end, address in bare_addresses(line):
        shown = line[start:end]
        host = host_beside(shown, find_host(address) or "")
        beside = f" <small>({escape(host)})</small>" if host else ""
        html.append(f'{escape(line[at:start])}<a href="{escape(address)}">{escape(shown)}</a>{beside}')
        at = end
    return "".join(html) + escape(line[at:])
