"""HTML mail as plain text in linear time: what it quotes carries "> " marks, and links keep where they lead."""

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring, fragment_fromstring

LETTERS = 2_000_000  # beyond this only the bare text is taken
_OPEN, _CLOSE = "\ue0f0", "\ue0f1"
_HIDDEN = ("script", "style", "head", "title", "template", "object", "iframe", "noscript")
_QUOTE_IDS = (
    "divRplyFwdMsg",
    "x_divRplyFwdMsg",
    "appendonsend",
    "isForwardContent",
    "OLK_SRC_BODY_SECTION",
    "mail-editor-reference-message-container",
)
_QUOTE_CLASSES = ("yahoo_quoted", "protonmail_quote", "tutanota_quote", "zmail_extra", "moz-forward-container")
_OUTLOOK_RULE = re.compile(
    r"border(?:-top)?:\s*(?:none;\s*border-top:\s*)?solid\s+#(?:E1E1E1|B5C4DF)\s+1(?:\.0)?pt", re.IGNORECASE
)
_SHIFTED = re.compile(r"margin:\s*0(?:px)?\s+0(?:px)?\s+0(?:px)?\s+40px;\s*border:\s*none", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>")


def to_text(html: str) -> str:
    """Returns the readable text of an HTML mail; markup that cannot be read gives its bare words."""
    try:
        root = document_fromstring(html[: LETTERS * 2], parser=HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.LxmlError, ValueError, AssertionError):
        return _TAGS.sub(" ", html)
    etree.strip_elements(root, *_HIDDEN, with_tail=False)
    _mark_quotes(root)
    _show_links(root)
    return _quoted(_rendered(root, len(html)))


def _rendered(root: HtmlElement, size: int) -> str:
    if size <= LETTERS:
        from inscriptis.css_profiles import STRICT_CSS_PROFILE
        from inscriptis.html_engine import Inscriptis  # here, because only HTML mail pays for loading it
        from inscriptis.model.config import ParserConfig

        try:
            config = ParserConfig(css=STRICT_CSS_PROFILE, display_images=False, display_links=False)
            return str(Inscriptis(root, config).get_text())
        except (RecursionError, ValueError, KeyError, IndexError, AttributeError, TypeError):
            pass  # odd markup: the bare words are better than nothing
    return "\n".join(part.strip() for part in root.itertext() if part.strip())


def _mark_quotes(root: HtmlElement) -> None:
    for quote in list(root.iter("blockquote")):
        if not _SHIFTED.search(quote.get("style") or ""):
            _surround(quote)
    for part in list(root.iter("div")):
        ids, classes = part.get("id") or "", (part.get("class") or "").split()
        if ids in _QUOTE_IDS or _OUTLOOK_RULE.search(part.get("style") or ""):
            _quote_from(part)
        elif any(name in _QUOTE_CLASSES for name in classes):
            _surround(part)


def _mark(letter: str) -> HtmlElement:
    return fragment_fromstring(f"<div>{letter}</div>")


def _surround(part: HtmlElement) -> None:
    opening, closing = _mark(_OPEN), _mark(_CLOSE)
    opening.tail, part.text = part.text, None
    part.insert(0, opening)
    part.append(closing)


def _quote_from(part: HtmlElement) -> None:
    """Marks a part and all that follows it beside it: Outlook puts the quoted mail after its header, not inside."""
    parent = part.getparent()
    while parent is not None and parent.tag == "div" and len(parent) == 1 and not (parent.text or "").strip():
        part, parent = parent, parent.getparent()
    if parent is None:
        return
    parent.insert(parent.index(part), _mark(_OPEN))
    parent.append(_mark(_CLOSE))


def _show_links(root: HtmlElement) -> None:
    for link in root.iter("a"):
        target = (link.get("href") or "").strip()
        if not target.lower().startswith(("http://", "https://")) or len(target) > 500:
            continue
        shown = "".join(link.itertext()).strip()
        if shown and _bare(target) not in _bare(shown) and "@" not in shown:
            link.tail = f" <{target}>{link.tail or ''}"


def _bare(address: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?|/$", "", address.strip().lower())


def _quoted(text: str) -> str:
    depth = 0
    lines: list[str] = []
    for line in text.split("\n"):
        opened, closed = line.count(_OPEN), line.count(_CLOSE)
        words = line.replace(_OPEN, "").replace(_CLOSE, "").rstrip() if opened or closed else line.rstrip()
        depth = min(depth + opened, 20)
        if words or not (opened or closed):
            lines.append((">" * depth + " " + words.lstrip()).rstrip() if depth else words)
        depth = max(0, depth - closed)
    return re.sub(r"\n{4,}", "\n\n\n", "\n".join(lines)).strip("\n")
