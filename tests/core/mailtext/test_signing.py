"""A name or a telephone number below a mail is seen, and goes with the closing lines alone."""

import time

import pytest

from alongside.core.mailtext.exposing import names_someone, without_signature
from alongside.core.mailtext.extracting import extract
from alongside.core.mailtext.reading import read_mail
from tests.core.mailtext.corpora import CORPORA, absent, all_mails


def lines_of(*texts: str) -> list[str]:
    return sorted(line.strip() for text in texts for line in text.split("\n") if line.strip())


NAME = "Margaret Ann Whitfield"


@pytest.mark.parametrize(
    "closing",
    [
        "Margaret",
        "MARGARET",
        "margaret",
        "- Margaret W.",
        "Márgarét",
        "Ma\u0301rgaret",
        "Маргарет",
        "M\u0430rg\u0430ret",
        "Best wishes, Margaret",
        "Maggie Whitfield, Leeds",
        "You can call me Margaret if you like, all my friends do.",
        "Margaret's phone",
    ],
)
def test_a_name_below_is_seen(closing: str):
    assert names_someone(f"I slept well.\n\n{closing}\n", name=NAME, alias="Lily") == "name"
    assert names_someone("I slept well.", name=NAME, alias="Lily", signature=closing) == "name"


@pytest.mark.parametrize(
    ("words", "name", "alias"),
    [
        ("I slept well.\n\nLily", NAME, "Lily"),
        ("I slept well.\n\nMargaret", NAME, "Margaret"),
        ("I slept well.\n\nMargaret", "", "Lily"),
        ("Margaret says hello.\n" + "One more line.\n" * 9, NAME, "Lily"),
        ("I slept well.\n\n> Margaret", NAME, "Lily"),
        ("Ann", "Ann", "Lily"),
        ("I always hope for the best and so do you.", "Hope Lee", "Lily"),
        ("I ate margarets, and a margaretha.", NAME, "Lily"),
        ("Whitfields everywhere in the garden these days", NAME, "Lily"),
        ("", NAME, "Lily"),
    ],
)
def test_what_is_no_name_below_is_not_asked_about(words: str, name: str, alias: str):
    assert names_someone(words, name=name, alias=alias) is None


def test_a_short_name_is_seen_whole_and_one_without_spaces_anywhere():
    assert names_someone("Bye\nAnn Lee", name="Ann Lee") == "name"
    assert names_someone("Bye\nan n lee", name="Ann Lee") is None
    assert names_someone("谢谢\n王小明敬上", name="王小明") == "name"
    assert names_someone("Danke\nJurgen", name="Jürgen Groß") == "name"
    assert names_someone("Thanks\nIvan", name="Иван Петров") == "name"
    assert names_someone("Спасибо\nИван", name="Ivan Petrov") == "name"


TELEPHONES = [
    "+44 7700 900123",
    "+49 (0)170 1234567",
    "+1-212-555-0143",
    "+34612345678",
    "0049 170 1234567",
    "07700 900123",
    "07700900123",
    "0170-1234567",
    "(030) 1234567",
    "06 12 34 56 78",
    "06.12.34.56.78",
    "(212) 555-0143",
    "212-555-0143",
    "212.555.0143",
    "1 212 555 0143",
    "612 345 678",
    "612 34 56 78",
    "Tel: 5550143",
    "Phone 555 0143",
    "mobile no. 98 76 54 32",
    "call me on 5550143",
    "T\u00e9l. : 01 23 45 67 89",
    "\u260e 5550143",
]
NO_TELEPHONES = [
    "2026-03-04 10:30",
    "04.03.2026",
    "4/3/2026 10",
    "05.06.2021 10 12",
    "1968-2024",
    "20240315",
    "creatinine 120 130 140",
    "creatinine 1.2, 1.3, 1.45",
    "eGFR 45 47 49 51 53",
    "120/80 130/85 125/82",
    "1000 mg 500 mg 250 mg",
    "platelets 250000 300000",
    "0.123456789",
    "612 345 678 units",
    "$212 555 0143",
    "£1,234,567",
    "1 000 000 000",
    "600 000 000",
    "ISBN 978-0-306-40615-7",
    "ISBN-10: 0306406152",
    "978 0 306 40615 7",
    "NHS 943 476 5919",
    "MRN 0712345678",
    "PMID 0312345678",
    "Access Code: 782-906-437",
    "192.168.100.200",
    "Boston, MA 02111-1307",
    "https://example.org/0612345678",
    "id=0612345678",
    "0612345678abc",
    "0000000000",
    "1234567890",
    "10 9 8 7 6 5 4 3 2 1",
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17",
    "+5 -3 +12",
    "+1000000000",
]


