"""What is kept of a document is what one reads, and nothing of who made it."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from pikepdf import Encryption, Pdf

from alongside.core.errors import NotFound, TooOften
from alongside.core.jobs import run_until_empty
from alongside.media import cleaning, sizes
from alongside.media.access import (
    documents_at,
    file_of_document,
    folder_of,
    get_document,
    get_own_document,
    number_of,
    places_of,
)
from alongside.media.attach import arrange, arrange_documents, clear
from alongside.media.errors import (
    DocumentBroken,
    DocumentKindUnknown,
    DocumentLocked,
    DocumentRefused,
    DocumentTooHeavy,
)
from alongside.media.forget import forget_all_of
from alongside.media.models import Document

from . import pictures
from .documents import SHOWN, kept, packed_photo, plain_pdf, received, saved, telling_pdf, tells, unpacked
from .pictures import CANARY, HERON, KITCHEN, LILY, drawn, encoded

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media_folder(tmp_path, settings):
    settings.MEDIA_FOLDER = tmp_path / "media"


def left_behind() -> list[Path]:
    return [path for path in Path(settings.MEDIA_FOLDER).rglob("*") if path.is_file()]


def test_a_pdf_loses_all_that_tells_of_its_maker_and_keeps_its_pages():
    content = telling_pdf()
    assert tells(content)
    made = kept(content)
    assert not tells(made)
    assert SHOWN.encode() in unpacked(made)
    with Pdf.open(BytesIO(made)) as pdf:
        assert len(pdf.pages) == 1
        notes = list(pdf.pages[0].Annots)
        assert [str(note.Subtype) for note in notes] == ["/Text", *["/Link"] * 4]
        assert str(notes[0].Contents) == "A note"
        assert str(notes[1].A.URI) == "https://example.org/"
        photo = pdf.pages[0].Resources.XObject.Im0
        assert photo.read_raw_bytes()[:4] == b"\xff\xd8\xff\xe0"


def test_a_photo_in_a_pdf_loses_its_place_however_it_is_wrapped():
    assert not tells(kept(packed_photo()))


def test_earlier_versions_within_a_pdf_are_gone():
    first = saved(plain_pdf())
    update = f"\n9 0 obj\n({CANARY})\nendobj\n%{CANARY}\n".encode()
    assert not tells(kept(first + update + first[first.rindex(b"startxref") :]))


def test_no_row_and_no_path_keeps_the_name_of_the_file():
    document = received(pictures.Sent(saved(plain_pdf()), f"{CANARY}.pdf"))
    assert CANARY not in str(Document.objects.values().get())
    assert CANARY not in str(file_of_document(document))
    assert document.public_id not in str(file_of_document(document))
    assert (document.format, document.size) == ("pdf", file_of_document(document).stat().st_size)


@pytest.mark.parametrize(
    ("content", "kind", "text"),
    [
        (b"day;value\r\n1;2\r\n", "csv", "day;value\n1;2\n"),
        ("für\u202eyou".encode(), "txt", "füryou"),
        ("für".encode("cp1252"), "txt", "für"),
        ("für".encode("utf-16"), "txt", "für"),
    ],
)
def test_plain_text_is_letters_alone(content, kind, text):
    document = received(content)
    assert document.format == kind
    assert file_of_document(document).read_text("utf-8") == text


@pytest.mark.parametrize(
    ("content", "refusal", "words"),
    [
        (b"%PDF-1.7\nnonsense", DocumentBroken, "send it again"),
        (b"", DocumentKindUnknown, "PDF"),
        (b"\0\1\2\3", DocumentKindUnknown, "PDF"),
        (b"{\\rtf1 hello}", DocumentKindUnknown, "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", DocumentKindUnknown, "Saved as PDF"),
        (b"PK\x03\x04" + bytes(100), DocumentBroken, "send it again"),
        (encoded(drawn(), "PNG"), DocumentKindUnknown, "PDF"),
        (saved(plain_pdf(), encryption=Encryption(owner="a", user="b")), DocumentLocked, "password"),
    ],
)
def test_what_we_cannot_clean_is_refused_in_words_and_nothing_is_left(content, refusal, words):
    with pytest.raises(refusal, match=words):
        received(content)
    assert not left_behind()
    assert not Document.objects.exists()


def test_a_pdf_that_opens_without_a_password_is_kept_unlocked():
    made = kept(saved(plain_pdf(), encryption=Encryption(owner=CANARY, user="")))
    with Pdf.open(BytesIO(made)) as pdf:
        assert not pdf.is_encrypted


def test_a_heavy_document_is_refused_while_it_comes_in(monkeypatch):
    monkeypatch.setattr(sizes, "MOST_BYTES_OF_A_DOCUMENT", 2**20)
    with pytest.raises(DocumentTooHeavy, match="1 MB"):
        received(bytes(2**21))
    assert not left_behind()


@pytest.mark.parametrize("limit", ["pages", "objects"])
def test_a_pdf_with_too_many_parts_is_refused(monkeypatch, limit):
    monkeypatch.setitem(cleaning.WISH_OF_DOCUMENTS, limit, 1)
    pdf = plain_pdf()
    pdf.add_blank_page()
    with pytest.raises(DocumentTooHeavy, match="more in this document"):
        received(saved(pdf))


def test_dictionaries_without_an_end_are_refused():
    nested = b"<</A " * 400 + b"1" + b">>" * 400
    content = saved(plain_pdf()).replace(b"/Type /Catalog", b"/Type /Catalog /Lang " + nested)
    with pytest.raises(DocumentRefused):
        received(content)


def test_a_cleaner_that_takes_too_long_or_falls_over_takes_nothing_with_it(monkeypatch, tmp_path):
    program = tmp_path / "falls.py"
    program.write_text("import os, sys; open(sys.argv[1] + '/document', 'w').write('x'); os.abort()")
    monkeypatch.setattr(cleaning, "REWRITE", program)
    with pytest.raises(DocumentBroken):
        received(saved(plain_pdf()))
    assert not left_behind()


def test_the_same_mail_sent_twice_is_one_document():
    first = received(b"Some words", once="mail 1")
    assert received(b"Some words", once="mail 1") == first
    assert received(b"Some words", once="mail 2") != first
    assert received(b"Some words", once="mail 1", by=HERON) != first


def test_a_document_is_its_owners_in_its_community_alone():
    document = received(b"Some words")
    assert get_own_document(document.public_id, owner=LILY, community=KITCHEN) == document
    for owner, community in ((HERON, KITCHEN), (LILY, "elsewhere")):
        with pytest.raises(NotFound):
            get_own_document(document.public_id, owner=owner, community=community)
    with pytest.raises(NotFound):
        get_document("nothing")


def test_a_folder_a_day_is_enough(monkeypatch):
    monkeypatch.setattr(sizes, "DOCUMENTS_A_DAY", 1)
    received(b"Some words")
    with pytest.raises(TooOften, match="Tomorrow"):
        received(b"Some words")
    received(b"Some words", by=HERON)


def test_a_place_hands_out_its_documents_in_order_beside_its_pictures():
    one, two = received(b"Some words"), received(b"Other words")
    picture = pictures.received(encoded(drawn(), "PNG"))
    arrange("post 1", [picture])
    arrange_documents("post 1", [two, one])
    assert documents_at(["post 1", "post 2"]) == {"post 1": [two, one]}
    assert (number_of(two), number_of(one)) == (1, 2)
    arrange("post 1", [])
    assert places_of(one) == ["post 1"]
    arrange_documents("post 1", [one])
    assert documents_at(["post 1"]) == {"post 1": [one]}
    clear("post 1")
    assert places_of(one) == []


def test_documents_are_forgotten_with_their_alias_and_their_files_follow():
    mine, theirs = received(b"Some words"), received(b"Some words", by=HERON)
    arrange_documents("post 1", [mine, theirs])
    assert forget_all_of(LILY) == 1
    assert documents_at(["post 1"]) == {"post 1": [theirs]}
    run_until_empty()
    assert not folder_of(mine.folder).exists()
    assert file_of_document(theirs).exists()
