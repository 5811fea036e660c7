"""Whatever comes in, what goes out is safe: other people's attack collections, our own, and random ones."""

import json
import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.core.characters import clean, direction
from alongside.core.markdown import fill, render, render_plain, slots_in
from alongside.core.markdown.rendering import POST_CHARACTERS
from tests.core.markdown.safe_html import faults

CORPORA = Path(__file__).parents[4] / "shared" / "corpora" / "input"
absent = pytest.mark.skipif(not CORPORA.is_dir(), reason=f"the foreign corpora are not at {CORPORA}")

HERON = "a" * 26
HARD = {
    "brackets": "[", "pictures": "![", "links": "[](", "stars": "*a **b_ ", "ticks": "`a``b", "quotes": "> ",
    "lists": "- ", "entities": "&#x26;", "schemes": "http://", "names": "@a ", "backslashes": "\\", "lines": "\n",
    "strokes": "~~a", "addresses": "<a@", "parentheses": "https://a.org/)(", "marks": "e\u0301\u0301",
    "slots": "\ue000",
}  # fmt: skip


def check(source: str) -> None:
    source = source[:POST_CHARACTERS]
    rendered = render(source, resolve=lambda names: dict.fromkeys(names, HERON))
    for html in (rendered.html, render_plain(source), fill(rendered.html, {f"alias:{HERON}": "Heron"})):
        assert not faults(html), source
    assert {found.split(":")[0] for found in slots_in(rendered.html)} <= {"alias", "post", "picture"}


@absent
def test_hostile_html_of_others_comes_out_harmless() -> None:
    files = sorted((CORPORA / "html-bleach").glob("*.test"))
    assert files, "a folder without files would prove nothing"
    for file in files:
        source = file.read_text(errors="replace")
        check(source)
        check(f"[x]({source})")
        check("\n".join(source.split()))


@absent
def test_naughty_strings_of_others_come_out_harmless_everywhere_in_a_text() -> None:
    texts = json.loads((CORPORA / "naughty-strings" / "blns.json").read_text())
    assert texts, "a file without texts would prove nothing"
    for text in texts:
        for frame in ("{}", "[{}](https://a.org)", "[a]({})", "![a]({})", "> {}", "`{}`", "@{}", "https://a.org/{}"):
            check(frame.replace("{}", text))


@pytest.mark.parametrize("unit", HARD.values(), ids=HARD.keys())
def test_a_long_text_of_one_trick_is_rendered(unit: str) -> None:
    check(unit * (POST_CHARACTERS // len(unit)))


SIGNS = st.sampled_from(
    [
        *"[]()!<>*_`~#@:&;\\/ \n\t-+.1a\"'",
        "https://",
        "picture:",
        "@post:" + HERON,
        "alias:",
        HERON,
        "javascript:",
        "\ue000",
        "\ue001",
        "&#0;",
        "\u202e",
        "\u200b",
        "\x00",
        "www.a.org",
        "-- \n",
    ]
)


@settings(max_examples=300)
@given(st.lists(SIGNS, max_size=40).map("".join))
def test_any_mixture_of_signs_comes_out_harmless(source: str) -> None:
    check(source)


@given(st.text(st.characters(), max_size=300))
def test_any_text_can_be_cleaned_once_for_all(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode()
    direction(text)


def test_what_turns_or_hides_text_is_taken_out_and_what_languages_need_stays() -> None:
    assert clean("a\u202eb\u2066c\u200bd\ufeffe\x00f\ue000g\ud800h\r\ni\u2028j") == "abcdefgh\ni\nj"
    assert clean("می\u200cخواهم 👩\u200d👧 \u200fא") == "می\u200cخواهم 👩\u200d👧 \u200fא"
    assert clean("Z" + "\u0301" * 50) == "Z" + "\u0301" * 4
    assert clean(string.printable.replace("\r", "").replace("\x0b", "").replace("\x0c", "")).endswith(" \t\n")
