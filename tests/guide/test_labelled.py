"""The labelled descriptions: well formed, about entries that exist, and halved by chance.

Lines are named by number, so that a failing test shows nobody a text of the unseen half.
"""

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "labelled"
COLUMNS = ["text", "stands", "hope", "right", "never"]
STANDS = {"lives_with", "cares_for", "lost"}
HOPES = {"company", "answers", "read"}
KINDS = {"forum", "list", "chat", "organisation", "telephone", "here"}
LANGUAGES = ["en", "es"]
FILES = [(language, half) for language in LANGUAGES for half in ("tuned", "unseen")]


def entries() -> dict[str, dict[str, Any]]:
    """The directory by id."""
    listed = tomllib.loads((FOLDER / "communities.toml").read_text("utf-8"))["community"]
    assert len({entry["id"] for entry in listed}) == len(listed)
    return {entry["id"]: entry for entry in listed}


def rows(language: str, half: str) -> list[dict[str, str]]:
    """The descriptions of one file, by column."""
    header, *lines = (FOLDER / f"descriptions.{language}.{half}.tsv").read_text("utf-8").splitlines()
    assert header.split("\t") == COLUMNS
    return [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines]


def ids(listed: str) -> set[str]:
    """The ids in a cell."""
    return set(listed.split(",")) if listed else set()


def digest(row: dict[str, str]) -> bytes:
    """What chance says about a text."""
    return hashlib.sha256(row["text"].encode()).digest()


def odd_lines(language: str, half: str, is_odd) -> list[int]:
    """The numbers of the lines that are not as they should be."""
    return [number for number, row in enumerate(rows(language, half), start=2) if is_odd(row)]


def test_every_entry_says_what_it_is_in_the_words_of_the_form() -> None:
    for entry in entries().values():
        assert set(entry) == {"id", "name", "what", "conditions", "stands", "who", "languages", "kind", "hopes"}
        assert entry["name"]
        assert entry["what"]
        assert entry["who"]
        assert set(entry["stands"]) <= STANDS
        assert entry["stands"]
        assert set(entry["hopes"]) <= HOPES
        assert set(entry["languages"]) <= set(LANGUAGES)
        assert entry["kind"] in KINDS


@pytest.mark.parametrize(("language", "half"), FILES)
def test_every_label_names_an_entry(language: str, half: str) -> None:
    known = set(entries())
    assert not odd_lines(language, half, lambda row: (ids(row["right"]) | ids(row["never"])) - known)


@pytest.mark.parametrize(("language", "half"), FILES)
def test_one_to_four_are_right_and_none_of_them_never(language: str, half: str) -> None:
    assert not odd_lines(language, half, lambda row: not 1 <= len(ids(row["right"])) <= 4)
    assert not odd_lines(language, half, lambda row: ids(row["right"]) & ids(row["never"]))


@pytest.mark.parametrize(("language", "half"), FILES)
def test_what_is_right_speaks_the_visitors_language_and_is_for_where_they_stand(language: str, half: str) -> None:
    known = entries()
    for number, row in enumerate(rows(language, half), start=2):
        for right in ids(row["right"]):
            assert language in known[right]["languages"], number
            assert not row["stands"] or row["stands"] in known[right]["stands"], number


@pytest.mark.parametrize(("language", "half"), FILES)
def test_taps_are_those_of_the_form_and_chance_left_some_out(language: str, half: str) -> None:
    assert not odd_lines(
        language, half, lambda row: row["stands"] not in STANDS | {""} or row["hope"] not in HOPES | {""}
    )
    assert not odd_lines(language, half, lambda row: digest(row)[1] < 80 and row["stands"])
    assert not odd_lines(language, half, lambda row: digest(row)[2] < 90 and row["hope"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_which_half_a_text_of_a_pair_is_in_was_chosen_by_its_hash(language: str) -> None:
    pairs = zip(rows(language, "tuned"), rows(language, "unseen"), strict=True)
    assert not [line for line, (tuned, unseen) in enumerate(pairs, start=2) if digest(tuned) >= digest(unseen)]


def test_no_text_stands_twice() -> None:
    hashes = [hash(row["text"].casefold().strip()) for file in FILES for row in rows(*file)]
    twice = len(hashes) - len(set(hashes))
    assert twice == 0


@pytest.mark.parametrize(("language", "least"), [("en", 60), ("es", 40)])
def test_each_half_is_large_enough_to_say_something(language: str, least: int) -> None:
    assert all(len(rows(language, half)) >= least for half in ("tuned", "unseen"))
