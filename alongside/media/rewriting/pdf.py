"""A PDF written anew: the pages one sees, and none of what tells who made it, when, and with what."""

import base64
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, PdfError, Stream, String
from pikepdf import PasswordError as Locked

from alongside.media.rewriting import Bounds, CannotClean, images
from alongside.media.rewriting import pdf_names as names

_DEPTH = 60  # dictionaries within each other; honest ones have five
_PICTURE = 50_000_000  # bytes of a picture in its wrapping; larger ones would not have come in
_PROFILE = 5_000_000  # bytes of a colour profile; larger ones are none


def rewrite(source: Path, into: Path, bounds: Bounds) -> None:
    """Write the pages of a PDF anew, or refuse."""
    try:
        with Pdf.open(source, suppress_warnings=True) as pdf:
            _clean(pdf, bounds)
            pdf.save(into, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    except Locked as locked:
        raise CannotClean("locked") from locked
    except PdfError as broken:
        raise CannotClean("broken") from broken


def _clean(pdf: Pdf, bounds: Bounds) -> None:
    if len(pdf.objects) > bounds.objects or len(pdf.pages) > bounds.pages:
        raise CannotClean("large")
    if not len(pdf.pages):
        raise CannotClean("broken")
    if bool(pdf.Root.get("/NeedsRendering", False)):
        raise CannotClean("form")  # a form that is a program: without it there is nothing to see
    for key in ("/Info", "/ID"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    _keep_only(pdf.Root, names.OF_ROOT)
    if "/Names" in pdf.Root:
        _keep_only(pdf.Root.Names, names.OF_NAMES)
    for page in pdf.pages:
        _keep_only(page.obj, names.OF_PAGE)
        _keep_notes(page.obj)
    for obj in pdf.objects:
        for inner in _within(obj, _DEPTH):
            _clean_dictionary(inner)


def _keep_only(dictionary: Any, allowed: frozenset[str]) -> None:
    for key in [key for key in dictionary.keys() if key not in allowed]:  # noqa: SIM118 — not a mapping
        del dictionary[key]


def _keep_notes(page: Any) -> None:
    """Notes and links on a page stay, without their authors; what plays, holds a file or signs goes."""
    notes = page.get("/Annots")
    if not isinstance(notes, Array):
        return
    page["/Annots"] = Array([note for note in notes if isinstance(note, Dictionary) and _may_stay(note)])


def _may_stay(note: Any) -> bool:
    parent = note.get("/Parent")
    field = note.get("/FT") or (parent.get("/FT") if isinstance(parent, Dictionary) else None)
    return str(note.get("/Subtype")) in names.NOTES and field != Name.Sig and "/StateModel" not in note


def _within(obj: Any, depth: int) -> Iterator[Any]:
    """The dictionaries of an object, as deep as they stand in it; those with a number of their own come themselves."""
    if depth == 0:
        raise CannotClean("large")
    values: list[Any] = []
    if isinstance(obj, Array):
        values = list(obj)
    elif isinstance(obj, (Dictionary, Stream)):
        yield obj
        values = [obj[key] for key in obj.keys()]  # noqa: SIM118 — not a mapping
    for value in values:
        if isinstance(value, (Array, Dictionary)) and not value.is_indirect:
            yield from _within(value, depth - 1)


def _clean_dictionary(it: Any) -> None:
    keys = set(it.keys())
    for key in keys & names.NOWHERE:
        del it[key]
    if "/F" in keys and isinstance(it["/F"], (String, Dictionary)):  # a file's name; a number is a note's flags
        del it["/F"]
    if isinstance(it, Stream):
        _clean_stream(it)
    kind = it.get("/Type")
    if kind == Name.Sig or it.get("/FT") == Name.Sig:
        _keep_only(it, names.OF_SIGNATURES)
    if "/Rect" in keys and str(it.get("/Subtype")) in names.NOTES:
        _clean_note(it, keys)
    if "/S" in keys and kind != Name.StructElem and isinstance(it.get("/S"), Name):
        _clean_action(it)


def _clean_note(it: Any, keys: set[str]) -> None:
    """A note or link, without its author; a field of a form keeps the name it is filled in by."""
    for key in keys & names.OF_NOTES:
        if not (key == "/T" and it.get("/Subtype") == Name.Widget):
            del it[key]


def _clean_action(it: Any) -> None:
    does = str(it["/S"])
    leads_away = does == "/URI" and not str(it.get("/URI", "")).lower().startswith(names.LINKS)
    if does in names.OTHER_ACTIONS or leads_away:
        _keep_only(it, frozenset())
    elif does in names.ACTIONS and "/Next" in it:
        del it["/Next"]


def _clean_stream(it: Any) -> None:
    if "/ID" in it:
        del it["/ID"]
    filters = it.get("/Filter")
    last = str(filters[-1] if isinstance(filters, Array) and len(filters) else filters)
    if last == "/DCTDecode":
        _replace(it, images.jpeg(_undone(it)), Name.DCTDecode)
    elif last == "/JPXDecode":
        _replace(it, images.jpeg2000(_undone(it)), Name.JPXDecode)
    elif "/N" in it and it.get("/Type") is None and len(it.read_raw_bytes()) < _PROFILE:
        content = it.read_bytes()
        if content[36:40] == b"acsp":
            it.write(images.colour_profile(content))


def _undone(it: Any) -> bytes:
    """What a camera wrote, without the wrappings around it."""
    content, filters = bytes(it.read_raw_bytes()), it.get("/Filter")
    for one in list(filters)[:-1] if isinstance(filters, Array) else ():
        if str(one) == "/FlateDecode":
            content = zlib.decompressobj().decompress(content, _PICTURE)
        elif str(one) == "/ASCII85Decode":
            content = base64.a85decode(content.strip().removesuffix(b"~>"))
        else:
            raise CannotClean("picture")
    return content


def _replace(it: Any, content: bytes, kind: Any) -> None:
    how = it.get("/DecodeParms")
    it.write(content, filter=kind, decode_parms=how if isinstance(how, Dictionary) else None)
