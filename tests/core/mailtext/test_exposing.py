"""A member's own mail gives nobody away: addresses however they are spelled, the name below, the telephone."""

import time

import pytest

from alongside.core.mailtext.exposing import names_someone, quoted_heads, replace_own, without_signature
from alongside.core.mailtext.extracting import extract
from alongside.core.mailtext.reading import read_mail
from tests.core.mailtext.corpora import CORPORA, absent, all_mails

MINE = ["ann.bee@example.org", "Bee@Gmail.com"]
OURS = ["lists.alongside.test"]


def own(text: str, **more: object) -> str:
    return replace_own(text, addresses=MINE, own=OURS, alias="Lily", **more)


@pytest.mark.parametrize(
    "spelled",
    [
        "ann.bee@example.org",
        "Ann.Bee@Example.ORG",
        "annbee@example.org",
        "a.n.n.b.e.e@example.org",
        "ann.bee+lists@example.org",
        "ann.bee+lists-at-example.org",
        "ann.bee at example.org",
        "ann dot bee at example dot org",
        "ann (dot) bee (at) example (dot) org",
        "ann.bee [at] example [dot] org",
        "ann.bee_at_example.org",
        "ann.bee-at-example.org",
        "ann punto bee arroba example punto org",
        "ann.bee @ example . org",
        "ann.bee%40example.org",
        "%61nn.bee%40example%2Eorg",
        "ann.bee%2540example.org",
        "mailto:ann.bee@example.org",
        "mailto:ann.bee%40example.org",
        "ann.bee=40example.org",
        "ann.bee@exam=\nple.org",
        "ann.bee=40example=2Eorg",
        "ann.bee&#64;example.org",
        "ann.bee&#x40;example.org",
        "&#97;nn.bee&commat;example&period;org",
        "ann.bee&#8203;@example.org",
        "ann.bee\\u0040example.org",
        "ann\u200b.bee@exa\u00admple.org",
        "a\u2060n\u2060n\u2060.bee\ufeff@example.org",
        "ann.bee\uff20example.org",
        "\uff41\uff4e\uff4e\uff0e\uff42\uff45\uff45\uff20example\uff0eorg",
        "\U0001d41a\U0001d427\U0001d427.bee@example.org",
        "ann.bee@<wbr>example.org",
        "be.e@gmail.com",
        "bee@googlemail.com",
        "bee+x@gmail.com",
    ],
)
def test_every_spelling_of_the_senders_address_is_taken_out(spelled: str):
    for text in (
        f"Write to {spelled} please",
        f"写信{spelled}。",
        f"<{spelled}>",
        f"é{spelled}, é",
        f"\\n{spelled}\\n",
    ):
        shown = own(text)
        assert "Lily" in shown
        assert "ann" not in shown.lower()
        assert "xample" not in shown
        assert "bee" not in shown.lower()
    assert own(f"Write to {spelled} please") == "Write to Lily please"


@pytest.mark.parametrize(
    "text",
    [
        "joann.bee@example.org",
        "carl@example.org",
        "ann.bee@example.net",
        "ann.bee@example.organic",
        "beer@gmail.com",
        "Ann Bee looked at example.org",
        "50%40 = 100 &amp; =40mg \\u0040",
        "Tomé 40\u00a0mg, a\u200cb, ﬁnd １２３",
        "kidney@lists.alongside.test",
        "kidney-join@lists.alongside.test",
        "t-abc@lists.alongside.test",
        "lily-k7f3qz@elsewhere.test",
        "&nosuchthing; &#0; &#xFFFFFF; &#9999999; example.org",
        "",
    ],
)
def test_everything_else_stays_as_it_was(text: str):
    assert own(text) == text


