"""What programs write above quoted words shows aliases and nobody's address."""

import time

import pytest

from alongside.core.mailtext.exposing import quoted_heads

OURS = ["lists.alongside.test"]


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


def test_of_a_long_list_of_people_nobody_is_shown():
    shown = heads("To: " + ", ".join(f"Rob Real{n} <rob{n}@x.example>" for n in range(500)))
    assert "Real" not in shown
    assert "example" not in shown
    assert heads("To: Rob Real 3rd <rob@x.example>") == "To: [address]"


def test_a_month_is_no_name():
    text = "On Mon, Jan 3, 2022 at 10:00, Jan Lee <lee@x.example> wrote:"
    assert (
        quoted_heads(text, addresses=["lee@x.example"], name="Jan Lee", alias="Lily")
        == "On Mon, Jan 3, 2022 at 10:00, Lily wrote:"
    )


@pytest.mark.parametrize(
    "evil",
    [
        "From: Jane <jane@home.example>\n" * 33_000,
        "> " * 500_000,
        "On Mon, Jane Doe wrote:\n" * 42_000,
        "To: " + "Jane <a@b.example>, " * 50_000,
        ("From: " + "a" * 380 + " <\nSubject: x\nTo: <a@b.example>\n") * 2_400,
        "> On Mon, " + "<a@b>" * 200_000 + " wrote:",
        "To: " + "<a@example>" * 90_000,
        "To: " + "<lily-k7f3qz@lists.alongside.test>" * 30_000,
        "To: @" + "Jané Döe " * 110_000,
        "To: @" + '"' * 900_000 + "<a@b.example>",
        "To: @" + "<" * 900_000,
    ],
)
def test_a_megabyte_of_anything_takes_a_moment(evil: str):
    began = time.process_time()
    heads(evil)
    assert time.process_time() - began < 3
