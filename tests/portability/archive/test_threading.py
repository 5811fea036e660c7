"""Who answers whom is found by ids and by subjects, however broken."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from alongside.portability.archive.catalogue import read_catalogue
from alongside.portability.archive.subjects import bare_subject, title_of
from alongside.portability.archive.threading import order

NOW = datetime(2026, 1, 1, tzinfo=UTC)
BEGAN = datetime(2010, 1, 1, 12, tzinfo=UTC)


def archive(folder: Path, *heads: str) -> Path:
    """Writes mails with these heads, an hour apart unless they say otherwise."""
    path = folder / "list.mbox"
    lines = []
    for n, head in enumerate(heads):
        at = BEGAN + timedelta(hours=n)
        date = "" if "Date:" in head else f"Date: {at:%a, %d %b %Y %H:%M:%S} +0000\n"
        lines.append(f"From x Thu Nov  1 12:00:00 2001\nFrom: a{n}@b.org\n{date}{head}\n\nWords {n}.\n\n")
    path.write_text("".join(lines))
    return path


def threads(folder: Path, *heads: str) -> list[list[int]]:
    ordered = order(read_catalogue([archive(folder, *heads)], now=NOW))
    found: dict[int, list[int]] = {}
    for mail in ordered.mails:
        found.setdefault(ordered.thread[mail], []).append(mail)
    return list(found.values())


def test_a_long_parent_id_and_subjects_of_many_languages_make_one_thread(tmp_path: Path):
    long_id = "x" * 60 + "@" + "y" * 20
    found = threads(
        tmp_path,
        f"Message-ID: <{long_id}>\nSubject: [kidney] Scan days",
        f"Message-ID: <1@b>\nReferences:\n <{long_id}>\nSubject: AW: [kidney] Scan days",
        "Message-ID: <2@b>\nSubject: SV: Scan days",
        "Message-ID: <3@b>\nSubject: Re: AW: [kidney] Re[2]: scan days",
        "Message-ID: <4@b>\nSubject: 回复：Scan days",
        "Message-ID: <5@b>\nIn-Reply-To: <4@b>\nSubject: something else",
    )
    assert found == [[0, 1, 2, 3, 4, 5]]


def test_answers_to_a_mail_we_do_not_have_belong_together(tmp_path: Path):
    assert threads(tmp_path, "References: <gone@b>\nSubject: Re: a", "References: <gone@b>\nSubject: Re: b") == [[0, 1]]


def test_the_nearest_mail_we_have_is_what_is_answered(tmp_path: Path):
    path = archive(tmp_path, "Message-ID: <1@b>\nSubject: a", "Message-ID: <3@b>\nReferences: <1@b> <2@b>\nSubject: c")
    assert list(order(read_catalogue([path], now=NOW)).answers) == [-1, 0]


def test_two_questions_with_one_subject_stay_two_threads(tmp_path: Path):
    assert threads(tmp_path, "Subject: Hello", "Subject: Hello") == [[0], [1]]


def test_an_answer_by_subject_does_not_reach_back_for_years(tmp_path: Path):
    later = "Date: Fri, 01 Jan 2016 12:00:00 +0000\nSubject: Re: Hello"
    assert threads(tmp_path, "Subject: Hello", later) == [[0], [1]]


def test_empty_subjects_join_nothing(tmp_path: Path):
    assert len(threads(tmp_path, "Subject: ", "Subject: Re: ", "X: y")) == 3


def test_circles_are_cut_and_nobody_is_lost(tmp_path: Path):
    found = threads(
        tmp_path,
        "Message-ID: <1@b>\nIn-Reply-To: <2@b>\nSubject: a",
        "Message-ID: <2@b>\nIn-Reply-To: <3@b>\nSubject: b",
        "Message-ID: <3@b>\nIn-Reply-To: <1@b>\nSubject: c",
        "Message-ID: <4@b>\nIn-Reply-To: <4@b>\nSubject: d",
    )
    assert sorted(mail for thread in found for mail in thread) == [0, 1, 2, 3]
    assert len(found) == 2


def test_an_id_used_twice_makes_two_mails(tmp_path: Path):
    found = threads(tmp_path, "Message-ID: <1@b>\nSubject: a", "Message-ID: <1@b>\nSubject: b", "In-Reply-To: <1@b>")
    assert found == [[0, 2], [1]]


def test_missing_dates_keep_the_place_they_stand_in(tmp_path: Path):
    path = archive(tmp_path, "Subject: a", "Subject: Re: a\nDate: nonsense", "Subject: Re: a")
    path.write_text(path.read_text().replace("From x Thu Nov  1 12:00:00 2001", "From - "))
    ordered = order(read_catalogue([path], now=NOW))
    assert list(ordered.mails) == [0, 1, 2]


def test_no_answer_stands_before_its_question(tmp_path: Path):
    path = archive(
        tmp_path, "Message-ID: <1@b>\nSubject: a", "Date: Thu, 01 Jan 2009 12:00:00 +0000\nIn-Reply-To: <1@b>"
    )
    assert list(order(read_catalogue([path], now=NOW)).mails) == [0, 1]


def test_the_order_of_the_file_does_not_matter(tmp_path: Path):
    heads = [f"Message-ID: <{n}@b>\nSubject: q" + (f"\nReferences: <{n - 1}@b>" if n else "") for n in range(40)]
    dated = [f"Date: {BEGAN + timedelta(hours=n):%a, %d %b %Y %H:%M:%S} +0000\n{head}" for n, head in enumerate(heads)]
    random.Random(3).shuffle(dated)
    assert [len(thread) for thread in threads(tmp_path, *dated)] == [40]


def test_a_chain_of_thousands_is_threaded(tmp_path: Path):
    heads = [f"Message-ID: <{n}@b>\nReferences: <{n - 1}@b>" for n in range(5_000)]
    assert [len(thread) for thread in threads(tmp_path, *heads)] == [5_000]


@pytest.mark.parametrize(
    ("subject", "bare", "is_reply"),
    [
        ("Re: Scan", "Scan", True),
        ("AW: WG: Scan", "Scan", True),
        ("[kidney] Fwd: Scan", "Scan", False),
        ("RE : [kidney] SV: Scan (was: Hello)", "Scan", True),
        ("Antw: Re(3): Scan", "Scan", True),
        ("Report on Re: use", "Report on Re: use", False),
        ("[kidney]", "[kidney]", False),
        ("", "", False),
    ],
)
def test_subjects_are_bared(subject: str, bare: str, is_reply: bool):
    assert bare_subject(subject) == (bare, is_reply)


def test_a_title_fits_a_thread():
    assert len(title_of("Re: " * 20 + "x" * 500)) == 140