@pytest.mark.parametrize(
    "address",
    [
        "t-abcdefghij234567abcd@lists.alongside.test",
        "T-ABCDEFGHIJ234567ABCD@LISTS.ALONGSIDE.TEST",
        "b-abcdefghij234567abcd@lists.alongside.test",
        "c-abcdefghij234567abcdefghij@lists.alongside.test",
        "u-abcdefghij234567abcd@lists.alongside.test",
        "lily-k7f3qz@lists.alongside.test",
        "quiet-lily-k7f3qz@lists.alongside.test",
        "lily-k7f3qz%40lists.alongside.test",
        "lily-k7f3qz at lists dot alongside dot test",
        "mailto:lily-k7f3qz@lists.alongside.test",
    ],
)
def test_what_we_made_for_single_members_is_taken_out(address: str):
    assert own(f"Answer to {address}?") == "Answer to [address]?"


def test_an_address_that_everybody_may_read_stays():
    asked = "kidney-digest@lists.alongside.test"
    assert own(asked) == "[address]"
    assert own(asked, keep=[asked]) == asked


def test_other_addresses_go_when_the_caller_says_so():
    assert own("ann.bee@example.org, carl@example.org") == "Lily, carl@example.org"
    assert own("ann.bee@example.org, carl@example.org", others="[mail]") == "Lily, [mail]"


def test_nothing_of_a_mask_is_read_as_a_pattern():
    assert replace_own("ann@x.org", addresses=["ann@x.org", "", "@", "x", "(@)"], mask=r"\1\g<0>") == r"\1\g<0>"


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


def heads(text: str) -> str:
    return quoted_heads(text, addresses=["jane@home.example"], own=OURS, name="Jane Doe", alias="Lily")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("On Mon, 3 Jan 2022 at 10:00, Jane Doe <jane@home.example> wrote:\n> Hi", "On Mon, 3 Jan 2022 at 10:00, Lily wrote:\n> Hi"),
        ("On Mon, Jan 3, 2022 at 10:00 AM Jane Doe <\njane@home.example> wrote:\n> Hi", "On Mon, Jan 3, 2022 at 10:00 AM Lily wrote:\n> Hi"),
        ("Am 03.01.2022 um 10:00 schrieb Jane Doe <jane@home.example>:\n> Hi", "Am 03.01.2022 um 10:00 schrieb Lily:\n> Hi"),
        ("On Mon, 3 Jan 2022, Jane Doe wrote:\n> Hi", "On Mon, 3 Jan 2022, Lily wrote:\n> Hi"),
        ("On Mon, 3 Jan 2022, Rob Real <rob@x.example> wrote:\n> Hi", "On Mon, 3 Jan 2022, [address] wrote:\n> Hi"),
        ("On Mon, 3 Jan 2022, Heron via Kidney <heron-k7f3qz@lists.alongside.test> wrote:\n> Hi", "On Mon, 3 Jan 2022, Heron via Kidney wrote:\n> Hi"),
        ("> > On Mon, 3 Jan 2022, Jane Doe <jane@home.example> wrote:\n> > > Hi", "> > On Mon, 3 Jan 2022, Lily wrote:\n> > > Hi"),
        ("-----Original Message-----\nFrom: Jane Doe [mailto:jane@home.example]\nSent: Monday\nTo: Rob Real <rob@x.example>; Kidney\nSubject: Hi\n\nHi", "-----Original Message-----\nFrom: Lily\nSent: Monday\nTo: [address]; Kidney\nSubject: Hi\n\nHi"),
        ("> From: Jane Doe <jane@home.example>\n> To: rob@x.example\n> Subject: Hi\n>\n> Hi", "> From: Lily\n> To: [address]\n> Subject: Hi\n>\n> Hi"),
        ("Von: Jane Doe\nGesendet: Montag\nAn: Heron <heron-k7f3qz@lists.alongside.test>\nBetreff: Hi", "Von: Lily\nGesendet: Montag\nAn: Heron\nBetreff: Hi"),
        ("*From:* Jane Doe <jane@home.example<mailto:jane@home.example>>\n*Date:* Monday\n*To:* kidney@lists.alongside.test\n*Subject:* Hi", "*From:* Lily\n*Date:* Monday\n*To:* [address]\n*Subject:* Hi"),
        ("> On Mon, 3 Jan 2022 at 10:00, Jane Doe\n> <jane@home.example> wrote:\n> > Hi", "> On Mon, 3 Jan 2022 at 10:00, Lily wrote:\n> > Hi"),
        ('From: "Doe, Jane" <jane@home.example>\nTo: "Real, Rob" <rob@x.example>\nSubject: Hi', "From: Lily\nTo: [address]\nSubject: Hi"),
        ("From: Rob Real <jane%40home.example>\nTo: rob at x dot example\nSubject: Hi", "From: Rob Real <Lily>\nTo: [address]\nSubject: Hi"),
        ("From: Heron\nTo: Kidney Kitchen <kidney@lists.alongside.test>\nSubject: Hi", "From: Heron\nTo: Kidney Kitchen\nSubject: Hi"),
        ("Hello\n\nTo: jane@home.example", "Hello\n\nTo: Lily"),
        ("I told Jane Doe about it, on Monday.\nFrom: here to there", "I told Jane Doe about it, on Monday.\nFrom: here to there"),
        ("On Jan 3 we met at home.\nDear all: hello", "On Jan 3 we met at home.\nDear all: hello"),
        ("", ""),
    ],
)  # fmt: skip
def test_heads_of_quoted_mails_show_aliases_alone(text: str, shown: str):
    assert heads(text) == shown


