"""What comes with a mail is sorted: useful files are kept, and what would give its sender away is not."""

import base64
import struct
import zlib

import pytest

from alongside.core.mailtext import attachments
from alongside.core.mailtext.attachments import Found, Reason, Verdict, attachments_of
from alongside.core.mailtext.reading import read_mail
from alongside.core.mailtext.tnef import unwrap_files
from tests.core.mailtext.corpora import CORPORA, absent, all_mails

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nhello"


def png(width: int, height: int, weight: int = 0) -> bytes:
    """The beginning of a PNG, which is enough to know it by, and so many bytes more."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + bytes(20 + weight)


def part(kind: str, content: bytes, name: str = "", disposition: str = "attachment") -> bytes:
    filename = f'; filename="{name}"' if name else ""
    head = f"Content-Type: {kind}\r\nContent-Disposition: {disposition}{filename}\r\n"
    return head.encode() + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(content)


def mail(*parts: bytes) -> bytes:
    words = b"Content-Type: text/plain\r\n\r\nHello"
    body = b"".join(b"--b\r\n" + each + b"\r\n" for each in (words, *parts))
    return b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + body + b"--b--\r\n"


def only(*wanted: bytes) -> Found:
    text, *rest = attachments_of(mail(*wanted))
    assert (text.verdict, text.content.strip()) == (Verdict.TEXT, b"Hello")
    assert len(rest) == 1
    return rest[0]


def zipped(*names: bytes) -> bytes:
    return b"PK\x03\x04" + bytes(26) + b"".join(names)


@pytest.mark.parametrize(
    ("kind", "name", "content"),
    [
        ("application/pdf", "Befund Frau Meier.pdf", PDF),
        ("application/octet-stream", "scan", PDF),
        ("application/pdf", "", b"\nodd\n" + PDF),
        ("application/zip", "a.docx", zipped(b"[Content_Types].xml", b"word/document.xml")),
        ("application/zip", "a.xlsx", zipped(b"[Content_Types].xml", b"xl/workbook.xml")),
        ("application/x", "a.odt", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text"),
        ("text/csv", "values.csv", b"day;creatinine\n1;2.1"),
        ("text/plain", "notes.txt", b"Some notes"),
    ],
)
def test_a_document_is_known_by_its_bytes(kind, name, content):
    found = only(part(kind, content, name))
    assert (found.verdict, found.content, found.name) == (Verdict.DOCUMENT, content, name)


@pytest.mark.parametrize("content", [png(800, 600), b"\xff\xd8\xff\xe0" + bytes(30), b"GIF89a" + b"\x40\1\x40\1"])
def test_a_picture_is_one_whatever_its_sender_calls_it(content):
    found = only(part("application/octet-stream", content, "x.dat"))
    assert (found.verdict, found.content) == (Verdict.PICTURE, content)


@pytest.mark.parametrize(
    ("reason", "kind", "name", "content"),
    [
        (Reason.SIGNATURE, "application/pkcs7-signature", "smime.p7s", b"0\x82"),
        (Reason.SIGNATURE, "application/octet-stream", "smime.p7s", b"0\x82"),
        (Reason.SIGNATURE, "application/pgp-signature", "", b"-----BEGIN PGP SIGNATURE-----"),
        (Reason.KEY, "application/pgp-keys", "", b"-----BEGIN PGP PUBLIC KEY BLOCK-----"),
        (Reason.KEY, "text/plain", "publickey - ben@example.org.asc", b"x"),
        (Reason.KEY, "text/plain", "notes.txt", b"\n-----BEGIN PGP PUBLIC KEY BLOCK-----"),
        (Reason.CARD, "text/vcard", "ben.vcf", b"BEGIN:VCARD"),
        (Reason.CARD, "application/octet-stream", "x.bin", b"BEGIN:VCARD\r\nFN:Ben"),
        (Reason.CALENDAR, "text/calendar", "", b"BEGIN:VCALENDAR"),
        (Reason.CALENDAR, "application/octet-stream", "invite.ics", b"x"),
        (Reason.MAIL, "application/octet-stream", "old.eml", b"From: ben@example.org"),
        (Reason.PROGRAM, "application/pdf", "a.pdf.exe", PDF),
        (Reason.PROGRAM, "application/pdf", "a.pdf", b"MZ\x90\0"),
        (Reason.PROGRAM, "application/zip", "a.docm", zipped(b"[Content_Types].xml", b"word/document.xml")),
        (Reason.ARCHIVE, "application/zip", "a.zip", zipped(b"a.txt")),
        (Reason.OTHER, "text/html", "a.html", b"<p>Hello</p>"),
        (Reason.OTHER, "image/svg+xml", "a.svg", b"<svg/>"),
        (Reason.OTHER, "audio/mpeg", "a.mp3", b"ID3"),
        (Reason.OTHER, "text/plain", "a.txt", b"a\0b"),
        (Reason.EMPTY, "application/pdf", "a.pdf", b""),
        (Reason.UNREADABLE, "application/ms-tnef", "winmail.dat", b"nonsense"),
    ],
)
def test_what_gives_its_sender_away_or_may_harm_is_left_out(reason, kind, name, content):
    found = only(part(kind, content, name))
    assert (found.verdict, found.reason, found.content) == (Verdict.DROPPED, reason, b"")


def test_a_mail_within_the_mail_is_text_and_no_file():
    inner = b"Content-Type: message/rfc822\r\n\r\nFrom: ben@example.org\r\nSubject: Old\r\n\r\nEarlier words"
    assert only(inner).reason == Reason.MAIL
    assert "Earlier words" in read_mail(mail(inner)).text


@pytest.mark.parametrize(
    ("width", "height", "weight", "disposition", "reason"),
    [
        (1, 1, 0, "inline", Reason.SPECK),
        (600, 1, 0, "attachment", Reason.SPECK),
        (180, 60, 4_000, "inline", Reason.LOGO),
        (180, 60, 4_000, "attachment", None),
        (800, 600, 4_000, "inline", None),
        (180, 60, 90_000, "inline", None),
    ],
)
def test_specks_and_logos_are_left_out_and_photos_are_kept(width, height, weight, disposition, reason):
    found = only(part("image/png", png(width, height, weight), "image001.png", disposition))
    assert found.reason == reason
    assert found.verdict == (Verdict.DROPPED if reason else Verdict.PICTURE)


def test_the_same_words_in_another_form_are_no_file():
    both = (
        b'Content-Type: multipart/alternative; boundary="c"\r\n\r\n--c\r\nContent-Type: text/plain\r\n\r\nHi\r\n'
        b"--c\r\nContent-Type: text/html\r\n\r\n<p>Hi</p>\r\n--c--\r\n"
    )
    assert [each.verdict for each in attachments_of(both)] == [Verdict.TEXT]


def test_too_large_and_too_many_are_told(monkeypatch):
    monkeypatch.setattr(attachments, "MOST_BYTES", 10)
    assert only(part("application/pdf", PDF)).reason == Reason.TOO_LARGE
    monkeypatch.undo()
    monkeypatch.setattr(attachments, "MOST_FILES", 2)
    _text, *found = attachments_of(mail(*[part("application/pdf", PDF)] * 3))
    assert [each.reason for each in found] == [None, None, Reason.TOO_MANY]


def tnef(*objects: tuple[int, int, bytes]) -> bytes:
    body = b"".join(
        struct.pack("<BHHI", level, name, 0, len(value)) + value + b"\0\0" for level, name, value in objects
    )
    return b"\x78\x9f\x3e\x22\x01\0" + body


FROM, BEGINS, TITLE, CONTENT, PROPERTIES = 0x8000, 0x9002, 0x8010, 0x800F, 0x9005
WRAPPED = tnef(
    (1, FROM, b"canary@example.org\0"),
    (2, BEGINS, bytes(14)), (2, TITLE, b"BEFUND~1.PDF\0"), (2, CONTENT, PDF),
    (2, BEGINS, bytes(14)), (2, TITLE, b"me.vcf\0"), (2, CONTENT, b"BEGIN:VCARD"),
)  # fmt: skip


def test_the_files_of_a_winmail_dat_are_sorted_like_others_and_its_sender_is_not_there():
    _text, document, card = attachments_of(mail(part("application/ms-tnef", WRAPPED, "winmail.dat")))
    assert (document.verdict, document.content, document.name) == (Verdict.DOCUMENT, PDF, "BEFUND~1.PDF")
    assert card.reason == Reason.CARD
    assert "canary" not in repr((document, card))


def test_a_winmail_dat_in_another_is_not_opened():
    outer = tnef((2, BEGINS, bytes(14)), (2, CONTENT, WRAPPED))
    assert only(part("application/octet-stream", outer, "winmail.dat")).reason == Reason.MAIL


@pytest.mark.parametrize(
    "value",
    [
        struct.pack("<I", 2**32 - 1),
        struct.pack("<IHHI", 2**32 - 1, 0x1002, 1, 2**32 - 1),
        struct.pack("<IHHII", 2**32 - 1, 0x101F, 1, 2**32 - 1, 0),
        struct.pack("<IHH", 1, 0x1F, 0x8001) + bytes(16) + struct.pack("<II", 1, 2**32 - 1),
    ],
)
def test_counts_that_lie_are_not_believed(value):
    hostile = tnef((2, BEGINS, bytes(14)), (2, PROPERTIES, value), (2, CONTENT, PDF))
    _text, found = attachments_of(mail(part("application/ms-tnef", hostile)))
    assert found.verdict == Verdict.DOCUMENT or found.reason == Reason.UNREADABLE


def test_half_a_million_tiny_objects_are_not_all_walked():
    assert unwrap_files(tnef(*[(1, 0, b"")] * 500_000, (2, BEGINS, b""))) == []


@absent
def test_every_winmail_dat_in_the_corpora_is_opened():
    found = {path.name: unwrap_files(path.read_bytes()) for path in CORPORA.rglob("*.tnef")}
    assert len(found) >= 15
    assert sum(map(len, found.values())) >= 20
    pdf = next(file for file in found["MAPI_ATTACH_DATA_OBJ.tnef"] if file.name.endswith(".pdf"))
    assert pdf.content.startswith(b"%PDF-1.3")


@absent
def test_sorting_raises_nowhere_and_agrees_with_reading():
    kept = 0
    for path in all_mails():
        raw = path.read_bytes()
        found = attachments_of(raw)
        kept += sum(each.verdict in (Verdict.PICTURE, Verdict.DOCUMENT) for each in found)
        listed = {each.name for each in read_mail(raw).attachments}
        assert listed - {"winmail.dat"} <= {each.name for each in found}, path
    assert kept > 50


def test_a_broken_mail_is_told_and_not_raised():
    junk = zlib.compress(bytes(range(256)) * 40)
    assert isinstance(attachments_of(junk), list)
    assert isinstance(attachments_of(b""), list)
