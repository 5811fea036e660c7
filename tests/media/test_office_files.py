"""Office files lose all that tells of their makers, and keep what one reads; what isn't understood is refused."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from alongside.media import cleaning
from alongside.media.errors import (
    DocumentBroken,
    DocumentKindUnknown,
    DocumentLocked,
    DocumentTooHeavy,
)

from .documents import SHOWN, kept, received, tells, unpacked
from .office_files import KINDS, LINKS, rels, telling_docx, telling_odt, telling_pptx, telling_xlsx, types, zipped
from .pictures import CANARY, drawn, encoded

pytestmark = pytest.mark.django_db
ALL = {"docx": telling_docx, "xlsx": telling_xlsx, "pptx": telling_pptx, "odt": telling_odt}


@pytest.fixture(autouse=True)
def media_folder(tmp_path, settings):
    settings.MEDIA_FOLDER = tmp_path / "media"


@pytest.mark.parametrize("kind", ALL)
def test_nothing_tells_of_its_maker_and_the_words_are_there(kind):
    content = ALL[kind]()
    assert tells(content)
    made = kept(content)
    assert not tells(made)
    assert SHOWN.encode() in unpacked(made)
    assert received(content).format == kind


@pytest.mark.parametrize("kind", ALL)
def test_what_holds_it_together_tells_no_time_and_names_only_what_is_there(kind):
    with ZipFile(BytesIO(kept(ALL[kind]()))) as file:
        names = set(file.namelist())
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any(info.extra or info.comment for info in file.infolist())
        assert {(info.create_system, info.external_attr) for info in file.infolist()} == {(0, 0o600 << 16)}
        for name in names - {"mimetype"}:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(file.read(name))
        for name in names:
            if name.endswith(".rels"):
                targets = [link for link in etree.fromstring(file.read(name)) if link.get("TargetMode") != "External"]
                assert {link.get("Target").lstrip("/") for link in targets} <= names
        if "[Content_Types].xml" in names:
            told = etree.fromstring(file.read("[Content_Types].xml")).iter("{*}Override")
            assert {part.get("PartName").lstrip("/") for part in told} == {
                name for name in names if not name.endswith((".rels", "[Content_Types].xml"))
            }


def test_no_reference_leads_to_what_was_left_out():
    with ZipFile(BytesIO(kept(telling_xlsx()))) as file:
        book, sheet = file.read("xl/workbook.xml"), file.read("xl/worksheets/sheet1.xml")
    assert b"externalReference" not in book
    assert b"definedName" not in book
    assert b"r:id" not in sheet
    assert b"<v>7</v>" in sheet, "the number a far formula gave stays"


def test_links_to_the_web_stay_and_links_to_ones_own_disk_go():
    with ZipFile(BytesIO(kept(telling_docx()))) as file:
        assert b"https://example.org/" in file.read("word/_rels/document.xml.rels")
        assert b"a file" in file.read("word/document.xml")
    with ZipFile(BytesIO(kept(telling_odt()))) as file:
        assert b"https://example.org/" in file.read("content.xml")


def test_notes_and_changes_stay_without_their_authors():
    with ZipFile(BytesIO(kept(telling_docx()))) as file:
        words, notes = file.read("word/document.xml"), file.read("word/comments.xml")
    assert b'w:author="Author"' in words
    assert b"added" in words
    assert b"gone" in words
    assert b"A note" in notes
    assert b"2026" not in words + notes
    with ZipFile(BytesIO(kept(telling_odt()))) as file:
        assert b"A note" in file.read("content.xml")
        assert file.infolist()[0].filename == "mimetype"


def test_what_somebody_wrote_about_a_picture_stays():
    with ZipFile(BytesIO(kept(telling_pptx()))) as file:
        slide = file.read("ppt/slides/slide1.xml")
    assert b'descr="A curve"' in slide
    assert b'name="Picture" descr=""' in slide


def with_main(kind: str, **more: str | bytes) -> bytes:
    """A small Word file of this kind."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": types(**{"word/document.xml": kind}),
        "_rels/.rels": rels(("officeDocument", "word/document.xml")),
        "word/document.xml": "<x/>",
    }
    return zipped(files | more)


