"""Word, Excel and PowerPoint files written anew: the parts one reads, without who made them, when and where."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from alongside.media.rewriting import Bounds, CannotClean, images, markup
from alongside.media.rewriting.office_words import KEPT_TYPES, clean_words, drop_references
from alongside.media.rewriting.packed import TYPES, Packed, opened, pack

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass
class _Part:
    """One part of the file: its type, its name in the new file, and what it leads to."""

    kind: str
    name: str
    links: list[dict[str, str]] = field(default_factory=list)
    dropped: set[str] = field(default_factory=set)  # ids of links that lead to what is left out


class _Office:
    """An office file as it is walked from its main part to whatever that leads to; the rest is never looked at."""

    def __init__(self, packed: Packed) -> None:
        self.packed = packed
        self.defaults, self.kinds = _kinds(markup.read(packed.read(TYPES)))
        self.parts: dict[str, _Part] = {}
        self.pictures = 0

    def walk(self) -> str:
        """Find all parts that stay, and say which is the main one."""
        mains = [link for link in self._links_of("") if link["Type"].endswith("/officeDocument")]
        if len(mains) != 1:
            raise CannotClean("broken")
        main = _resolved("", mains[0]["Target"])
        waiting = [main]
        self._add(main)
        while waiting:
            old = waiting.pop()
            for link in self._links_of(old):
                if led := self._follow(old, link):
                    waiting.append(led)
        return main

    def files(self, main: str) -> Iterator[tuple[str, bytes]]:
        """The new file, part by part."""
        yield TYPES, self._types()
        yield "_rels/.rels", _rels([{"Id": "rId1", "Type": _OFFICE_DOCUMENT, "Target": main}])
        for old, part in self.parts.items():
            content = self.packed.read(old)
            yield part.name, images.cleaned(content) if part.kind.startswith("image/") else _words(content, part)
            if part.links:
                yield _rels_path(part.name), _rels(part.links)

    def _follow(self, old: str, link: dict[str, str]) -> str | None:
        """Keep a link that may stay; gives the part it leads to where that is new."""
        part = self.parts[old]
        if link.get("TargetMode") == "External":
            if link["Type"].endswith("/hyperlink") and link["Target"].lower().startswith(markup.LINKS):
                part.links.append(link)
            else:
                part.dropped.add(link["Id"])
            return None
        led = _resolved(old, link["Target"].partition("#")[0])
        is_new = led not in self.parts
        if not self._may_stay(led, part.kind):
            part.dropped.add(link["Id"])
            return None
        self._add(led)
        part.links.append({**link, "Target": "/" + self.parts[led].name})
        return led if is_new else None

    def _may_stay(self, led: str, leader: str) -> bool:
        kind = self._kind(led)
        if led not in self.packed or kind in _BESIDE:
            return False
        if kind.startswith("image/") or KEPT_TYPES.fullmatch(kind):
            return True
        is_behind_chart = "chart" in leader  # the table a chart was drawn from: its picture stays
        holds_a_file = "/embeddings/" in f"/{led}" or kind.startswith(("video/", "audio/")) or "oleObject" in kind
        if holds_a_file and not is_behind_chart:
            raise CannotClean("inside")
        return False

    def _add(self, old: str) -> None:
        if old in self.parts:
            return
        kind, name = self._kind(old), old
        if kind.startswith("image/"):
            self.pictures += 1
            name = f"{posixpath.dirname(old)}/picture{self.pictures}{posixpath.splitext(old)[1].lower()}"
        self.parts[old] = _Part(kind, name)

    def _kind(self, name: str) -> str:
        ending = name.rpartition(".")[2].lower()
        return self.kinds.get(name) or self.defaults.get(ending, "")

    def _links_of(self, name: str) -> list[dict[str, str]]:
        path = _rels_path(name)
        if path not in self.packed:
            return []
        return [
            dict(link.attrib)
            for link in markup.read(self.packed.read(path))
            if markup.local(link.tag) == "Relationship"
        ]

    def _types(self) -> bytes:
        root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
        for ending, kind in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
        ):
            etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=ending, ContentType=kind)
        for part in self.parts.values():
            etree.SubElement(root, f"{{{_TYPES}}}Override", PartName="/" + part.name, ContentType=part.kind)
        return markup.write(root)


_BESIDE = ("image/svg+xml", "image/vnd.ms-photo")  # drawn by newer programs in place of a plain picture, which stays
_OFFICE_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def rewrite(source: Path, into: Path, bounds: Bounds) -> None:
    """Write an office file anew, or refuse."""
    with opened(source, bounds) as packed:
        office = _Office(packed)
        main = office.walk()
        pack(into, office.files(main))


def _kinds(types: Any) -> tuple[dict[str, str], dict[str, str]]:
    defaults, kinds = {}, {}
    for entry in types:
        if markup.local(entry.tag) == "Default":
            defaults[entry.get("Extension", "").lower()] = entry.get("ContentType", "")
        else:
            kinds[entry.get("PartName", "").lstrip("/")] = entry.get("ContentType", "")
    return defaults, kinds


def _words(content: bytes, part: _Part) -> bytes:
    """A part of XML, cleaned; the old drawings of comments are not always well-formed, so they are mended."""
    root = markup.read(content, mend="vmlDrawing" in part.kind)
    drop_references(root, part.dropped)
    clean_words(root)
    return markup.write(root)


def _rels(links: list[dict[str, str]]) -> bytes:
    root = etree.Element(f"{{{_LINKS}}}Relationships", nsmap={None: _LINKS})
    for link in links:
        etree.SubElement(root, f"{{{_LINKS}}}Relationship", {name: link[name] for name in _OF_LINK if name in link})
    return markup.write(root)


_OF_LINK = ("Id", "Type", "Target", "TargetMode")


def _rels_path(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _resolved(source: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
