"""XML inside office files: read without entities or the network, and what both families of files keep out of it."""

import re
from typing import Any

from lxml import etree

from alongside.media.rewriting import CannotClean

NOBODY = "Author"  # what a note or change is by, whoever made it
NO_DAY = "2000-01-01T00:00:00"  # when, where a moment must be given
NOWHERE = "about:blank"  # where a link leads that led to somebody's own disk
LINKS = ("http://", "https://", "mailto:", "#")
_MOST_ATTRIBUTES = 200  # a section of Word has the most, some thirty
_FILE_NAME = re.compile(
    r"[A-Za-z]:\\|\\\\|file:"
    r"|[\w )-]\.(?:jpe?g|png|gif|bmp|tiff?|heic|webp|emf|wmf|svg|pdf|docx?|xlsx?|pptx?|od[tsp])\b",
    re.IGNORECASE,
)


def read(content: bytes, *, mend: bool = False) -> Any:
    """The tree of an XML file, without comments and instructions; one that defines entities is refused."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, recover=mend
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as broken:
        raise CannotClean("broken") from broken
    if root is None or root.getroottree().docinfo.doctype:
        raise CannotClean("broken")
    return root


def elements(root: Any) -> list[Any]:
    """All elements of a tree; one with more attributes than any format has would cost the square of them."""
    found = list(root.iter())
    if any(len(element.attrib) > _MOST_ATTRIBUTES for element in found):
        raise CannotClean("large")
    return found


def write(root: Any) -> bytes:
    """The bytes of a tree."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def local(name: Any) -> str:
    """The name of an element or attribute without its namespace."""
    return str(name).rpartition("}")[2]


def space(name: Any) -> str:
    """The namespace of an element or attribute."""
    return str(name)[1:].partition("}")[0] if str(name).startswith("{") else ""


def remove(element: Any) -> None:
    """Take an element out; the words that follow it stay."""
    parent = element.getparent()
    if parent is None:
        return
    before, tail = element.getprevious(), element.tail
    if tail and tail.strip():
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(element)


def names_a_file(words: str | None) -> bool:
    """Whether these words name a file on somebody's disk, as programs write beside a picture unasked."""
    return bool(words) and bool(_FILE_NAME.search(words or ""))
