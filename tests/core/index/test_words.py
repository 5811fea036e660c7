"""From texts and questions to words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.index import make_entry, parse_query, snippet
from alongside.core.index.words import LETTERS, WORDS


def words(text: str, language: str = "") -> tuple[str, ...]:
    return make_entry(1, text, tags=(), language=language).words


@pytest.mark.parametrize(
    ("text", "language", "found_by"),
    [
        ("Scans, SCANNING & the scanned", "en", ("scan", "scan", "the", "scan")),
        ("I don't; Heron’s", "en", ("i", "dont", "heron")),
        ("Riñones cansados", "es", ("rinon", "cans")),
        ("Müdigkeit Straße", "", ("mudigkeit", "strasse")),
        ("ｄｉａｌｙｓｉｓ ﬁne ①", "", ("dialysis", "fine", "1")),
        ("почки ёлка мой", "", ("почки", "елка", "мой")),
        ("किडनी रोग।", "", ("किडनी", "रोग")),
        ("透析を", "", ("透析", "析を", "を")),
        ("snake_case a.b@c.org", "", ("snake", "case", "a", "b", "c", "org")),
        ("كِتَاب", "", ("كتاب",)),
        ("x" * 99, "", ("x" * LETTERS,)),
        ("!?… 🌿", "", ()),
    ],
)
def test_words_are_folded_and_cut_to_what_their_forms_have_in_common(
    text: str, language: str, found_by: tuple[str, ...]
) -> None:
    assert words(text, language) == found_by


def test_a_long_text_is_indexed_as_far_as_both_databases_can_count() -> None:
    assert len(words("a " * (WORDS + 5))) == WORDS


@pytest.mark.parametrize("tag", ["word", "c_", "c_1 OR x", "C_1", "c_1'", "cc_1"])
def test_a_tag_that_a_word_could_be_is_refused(tag: str) -> None:
    with pytest.raises(ValueError, match="not a tag"):
        make_entry(1, "", tags=(tag,))


@pytest.mark.parametrize("text", ["", "   ", '""', "!?", "🌿", "_"])
def test_a_question_without_words_asks_nothing(text: str) -> None:
    assert not parse_query(text)


@given(st.text())
def test_any_text_gives_words_without_signs_that_a_database_could_read(text: str) -> None:
    for word in words(text, "en"):
        assert word
        assert not set(word) & set(" \"'\\_:*()&|!<>-\x00")
    parse_query(text, ("en", "es"))


def test_a_snippet_marks_what_was_found_and_lets_nothing_through() -> None:
    query = parse_query("scan <b>", ("en",))
    assert snippet("Two scans & <b>one</b> more", query, "en") == (
        "Two <mark>scans</mark> &amp; &lt;<mark>b</mark>&gt;one&lt;/<mark>b</mark>&gt; more"
    )


def test_a_long_text_is_shown_where_it_was_found() -> None:
    shown = snippet("before " * 300 + "the scan " + "after " * 300, parse_query("scans", ("en",)), "en")
    assert shown.startswith("…before")
    assert shown.endswith("after…")
    assert "<mark>scan</mark>" in shown
    assert len(shown) < 240
    assert snippet("nothing of that", parse_query("scan"), "") == "nothing of that"
