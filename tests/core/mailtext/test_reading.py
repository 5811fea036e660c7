"""Any mail is read, whatever was sent."""

import base64
import time
from datetime import UTC, datetime

import pytest

from alongside.core.mailtext.charsets import decode, known_charset
from alongside.core.mailtext.flowed import unwrap
from alongside.core.mailtext.reading import Mail, read_head, read_mail
from tests.core.mailtext.corpora import absent, all_mails

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def mail(*head: str, body: str | bytes = "Hello") -> Mail:
    raw = "\r\n".join(head).encode() + b"\r\n\r\n" + (body if isinstance(body, bytes) else body.encode())
    return read_mail(raw, now=NOW)


@absent
def test_nothing_in_the_corpora_raises():
    read = [read_mail(path.read_bytes(), now=NOW) for path in all_mails()]
    assert len(read) > 1_000
    assert not [one.trouble for one in read if any("unreadable" in trouble for trouble in one.trouble)]
    assert sum(bool(one.text.strip()) for one in read) > len(read) * 0.9


@pytest.mark.parametrize(
    ("charset", "raw", "text"),
    [
        ("iso-8859-8-i", "שלום".encode("iso8859-8"), "שלום"),
        ("x-sjis", "こんにちは".encode("cp932"), "こんにちは"),
        ("windows-874", "สวัสดี".encode("cp874"), "สวัสดี"),
        ("unknown-8bit", "für".encode("cp1252"), "für"),
        ("us-ascii", "für".encode(), "für"),
        ("gb2312", "镕".encode("gbk"), "镕"),
        ("iso-8859-1", b"\x93quoted\x94", "“quoted”"),
        ("utf-8", "für".encode("cp1252"), "für"),
        ("iso-8859-1", "größer für dich".encode(), "größer für dich"),
        ("no such thing", "für".encode("cp1252"), "für"),
        ("rot13", b"plain", "plain"),
        ("punycode", b"plain", "plain"),
    ],
)
def test_letters_are_right_whatever_the_charset_is_called(charset: str, raw: bytes, text: str):
    assert decode(raw, charset) == text
    assert mail(f"Content-Type: text/plain; charset={charset}", body=raw).text == text


def test_japanese_without_a_charset_is_known_by_its_signs():
    assert decode("こんにちは".encode("iso2022_jp")) == "こんにちは"


def test_only_charsets_that_are_charsets_are_believed():
    assert known_charset("base64") is None
    assert known_charset("Windows-1252;format=flowed") == "cp1252"


def test_a_cut_letter_at_the_end_does_not_spoil_the_rest():
    assert decode("größer größer größer ß".encode()[:-1], "utf-8").startswith("größer größer größer")


def test_letters_that_no_database_takes_are_left_out():
    assert mail(body="a\x00b\ud800".encode("utf-8", "surrogatepass")).text.startswith("ab")


def test_no_subject_name_or_text_holds_the_letters_that_mark_places_in_our_pages():
    subject = base64.b64encode("Hi \ue010token\ue011 \ue000words\ue001".encode()).decode()
    read = mail(f"Subject: =?utf-8?B?{subject}?=", "From: Ann\ue010 <ann@example.org>", body="Yes \ue000no\ue001")
    assert (read.head.subject, read.head.name, read.text) == ("Hi token words", "Ann", "Yes no")


def test_a_letter_cut_in_two_by_encoded_words_is_whole():
    raw = "größer".encode()
    first, second = base64.b64encode(raw[:3]).decode(), base64.b64encode(raw[3:]).decode()
    assert mail(f"Subject: =?utf-8?B?{first}?= =?utf-8?B?{second}?=").head.subject == "größer"


def test_subjects_in_raw_letters_and_bad_encoding_are_read():
    assert mail("Subject: =?utf-8?Q?f=C3=BCr_dich?= =?utf-8?B?!!!?=").head.subject.startswith("für dich")
    assert mail("Subject: für").head.subject == "für"


@pytest.mark.parametrize(
    ("value", "name", "address"),
    [
        ("Ann Bee <ann@example.org>", "Ann Bee", "ann@example.org"),
        ('"Bee, Ann" <Ann@Example.org>', "Bee, Ann", "ann@example.org"),
        ("ann at example.org (Ann Bee)", "Ann Bee", "ann@example.org"),
        ('"Ann Bee" <ann at example.org>', "Ann Bee", "ann@example.org"),
        ("Ann Bee ann@example.org", "Ann Bee", "ann@example.org"),
        ("alice@good.org <bob@evil.org>", "", "bob@evil.org"),
        ("=?utf-8?q?J=C3=B6rg?= <j@example.org>", "Jörg", "j@example.org"),
        ("Somebody", "Somebody", ""),
        ("", "", ""),
    ],
)
def test_authors_are_made_out(value: str, name: str, address: str):
    head = mail(f"From: {value}").head
    assert (head.name, head.address) == (name, address)