PLAIN = f"{KINDS}.wordprocessingml.document.main+xml"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
EMBEDDED = {"word/_rels/document.xml.rels": rels(("oleObject", "embeddings/old.bin")), "word/embeddings/old.bin": b"x"}
DRAWN = {"word/_rels/document.xml.rels": rels(("image", "x.jpg")), "word/x.jpg": b"<svg/>"}


@pytest.mark.parametrize(
    ("content", "refusal", "words"),
    [
        (with_main("application/vnd.ms-word.document.macroEnabled.main+xml"), DocumentKindUnknown, "macros"),
        (with_main(PLAIN, **EMBEDDED), DocumentKindUnknown, "another file inside"),
        (with_main(PLAIN, **DRAWN), DocumentKindUnknown, "a picture"),
        (with_main(PLAIN, **{"word/document.xml": LAUGHS}), DocumentBroken, "again"),
        (with_main(PLAIN, **{"word/document.xml": OUTSIDE}), DocumentBroken, "again"),
        (with_main(PLAIN, **{"../up.xml": "<x/>"}), DocumentBroken, "again"),
        (with_main(PLAIN, **{"word/document.xml": "<x>"}), DocumentBroken, "again"),
        (with_main(PLAIN, **{"_rels/.rels": rels()}), DocumentBroken, "again"),
        (zipped({"a.txt": "hello"}), DocumentKindUnknown, "PDF"),
        (telling_odt(**{"META-INF/manifest.xml": "<manifest:encryption-data/>"}), DocumentLocked, "password"),
        (telling_odt(**{"content.xml": '<draw:object-ole xmlns:draw="x"/>'}), DocumentKindUnknown, "another file"),
    ],
)
def test_what_we_cannot_clean_is_refused_in_words(content, refusal, words):
    with pytest.raises(refusal, match=words):
        received(content)


def test_a_file_of_few_bytes_that_unpacks_to_many_is_refused(monkeypatch):
    monkeypatch.setitem(cleaning.WISH_OF_DOCUMENTS, "unpacked", 1_000_000)
    with pytest.raises(DocumentTooHeavy, match="more in this document"):
        received(with_main(PLAIN, **{"word/big.xml": bytes(2_000_000)}))


def test_a_file_with_too_many_files_in_it_is_refused(monkeypatch):
    monkeypatch.setitem(cleaning.WISH_OF_DOCUMENTS, "files", 5)
    with pytest.raises(DocumentTooHeavy):
        received(with_main(PLAIN, **{f"word/{number}.xml": "<x/>" for number in range(5)}))


def test_a_file_that_lies_about_its_size_is_refused():
    content = bytearray(with_main(PLAIN, **{"word/document.xml": b"<x>" + bytes(1_000_000)}))
    listed = content.rindex(b"PK\x01\x02")  # the last one in the list of files, which holds its size
    assert content[listed + 24 : listed + 28] == (1_000_003).to_bytes(4, "little")
    content[listed + 24 : listed + 28] = (4).to_bytes(4, "little")
    with pytest.raises(DocumentBroken):
        received(bytes(content))


def test_a_newer_drawing_gives_way_to_the_plain_picture_beside_it():
    blip = f'<a:blip xmlns:a="a" xmlns:r="{LINKS}" r:embed="rId1"><a:ext><a:svg r:embed="rId2"/></a:ext></a:blip>'
    kinds = {"word/document.xml": PLAIN, f"word/{CANARY}.svg": "image/svg+xml"}
    made = kept(zipped({
        "[Content_Types].xml": types(**kinds),
        "_rels/.rels": rels(("officeDocument", "word/document.xml")),
        "word/document.xml": blip,
        "word/_rels/document.xml.rels": rels(("image", "x.jpg"), ("image", f"{CANARY}.svg")),
        "word/x.jpg": encoded(drawn(), "JPEG"), f"word/{CANARY}.svg": f"<svg>{CANARY}</svg>",
    }))  # fmt: skip
    assert not tells(made)
    with ZipFile(BytesIO(made)) as file:
        assert b"rId1" in file.read("word/document.xml")
        assert b"svg" not in file.read("word/document.xml")
