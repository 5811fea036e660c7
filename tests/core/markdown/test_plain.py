"""Old mail keeps the lines that somebody meant, folds what they quoted, and is never read as Markdown."""

from alongside.core.markdown import fill, render, render_plain, slots_in, words_of
from tests.core.markdown.safe_html import faults

WRAPPED = """Dear all, I have been on the machine for three years now and wanted to
tell you that it does get better. The first months were hard for me and
for everybody around me.

Warm wishes,
Bo
"""


def test_wrapped_lines_flow_and_short_ones_stay() -> None:
    assert render_plain(WRAPPED) == (
        "<p>Dear all, I have been on the machine for three years now and wanted to tell you that it does get better. "
        "The first months were hard for me and for everybody around me.</p>\n<p>Warm wishes,<br>Bo</p>"
    )


def test_lists_keep_their_lines() -> None:
    html = render_plain("What I take with me every single time, whether it is summer or winter:\n- a blanket\n- a book")
    assert html.endswith("winter:<br>- a blanket<br>- a book</p>")


def test_markdown_signs_stay_as_they_are() -> None:
    assert render_plain("# not a title\n*stars* and <b>") == "<p># not a title<br>*stars* and &lt;b&gt;</p>"


def test_quotes_and_signatures_fold_and_the_fold_has_the_reader_s_words() -> None:
    html = render_plain("> Are you well?\n> Truly?\nYes.\n-- \nBo\nKidney ward")
    assert slots_in(html) == ("words:quoted", "words:signature")
    assert fill(html, {"words:quoted": "Earlier words", "words:signature": "Signature"}) == (
        "<details><summary>Earlier words</summary><blockquote><p>Are you well?<br>Truly?</p></blockquote></details>\n"
        "<p>Yes.</p>\n\n<details><summary>Signature</summary><p>Bo<br>Kidney ward</p></details>"
    ).replace("</p>\n\n<details>", "</p>\n<details>")


def test_a_line_of_two_dashes_in_the_middle_does_not_hide_the_rest() -> None:
    html = render_plain("One\n-- \n" + "\n".join(f"line {number}" for number in range(40)))
    assert "<details>" not in html


def test_links_show_where_they_lead_and_nothing_loads() -> None:
    html = render_plain("See http://a.org/x?y=1&z=2, <http://b.org> or javascript:alert(1)")
    assert 'href="http://a.org/x?y=1&amp;z=2"' in html
    assert 'href="http://b.org"' in html
    assert "javascript" not in html.replace("or javascript:alert(1)", "")
    assert not faults(html)


def test_the_words_of_a_post_are_its_author_s_own() -> None:
    assert words_of(render_plain("> Are you well?\nYes & thanks.\n\nBo\n-- \nKidney ward")) == "Yes & thanks.\nBo"
    assert words_of(render("# Hi\n- a < b\n- [c](https://d.org)").html) == "Hi\na < b\nc (d.org)"