def test_an_id_of_81_letters_is_kept_whole():
    long_id = "x" * 60 + "@" + "y" * 20
    assert len(long_id) == 81
    assert mail(f"References: <a@b>\r\n <{long_id}>").head.references == ("a@b", long_id)


@pytest.mark.parametrize("date", ["", "Date: nonsense", "Date: Mon, 99 Foo 1850 25:61:61 +9999", "Date: 1 Jan 2090"])
def test_a_date_that_cannot_be_is_taken_from_received_or_from_the_archive(date: str):
    received = "Received: from a by b; Tue, 3 Feb 2004 10:00:00 +0100"
    otherwise = datetime(2004, 5, 5, tzinfo=UTC)
    with_received = read_head(f"{date}\n{received}\n\nHello".lstrip().encode(), now=NOW, otherwise=otherwise)
    assert with_received.at == datetime(2004, 2, 3, 9, tzinfo=UTC)
    assert read_head(f"Subject: x\n{date}\n\nHello".encode(), now=NOW, otherwise=otherwise).at == otherwise


def test_the_plain_alternative_is_read_unless_it_is_empty():
    def both(plain: str) -> str:
        body = f"--b\r\n\r\n{plain}\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>From <b>HTML</b></p>\r\n--b--\r\n"
        return mail("Content-Type: multipart/alternative; boundary=b", body=body).text.strip()

    assert both("From plain") == "From plain"
    assert both(" ") == "From HTML"


def test_attachments_are_listed_and_not_read():
    body = (
        "--b\r\n\r\nHello\r\n--b\r\nContent-Type: image/png; name=scan.png\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n"
    )
    read = mail("Content-Type: multipart/mixed; boundary=b", body=body)
    assert read.text == "Hello"
    assert [(one.name, one.kind, one.size) for one in read.attachments] == [("scan.png", "image/png", 3)]


def test_html_alone_becomes_text_with_quote_marks_and_where_links_lead():
    html = (
        "<style>p{}</style><p>New words, see <a href='https://example.org/diet'>this page</a></p><ol><li>one<li>two</ol>"
        "<blockquote type=cite>Old words</blockquote><p>More new words</p>"
    )
    text = mail("Content-Type: text/html", body=html).text
    assert "New words, see this page <https://example.org/diet>" in text
    assert "one" in text
    assert "two" in text
    assert "> Old words" in text
    assert "\nMore new words" in text


def test_outlook_quotes_by_what_follows_its_header():
    html = "<p>New</p><div id=divRplyFwdMsg><b>From:</b> Ann</div><div>Old words</div><p>older</p>"
    text = mail("Content-Type: text/html", body=html).text
    assert text.startswith("New")
    assert "> Old words" in text
    assert "> older" in text


def test_flowed_lines_are_joined_each_quote_for_itself():
    assert unwrap("> one \n> two\nthree \nfour\n-- \nAnn") == "> one two\nthree four\n-- \nAnn"
    assert unwrap("half \nword", delsp=True) == "halfword"
    assert unwrap(" >not a quote") == ">not a quote"


def test_encrypted_mail_is_known():
    assert mail(body="-----BEGIN PGP MESSAGE-----\n\nabc").encrypted
    assert not mail(body="I wrote -----BEGIN PGP MESSAGE----- in a line").encrypted


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        b"no head at all",
        b"From: " + b'"' * 60_000 + b"\n\nHello",
        b"Subject: " + b"=?utf-8?q?x?= " * 30_000 + b"\n\nHello",
        b"X: y\n" * 200_000 + b"\nHello",
        b"References: " + b"<a@b> " * 10_000 + b"\n\nHello",
        b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(5_000)),
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 50_000,
        b"Content-Type: text/html\n\n" + b"<div>" * 100_000 + b"x",
        b"Content-Type: text/html\n\n" + b"<blockquote>x" * 20_000,
        b"Content-Type: text/plain; charset*0*=" + b"x" * 50_000 + b"\n\nHello",
        b"Content-Transfer-Encoding: base64\n\n" + b"A" * 1_000_001,
        b"Date: " + b"(" * 60_000 + b"\n\nHello",
    ],
    ids=lambda raw: f"{raw[:24]!r}, {len(raw)} bytes",
)
def test_hostile_mails_are_read_quickly(raw: bytes):
    began = time.process_time()
    read_mail(raw, now=NOW)
    assert time.process_time() - began < 2
