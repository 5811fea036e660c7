"""Archives come apart into the mails that were put in, and nowhere else."""

import gzip
import io
import os
from pathlib import Path

import pytest

from alongside.portability.archive import raw_mail
from alongside.portability.archive.opening import open_archive
from alongside.portability.archive.raw_mail import RawMail
from alongside.portability.archive.splitting import read_at, split
from tests.core.mailtext.corpora import CORPORA, absent

ONE = b"From: ann@example.org\nSubject: one\n\nFirst words.\n"
TWO = b"From: ben@example.org\nSubject: two\n\nSecond words.\n"
LINE = b"From ann@example.org Thu Nov  1 12:00:00 2001\n"


def mails(raw: bytes) -> list[RawMail]:
    return list(split(io.BytesIO(raw)))


def test_two_mails_come_apart():
    found = mails(LINE + ONE + b"\n" + LINE + TWO)
    assert [one.raw.strip() for one in found] == [ONE.strip(), TWO.strip()]


@pytest.mark.parametrize(
    "line",
    [
        b"From ann at example.org  Thu Nov  1 12:00:00 2001\n",
        b"From 1234567890@xxx Thu Nov 01 12:00:00 +0000 2001\n",
        b"From MAILER-DAEMON Thu Nov 1 12:00 2001\n",
        b"From ann@example.org Thu Nov  1 12:00:00 EST 2001\n",
        b"From ann@example.org Thu Nov  1 12:00:00 2001 +0100\n",
        b"From ann@example.org Thu Nov  1 12:00:00 2001 remote from host\n",
        b"From ann@example.org Thu, 1 Nov 2001 12:00:00 +0100\n",
        b"From - Thu Nov  1 12:00:00 2001\r\n",
        b"From - \n",
        b"From 1234567890@xxx\n",
    ],
)
def test_every_kind_of_separator_is_known(line: bytes):
    assert len(mails(line + ONE + b"\n" + line + TWO)) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        b"From Russia with love\nYear: 1963\n",
        b"From what I saw on Thu Nov  1 12:00:00 2001\nit was good.\n",
        b"From Monday on I rest.\n",
        b"From ann@example.org Thu Nov  1 12:00:00 2001\n\nshe wrote to us.\n",
        b"From - \nhere\n",
    ],
)
def test_a_sentence_that_begins_with_from_splits_nothing(sentence: bytes):
    found = mails(LINE + ONE + b"\n" + sentence + b"\n" + LINE + TWO)
    assert len(found) == 2
    assert sentence.strip() in found[0].raw


def test_escaped_lines_lose_their_mark_once():
    found = mails(LINE + ONE + b">From me\n>>From you\n\n" + LINE + TWO)
    assert b"\nFrom me\n>From you\n" in found[0].raw


def test_a_true_length_holds_what_looks_like_another_mail():
    body = b"Look at this:\n\n" + LINE + TWO + b">From stays\n"
    head = b"From: ann@example.org\nContent-Length: %d\n\n" % len(body)
    found = mails(LINE + head + body + b"\n" + LINE + TWO)
    assert len(found) == 2
    assert found[0].measured
    assert b">From stays" in found[0].raw


@pytest.mark.parametrize("length", [0, 5, 40, 10_000, 999_999_999])
def test_a_false_length_is_not_believed(length: int):
    head = b"From: ann@example.org\nContent-Length: %d\n\n" % length
    found = mails(LINE + head + b"Words.\n\n" + LINE + TWO + b"\n" + LINE + ONE)
    assert [one.raw.split()[-2:] for one in found] == [
        found[0].raw.split()[-2:],
        [b"Second", b"words."],
        [b"First", b"words."],
    ]
    assert found[0].raw.strip().endswith(b"\n\nWords.")


def test_mmdf_crlf_gzip_and_a_single_mail(tmp_path: Path):
    bar = b"\x01\x01\x01\x01\n"
    assert len(mails(bar + ONE + bar + bar + TWO + bar)) == 2
    assert len(mails((LINE + ONE + b"\n" + LINE + TWO).replace(b"\n", b"\r\n"))) == 2
    assert [one.raw for one in mails(ONE)] == [ONE]
    assert mails(b"\xef\xbb\xbf" + LINE + ONE)[0].raw == ONE
    assert mails(b"") == mails(b"\n\n\n") == []
    packed = tmp_path / "2001-November.txt"
    packed.write_bytes(gzip.compress(LINE + ONE + b"\n" + LINE + TWO))
    with open_archive(packed)[0] as archive:
        assert len(list(split(archive))) == 2


def test_a_packed_archive_is_read_again_anywhere_and_one_that_breaks_off_as_far_as_it_goes(tmp_path: Path):
    packed = tmp_path / "list.mbox.gz"
    bytes_of_it = gzip.compress(
        b"".join(LINE + b"From: a@b.org\n\n%d %s\n\n" % (n, os.urandom(200).hex().encode()) for n in range(400))
    )
    packed.write_bytes(bytes_of_it)
    archive, whole = open_archive(packed)
    with archive:
        found = list(split(archive))
        assert whole
        assert len(found) == 400
        assert all(read_at(archive, one.offset, one.size, measured=False) == one.raw for one in reversed(found))
    packed.write_bytes(bytes_of_it[: len(bytes_of_it) // 2])
    archive, whole = open_archive(packed)
    with archive:
        assert not whole
        assert 100 < len(list(split(archive))) < 300
    assert list(tmp_path.iterdir()) == [packed]


def test_a_mail_that_is_too_long_is_told_and_not_held(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(raw_mail, "MAIL_BYTES", 1_000)
    long, short = mails(LINE + ONE + b"x" * 70 * 1_000 + b"\n\n" + LINE + TWO)
    assert long.size > 70_000
    assert len(long.raw) < 70_000
    assert short.raw == TWO


@absent
def test_every_archive_in_the_corpora_comes_apart_and_is_found_again():
    archives = [CORPORA / "mbox-archives/bigbang", CORPORA / "mime-mimekit/mbox"]
    expected = {"2001-November.txt": 164, "3GPP_TSG_SA_WG4_EVS.mbox": 50, "3GPP_TSG_RAN_WG4_NR-MIMO-OTA.mbox": 59}
    seen = {}
    for path in (one for folder in archives for one in folder.rglob("*") if one.suffix in (".txt", ".mbox")):
        with open_archive(path)[0] as archive:
            found = list(split(archive))
        with open_archive(path)[0] as archive:
            assert all(read_at(archive, one.offset, one.size, measured=one.measured) == one.raw for one in found)
        seen[path.name] = len(found)
    assert {name: seen[name] for name in expected} == expected
