"""What a member's Markdown becomes, and what it never becomes."""

import pytest

from alongside.core.markdown import POST_CHARACTERS, TextTooLong, fill, fill_text, render, slots_in
from tests.core.markdown.safe_html import faults

HERON = "a" * 26
POST = "b" * 26
PICTURE = "c" * 26
REL = 'rel="nofollow noopener noreferrer"'


def test_what_people_write_most_becomes_plain_html() -> None:
    html = render("Third session **today**.\nIt went *well*.\n\n- soup\n- sleep\n\n# Next\n> and you?").html
    assert html == (
        "<p>Third session <strong>today</strong>.<br>\nIt went <em>well</em>.</p>\n<ul>\n<li>soup</li>\n"
        "<li>sleep</li>\n</ul>\n<h3>Next</h3>\n<blockquote>\n<p>and you?</p>\n</blockquote>"
    )


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("    a poem\n    in lines", "<p>a poem<br>\nin lines</p>"),
        ("Love,\n---", "<p>Love,</p>\n<hr>"),
        ("[1]: https://a.org", f'<p>[1]: <a href="https://a.org" {REL}>https://a.org</a></p>'),
        ("<b>Bo</b> & co", "<p>&lt;b&gt;Bo&lt;/b&gt; &amp; co</p>"),
        ("1986. A good year", '<ol start="1986">\n<li>A good year</li>\n</ol>'),
    ],
)
def test_signs_that_people_use_otherwise_are_read_as_they_mean_them(source: str, html: str) -> None:
    assert render(source).html == html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("[bank](https://evil.org/x)", f'<a href="https://evil.org/x" {REL}>bank</a> <small>(evil.org)</small>'),
        ("[a.org](https://a.org/x)", f'<a href="https://a.org/x" {REL}>a.org</a>'),
        ("[https://a.org](https://b.org)", f'<a href="https://b.org" {REL}>https://a.org</a> <small>(b.org)</small>'),
        ("[a.org.b.org](https://a.org)", f'<a href="https://a.org" {REL}>a.org.b.org</a> <small>(a.org)</small>'),
        ("https://www.a.org/b.", f'<a href="https://www.a.org/b" {REL}>https://www.a.org/b</a>.'),
        ("(www.a.org/b_(c))", f'(<a href="https://www.a.org/b_(c)" {REL}>www.a.org/b_(c)</a>)'),
        ("https://аррle.com", f'<a href="https://xn--le-6kc8da.com" {REL}>https://аррle.com</a>'
         " <small>(xn--le-6kc8da.com)</small>"),
        ("![cat](https://a.org/c.png)", f'<a href="https://a.org/c.png" {REL}>cat</a> <small>(a.org)</small>'),
        ("[](https://a.org)", f'<a href="https://a.org" {REL}>https://a.org</a>'),
    ],
)  # fmt: skip
def test_a_link_shows_its_real_host_when_its_text_does_not(source: str, html: str) -> None:
    shown = render(source).html
    assert shown == f"<p>{html}</p>"


@pytest.mark.parametrize(
    "source",
    [
        "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](java\nscript:alert(1))", "[a](data:text/html,x)",
        "[a](vbscript:x)", "[a](//evil.org)", "[a](/local)", "[a](https://good.org\\@evil.org)", "<javascript:x>",
        "[a](https://good.org@evil.org)", "[a](https:evil.org)", "[a](&#106;avascript:alert(1))", "[a](file:///etc)",
        "[a](https://)", "[a](https://a.org:99999999/)", "<bo@a.org>", "[a](tel:+4930123456)",
        "![a](javascript:alert(1))", "![a](picture:../../x)", "https://", "www.", "[a](https://a b.org)",
    ],
)  # fmt: skip
def test_an_address_that_could_do_or_mean_something_else_stays_text(source: str) -> None:
    assert "<a" not in render(source).html
    assert not faults(render(source).html)


def test_a_picture_of_ours_waits_for_a_tap_between_the_paragraphs() -> None:
    rendered = render(f"My cat ![a grey cat](picture:{PICTURE}) asleep\n\n![again](picture:{PICTURE})")
    assert rendered.pictures == ((PICTURE, "a grey cat"),)
    assert fill(rendered.html, {f"picture:{PICTURE}": "<figure></figure>"}) == (
        "<p>My cat  asleep</p>\n<figure></figure>\n<figure></figure>"
    )
    assert "a grey cat" in rendered.text


def test_words_are_quoted_by_reference_and_vanish_with_their_source() -> None:
    rendered = render(f"> @post:{POST}\nI felt the same.")
    assert rendered.quoted_posts == (POST,)
    assert rendered.text == "I felt the same."
    assert fill(rendered.html, {f"post:{POST}": "<hr>"}) == "<hr>\n<p>I felt the same.</p>"
    assert fill(rendered.html, {}).strip() == "<p>I felt the same.</p>"


def test_a_reference_shown_as_code_is_no_reference() -> None:
    assert render(f"```\n> @post:{POST}\n```").quoted_posts == ()


def test_stored_html_never_holds_a_slot_an_author_wrote() -> None:
    assert slots_in(render(f"\ue000alias:{HERON}\ue001 \ue000\ue001").html) == ()


def test_a_text_that_fits_is_rendered_and_a_longer_one_refused_with_its_length() -> None:
    assert render("x" * POST_CHARACTERS).html
    with pytest.raises(TextTooLong, match="20001"):
        render("x" * (POST_CHARACTERS + 1))
    with pytest.raises(TextTooLong):
        render("\n".join(f"https://a.org/{number}" for number in range(101)))


def test_each_text_knows_which_way_it_runs() -> None:
    assert render("Hello").direction == "ltr"
    assert render("**שלום** all").direction == "rtl"
    assert render("1, 2, 3").direction is None


def test_slots_in_plain_text_are_filled_with_plain_words() -> None:
    rendered = render("Thanks @Heron", resolve=lambda names: {"Heron": HERON})
    assert fill_text(rendered.text, {f"alias:{HERON}": "Egret"}) == "Thanks Egret"
