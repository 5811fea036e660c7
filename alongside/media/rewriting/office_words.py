"""What stays of the XML in Word, Excel and PowerPoint files, by the names their formats give."""

import re
from typing import Any

from alongside.media.rewriting import markup
from alongside.media.rewriting.markup import local, space

KEPT_TYPES = re.compile(
    r"application/vnd\.(?:openxmlformats-officedocument\.(?:"
    r"wordprocessingml\.(?:document\.main|styles|settings|fontTable|numbering|footnotes|endnotes|header|footer|comments)"
    r"|spreadsheetml\.(?:sheet\.main|worksheet|chartsheet|sharedStrings|styles|table|comments|sheetMetadata)"
    r"|presentationml\.(?:presentation\.main|slideshow\.main|slide|slideLayout|slideMaster|notesMaster|notesSlide"
    r"|handoutMaster|presProps|tableStyles|commentAuthors|comments)"
    r"|theme|themeOverride|drawing|drawingml\.(?:chart|chartshapes|diagramData|diagramLayout|diagramStyle"
    r"|diagramColors))\+xml"
    r"|openxmlformats-officedocument\.vmlDrawing"
    r"|ms-office\.(?:chartstyle|chartcolorstyle|chartex|drawingml\.diagramDrawing)\+xml)"
)

# Elements that tell of a maker, a machine, or another file.
_DROPPED = frozenset(
    {"rsids", "docVars", "attachedTemplate", "mailMerge", "docId", "absPath", "fileSharing", "revisionPtr",
     "creationId", "dataBinding", "customWorkbookViews", "webPublishing", "webPublishObjects", "fileRecoveryPr",
     "saveThroughXslt", "smartTagType"}
)  # fmt: skip
_DROPPED_ATTRIBUTES = frozenset(
    {"paraId", "textId", "durableId", "dateUtc", "userName", "refreshedBy", "refreshedDate", "lastUser", "dt",
     "connectionId", "queryTableFieldId"}
)  # fmt: skip
_SET_ATTRIBUTES = {"author": markup.NOBODY, "initials": "A", "userId": "", "providerId": "None"}
_PLAIN_NAMES = ("cNvPr", "docPr", "shape", "imagedata", "blip")
_REVISION = re.compile(r"/revision\d*$")
_EMPTIABLE = frozenset(
    {"externalReferences", "pivotCaches", "custDataLst", "oleObjects", "controls", "customProperties", "hyperlinks",
     "extLst", "definedNames"}
)  # fmt: skip
_KEPT_WITHOUT = ("pageSetup", "blip", "imagedata", "fill", "stroke")  # they are something without what they led to
_FIELDS = ("AUTHOR", "LASTSAVEDBY", "FILENAME", "USERNAME", "USERINITIALS", "USERADDRESS", "TEMPLATE", "DOCPROPERTY")
_PATH = re.compile(r"(?:file:|[A-Za-z]:\\|\\\\)[^\"]*")
_ELSEWHERE = re.compile(r"\[\d+\][^\[\]]*!")  # a formula that reaches into another workbook


def drop_references(root: Any, dropped: set[str]) -> None:
    """Take out what showed a part that is left out: a link's words stay, an object goes."""
    for element in markup.elements(root) if dropped else ():
        ids = [name for name, value in element.attrib.items() if value in dropped and _is_reference(name)]
        if not ids:
            continue
        is_words = local(element.tag) == "hyperlink" and "wordprocessingml" in space(element.tag)
        if is_words or local(element.tag) in _KEPT_WITHOUT:
            for name in ids:
                del element.attrib[name]
        else:
            _remove_upwards(element)


def _is_reference(name: str) -> bool:
    return space(name).endswith("/relationships") or space(name) == "urn:schemas-microsoft-com:office:office"


def _remove_upwards(element: Any) -> None:
    """Take an element out, and what only held it."""
    around = next((one for one in element.iterancestors() if local(one.tag) == "ext"), element)
    parent = around.getparent()
    markup.remove(around)
    if parent is not None and len(parent) == 0 and local(parent.tag) in _EMPTIABLE:
        markup.remove(parent)


def clean_words(root: Any) -> None:
    """Leave the words, and nobody's name, moment, number or folder beside them."""
    for element in markup.elements(root):
        name = local(element.tag)
        if name in _DROPPED:
            markup.remove(element)
        elif name == "author" and space(element.tag).endswith("/main") and len(element) == 0:
            element.text = markup.NOBODY
        elif name in ("f", "definedName") and "spreadsheetml" in space(element.tag) and _leads_elsewhere(element):
            _remove_upwards(element)  # the number it gave stays
        else:
            _clean_attributes(element, name)
    _blank_fields(root)


def _leads_elsewhere(formula: Any) -> bool:
    return bool(_ELSEWHERE.search(formula.text or ""))


def _clean_attributes(element: Any, name: str) -> None:
    for key, value in list(element.attrib.items()):
        word = local(key)
        is_time = word == "date" and "wordprocessingml" in space(key)
        if word.startswith("rsid") or word in _DROPPED_ATTRIBUTES or is_time or _REVISION.search(space(key)):
            del element.attrib[key]
        elif word in _SET_ATTRIBUTES:
            element.set(key, _SET_ATTRIBUTES[word])
        elif word == "name" and name in ("cmAuthor", "author"):
            element.set(key, markup.NOBODY)
        elif (
            name in _PLAIN_NAMES
            and word in ("name", "descr", "title", "alt", "href", "src")
            and markup.names_a_file(value)
        ):
            element.set(key, "Picture" if word == "name" else "")


def _blank_fields(root: Any) -> None:
    """Fields of Word that write a name or folder by themselves show nothing."""
    open_fields: list[str] = []
    shows = False
    for element in root.iter():
        name = local(element.tag)
        if name == "fldSimple" and _is_telling(_attribute(element, "instr")):
            for words in element.iter("{*}t"):
                words.text = ""
        elif name == "fldChar":
            kind = _attribute(element, "fldCharType")
            if kind == "begin":
                open_fields.append("")
            elif kind == "separate":
                shows = bool(open_fields) and _is_telling(open_fields[-1])
            elif open_fields:
                open_fields.pop()
                shows = False
        elif name == "instrText" and element.text:
            element.text = _PATH.sub(markup.NOWHERE, element.text)
            open_fields[-1:] = [(open_fields[-1] if open_fields else "") + element.text]
        elif name == "t" and shows:
            element.text = ""


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if local(key) == name), "")


def _is_telling(instruction: str) -> bool:
    return instruction.strip().upper().startswith(_FIELDS)
