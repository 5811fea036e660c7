"""No address that leads to a member is left in their own mail, however it is spelled."""

import time

import pytest

from alongside.core.mailtext.exposing import replace_own
from alongside.core.mailtext.reading import read_mail
from tests.core.mailtext.corpora import absent, all_mails

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


@absent
def test_own_addresses_leave_other_peoples_mails():
    for path in all_mails():
        mail = read_mail(path.read_bytes())
        shown = replace_own(mail.text, addresses=[mail.head.address], own=OURS)
        assert not mail.head.address or mail.head.address not in shown.lower()


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
    assert time.process_time() - began < 2
