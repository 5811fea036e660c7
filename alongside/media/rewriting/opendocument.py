"""OpenDocument files written anew: words, tables, slides and pictures, without who made them, when and where."""

import base64
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from alongside.media.rewriting import Bounds, CannotClean, images, markup
from alongside.media.rewriting.markup import local
from alongside.media.rewriting.packed import Packed, opened, pack

_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_WORDS = ("content.xml", "styles.xml")
_DROPPED = frozenset({"scripts", "event-listeners", "creator-initials", "sender-initials", "database-source"})
_BLANK = frozenset(
    {"author-name", "author-initials", "initial-creator", "file-name", "template-name", "printed-by", "creator",
     "sender-firstname", "sender-lastname", "sender-initials", "sender-title", "sender-position", "sender-email",
     "sender-phone-private", "sender-fax", "sender-company", "sender-phone-work", "sender-street", "sender-city",
     "sender-postal-code", "sender-country", "sender-state-or-province"}
)  # fmt: skip
_DROPPED_ATTRIBUTES = frozenset({"rsid", "paragraph-rsid", "connection-resource"})


def rewrite(source: Path, into: Path, bounds: Bounds) -> None:
    """Write an OpenDocument file anew, or refuse."""
    with opened(source, bounds) as packed:
        if "META-INF/manifest.xml" in packed and b"encryption-data" in packed.read("META-INF/manifest.xml"):
            raise CannotClean("locked")
        pack(into, _files(packed))


def _files(packed: Packed) -> Iterator[tuple[str, bytes]]:
    kind = packed.read("mimetype")[:100].strip()
    pictures = _new_names(packed)
    words = [name for name in packed if posixpath.basename(name) in _WORDS and _is_document(name)]
    if "content.xml" not in words:
        raise CannotClean("broken")
    objects = {posixpath.dirname(name) for name in words} - {""}
    yield "mimetype", kind
    for name in words:
        yield name, _cleaned(packed.read(name), pictures, objects)
    for old, new in pictures.items():
        yield new, images.cleaned(packed.read(old))
    kinds = {f"{name}/": _object_kind(packed, name) for name in sorted(objects)}
    yield "META-INF/manifest.xml", _manifest(kind.decode(), kinds, [*words, *pictures.values()])


def _is_document(name: str) -> bool:
    """Whether this is the document itself or an object of it, such as a formula or chart: no older version."""
    folder = posixpath.dirname(name)
    return folder == "" or ("/" not in folder and folder.startswith("Object "))


def _new_names(packed: Packed) -> dict[str, str]:
    """Pictures, by number instead of by name."""
    old = [name for name in packed if name.startswith("Pictures/") and posixpath.basename(name)]
    return {name: f"Pictures/{number}{posixpath.splitext(name)[1].lower()}" for number, name in enumerate(old, 1)}


def _cleaned(content: bytes, pictures: dict[str, str], objects: set[str]) -> bytes:
    root = markup.read(content)
    for element in markup.elements(root):
        name = local(element.tag)
        if name == "object-ole":
            raise CannotClean("inside")
        if name == "binary-data" and element.text:
            element.text = base64.b64encode(images.cleaned(base64.b64decode(element.text))).decode()
        elif name in _DROPPED:
            markup.remove(element)
        elif name in ("creator", "date") and "purl.org/dc" in element.tag:
            element.text = markup.NOBODY if name == "creator" else markup.NO_DAY
        elif _is_unasked(element, name):
            element.text = ""
        else:
            _clean_attributes(element, pictures, objects)
    return markup.write(root)


def _is_unasked(element: Any, name: str) -> bool:
    """Whether a program wrote these words by itself: a field with a name in it, or the name of a picture's file."""
    is_field = name in _BLANK and "text:1.0" in element.tag
    return is_field or (name in ("title", "desc") and markup.names_a_file(element.text))


def _clean_attributes(element: Any, pictures: dict[str, str], objects: set[str]) -> None:
    for key, value in list(element.attrib.items()):
        name = local(key)
        if name in _DROPPED_ATTRIBUTES:
            del element.attrib[key]
        elif name == "href":
            _lead(element, key, value.removeprefix("./"), pictures, objects)
        elif name in ("name", "display-name") and "drawing" in key and markup.names_a_file(value):
            element.set(key, "Picture")


def _lead(element: Any, key: str, to: str, pictures: dict[str, str], objects: set[str]) -> None:
    """A link leads to a picture by its new name, to an object, or to the web; a small copy of an object goes."""
    if to in pictures:
        element.set(key, pictures[to])
    elif to.startswith("ObjectReplacements/"):
        markup.remove(element)
    elif to.rstrip("/") not in objects and not to.lower().startswith(markup.LINKS):
        element.set(key, markup.NOWHERE)


def _manifest(kind: str, objects: dict[str, str], names: list[str]) -> bytes:
    entries = {"/": kind, **objects, **{name: "text/xml" if name.endswith(".xml") else "" for name in names}}
    lines = "".join(
        f"<manifest:file-entry manifest:full-path={quoteattr(path)} manifest:media-type={quoteattr(said)}/>"
        for path, said in entries.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_MANIFEST}" '
        f'manifest:version="1.2">{lines}</manifest:manifest>'
    ).encode()


def _object_kind(packed: Packed, name: str) -> str:
    """A formula says so itself: its words are mathematics; the others are charts."""
    is_formula = b"http://www.w3.org/1998/Math/MathML" in packed.read(f"{name}/content.xml")[:4_000]
    return f"application/vnd.oasis.opendocument.{'formula' if is_formula else 'chart'}"
