"""The labelled texts: which half a text is in was left to its hash, and each half says enough to be measured by."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "labelled"
HALVES = ("unseen", "tuned")
PARTS = ("first", "second", "third")
CRISIS = [(language, half) for language in ("en", "es") for half in HALVES]
MORE = [(language, part) for language in ("en", "es") for part in PARTS]


def lines(language: str, half: str) -> list[tuple[str, str]]:
    """Each text of one half, with its label."""
    file = FOLDER / f"crisis.{language}.{half}.tsv"
    return [(label, text) for label, text in (line.split("\t") for line in file.read_text("utf-8").splitlines())]


@pytest.mark.parametrize(("language", "half"), CRISIS)
def test_which_half_a_text_is_in_was_chosen_by_its_hash(language: str, half: str) -> None:
    for _, text in lines(language, half):
        odd = hashlib.sha256(text.encode()).digest()[-1] % 2
        assert half == ("unseen" if odd else "tuned"), text


@pytest.mark.parametrize(("language", "part"), MORE)
def test_which_part_a_later_text_is_in_was_chosen_by_its_hash(language: str, part: str) -> None:
    for _, text in lines(language, part):
        assert part == PARTS[hashlib.sha256(text.encode()).digest()[-1] % len(PARTS)], text


@pytest.mark.parametrize(("language", "part"), MORE)
def test_each_part_holds_enough_of_both_labels(language: str, part: str) -> None:
    labels = Counter(label for label, _ in lines(language, part))
    assert set(labels) == {"crisis", "no"}
    assert labels["crisis"] >= 30


@pytest.mark.parametrize(("language", "half"), CRISIS)
def test_each_half_holds_enough_of_both_labels(language: str, half: str) -> None:
    labels = Counter(label for label, _ in lines(language, half))
    assert set(labels) == {"crisis", "no"}
    assert labels.total() >= 120
    assert labels["crisis"] >= 40


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_text_stands_twice(language: str) -> None:
    texts = [text for part in HALVES + PARTS for _, text in lines(language, part)]
    assert len(texts) == len(set(texts))