def test_a_month_is_no_name():
    text = "On Mon, Jan 3, 2022 at 10:00, Jan Lee <lee@x.example> wrote:"
    assert (
        quoted_heads(text, addresses=["lee@x.example"], name="Jan Lee", alias="Lily")
        == "On Mon, Jan 3, 2022 at 10:00, Lily wrote:"
    )


@absent
def test_own_addresses_leave_other_peoples_mails_and_no_line_is_lost():
    for path in all_mails():
        mail = read_mail(path.read_bytes())
        found = extract(mail.text)
        shown = replace_own(mail.text, addresses=[mail.head.address], own=OURS)
        assert not mail.head.address or mail.head.address not in shown.lower()
        words, folded = without_signature(found.words, name=mail.head.name, alias="Lily")
        assert lines_of(words, folded) == lines_of(found.words)


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
        "%40" * 330_000,
        "\uff20" * 330_000,
        "a" * 1_000_000,
        "ann." * 250_000,
        "ann.bee at " * 90_000 + "example",
        "a-" * 500_000 + "lists.alongside.test",
        "a\u200b" * 250_000 + "example.org",
        "&#64;" * 200_000,
        "From: Jane <jane@home.example>\n" * 33_000,
        "> " * 500_000,
        "On Mon, Jane Doe wrote:\n" * 42_000,
        "To: " + "Jane <a@b.example>, " * 50_000,
        "Jané Döe " * 110_000,
        "\n" * 1_000_000,
        "1 " * 500_000,
        "+1 212 555 014" * 70_000,
        "tel " * 250_000,
        "<!--" * 250_000,
        "annbee+" * 140_000 + "example",
        ("From: " + "a" * 380 + " <\nSubject: x\nTo: <a@b.example>\n") * 2_400,
        "> On Mon, " + "<a@b>" * 200_000 + " wrote:",
        "To: " + "<a@example>" * 90_000,
        "To: " + "<lily-k7f3qz@lists.alongside.test>" * 30_000,
        "annbee at example dot org " * 38_000,
    ],
)
def test_a_megabyte_of_anything_takes_a_moment(evil: str):
    began = time.process_time()
    own(evil)
    heads(evil)
    names_someone(evil, name=NAME, signature=evil)
    without_signature(evil, name=NAME)
    assert time.process_time() - began < 4
