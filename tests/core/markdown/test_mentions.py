"""Names after an @ become references."""

from collections.abc import Mapping

import pytest

from alongside.core.markdown import editable, fill, render
from alongside.core.names import skeleton

HERON, BLUE, ANNA = "a" * 26, "b" * 26, "d" * 26
HERE = {skeleton("Heron"): HERON, skeleton("Heron Blue"): BLUE, skeleton("Anna K."): ANNA}


def resolve(names: frozenset[str]) -> Mapping[str, str]:
    """As a community does it: by the look of a name, or by reference."""
    known = {name: HERE[skeleton(name)] for name in names if skeleton(name) in HERE}
    return known | {f"alias:{alias}": alias for alias in HERE.values() if f"alias:{alias}" in names}


@pytest.mark.parametrize(
    ("source", "stored"),
    [
        ("Thanks @Heron!", f"Thanks @alias:{HERON}!"),
        ("@heron and @HERON", f"@alias:{HERON} and @alias:{HERON}"),
        ("@Heron Blue, hello", f"@alias:{BLUE}, hello"),
        ("@Heron, Blue is a colour", f"@alias:{HERON}, Blue is a colour"),
        ("@Heron’s soup", f"@alias:{HERON}’s soup"),
        ("(@Heron) **@Heron**", f"(@alias:{HERON}) **@alias:{HERON}**"),
        ("@Anna K. said", f"@alias:{ANNA}. said"),
        (f"@alias:{HERON}", f"@alias:{HERON}"),
        ("@Heron\nBlue", f"@alias:{HERON}\nBlue"),
    ],
)
def test_a_name_of_somebody_here_is_stored_as_a_reference(source: str, stored: str) -> None:
    assert render(source, resolve=resolve).source == stored


@pytest.mark.parametrize(
    "source",
    [
        "@Nobody", "bo@heron", "https://a.org/@Heron", "\\@Heron", "`@Heron`", "Heron", "@ Heron", "@",
        f"@alias:{'z' * 26}",
    ],
)  # fmt: skip
def test_anything_else_stays_as_it_was_written(source: str) -> None:
    rendered = render(source, resolve=resolve)
    assert (rendered.source, rendered.mentions) == (source, ())


def test_a_new_name_shows_everywhere_and_an_erased_one_nowhere() -> None:
    rendered = render("Thank you @Heron, from all of us", resolve=resolve)
    assert "Heron" not in rendered.html + rendered.text + rendered.source
    assert fill(rendered.html, {f"alias:{HERON}": "Egret"}) == "<p>Thank you Egret, from all of us</p>"
    assert fill(rendered.html, {}) == "<p>Thank you , from all of us</p>"
    assert editable(rendered.source, {HERON: "Egret"}) == "Thank you @Egret, from all of us"


def test_rendering_what_was_stored_gives_the_same_again() -> None:
    once = render("@Heron Blue and @Heron's", resolve=resolve)
    assert render(once.source, resolve=resolve) == once


def test_a_post_asks_once_for_all_its_names() -> None:
    asked = []
    render("@Heron " * 50, resolve=lambda names: asked.append(names) or {})  # type: ignore[func-returns-value]
    assert len(asked) == 1


@pytest.mark.parametrize("after", ["& I", "+ I", "/ Old Oak", "– or not", "= all of us"])
def test_a_sign_after_a_name_stays_in_the_sentence(after: str) -> None:
    assert render(f"@Heron {after}", resolve=resolve).source == f"@alias:{HERON} {after}"