@pytest.mark.parametrize("number", TELEPHONES)
def test_a_telephone_below_is_seen(number: str):
    assert names_someone(f"I slept well.\n\n{number}", name=NAME) == "phone"


@pytest.mark.parametrize("number", NO_TELEPHONES)
def test_dates_values_prices_and_books_are_no_telephones(number: str):
    assert names_someone(f"I slept well.\n\n{number}", name=NAME) is None


@pytest.mark.parametrize(
    ("words", "shown", "folded"),
    [
        ("I slept well.\n\nMargaret", "I slept well.", "Margaret"),
        ("I slept well.\n\nBest wishes,\nMargaret", "I slept well.", "Best wishes,\nMargaret"),
        ("I slept well.\n\n--\nMargaret\nLeeds\n0113 496 0000\n", "I slept well.", "--\nMargaret\nLeeds\n0113 496 0000"),
        ("I slept well.\n\nLily\n07700 900123", "I slept well.\n\nLily", "07700 900123"),
        ("Hello all,\nMargaret here.\nI slept well, and the night was quiet.", "Hello all,\nI slept well, and the night was quiet.", "Margaret here."),
        ("I slept well.\n\nMargaret\nWard 3, Leeds\n\nP.S. Bring cake", "I slept well.\n\n\nP.S. Bring cake", "Margaret\nWard 3, Leeds"),
        ("I slept well.\n\nMargaret\n> Hi", "I slept well.\n\n> Hi", "Margaret"),
        ("I slept well.\n\nLily", "I slept well.\n\nLily", ""),
        ("I slept well, thank you.\nMargaret\n\nDid you sleep too?", "I slept well, thank you.\n\nDid you sleep too?", "Margaret"),
        ("Margaret", "", "Margaret"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_only_the_closing_lines_are_taken_away_and_none_is_lost(words: str, shown: str, folded: str):
    assert without_signature(words, name=NAME, alias="Lily") == (shown, folded)
    assert lines_of(shown, folded) == lines_of(words)


@absent
def test_no_line_of_other_peoples_mails_is_lost():
    for path in all_mails():
        mail = read_mail(path.read_bytes())
        words = extract(mail.text).words
        assert lines_of(*without_signature(words, name=mail.head.name, alias="Lily")) == lines_of(words)


@absent
def test_few_mails_of_a_list_seem_to_hold_a_telephone_and_a_programs_numbers_none():
    read = [
        extract(read_mail(path.read_bytes()).text)
        for path in (CORPORA / "mbox-archives" / "notmuch").rglob("*")
        if path.is_file()
    ]
    assert len(read) > 100
    assert (
        sum(names_someone(one.words, name="", signature=one.signature) == "phone" for one in read) <= len(read) * 0.01
    )


@pytest.mark.parametrize(
    "evil",
    [
        "\n" * 1_000_000,
        "1 " * 500_000,
        "+1 212 555 014" * 70_000,
        "tel " * 250_000,
        "Margaret " * 110_000,
        "Jané Döe " * 110_000,
        "> " * 500_000,
        "a" * 1_000_000,
    ],
)
def test_a_megabyte_of_anything_takes_a_moment(evil: str):
    began = time.process_time()
    names_someone(evil, name=NAME, signature=evil)
    without_signature(evil, name=NAME)
    names_someone("Hello", name=evil)
    assert time.process_time() - began < 2
