"""Numbers of papers and studies are known by their form, whatever stands around them."""

import random

import pytest

from alongside.speech.references import LOOKED_AT, MOST, references_in


def keys(text: str, *hidden: str) -> list[tuple[str, str]]:
    return [one.key for one in references_in(text, hidden=hidden)]


KNOWN = [
    ("doi:10.1016/S0140-6736(10)60175-4.", ("doi", "10.1016/s0140-6736(10)60175-4")),
    ("(see 10.1016/S0140-6736(10)60175-4).", ("doi", "10.1016/s0140-6736(10)60175-4")),
    ("[the paper](https://doi.org/10.1000/ABC)", ("doi", "10.1000/abc")),
    ("[10.1000/abc](https://doi.org/10.1000/abc)", ("doi", "10.1000/abc")),
    ("**10.1000/abc**, they said", ("doi", "10.1000/abc")),
    ("https://doi.org/10.1000%2Fxyz?from=mail", ("doi", "10.1000/xyz")),
    ("https://www.example.org/doi/full/10.1056/NEJMoa1/full", ("doi", "10.1056/nejmoa1")),
    ("https://example.org/article?id=10.1371/journal.pone.01&type=x", ("doi", "10.1371/journal.pone.01")),
    ("PMID: 12345678.", ("pmid", "12345678")),
    ("el artículo (PMID número 123)", ("pmid", "123")),
    ("lo leí, PMID n.º 123, y", ("pmid", "123")),
    ("ID de PubMed 77", ("pmid", "77")),
    ("https://pubmed.ncbi.nlm.nih.gov/12345678/", ("pmid", "12345678")),
    ("https://www.ncbi.nlm.nih.gov/pubmed/123", ("pmid", "123")),
    ("https://pmc.ncbi.nlm.nih.gov/articles/PMC123456/", ("pmc", "PMC123456")),
    ("PMCID: PMC99", ("pmc", "PMC99")),
    ("el ensayo nct04437511 sigue", ("nct", "NCT04437511")),
    ("https://clinicaltrials.gov/study/NCT04437511?tab=results", ("nct", "NCT04437511")),
]


@pytest.mark.parametrize(("text", "key"), KNOWN, ids=[text for text, _key in KNOWN])
def test_a_number_is_known_by_its_form(text: str, key: tuple[str, str]) -> None:
    assert keys(text) == [key]
    assert keys(f"Before. {text} And after it.") == [key]


@pytest.mark.parametrize(
    "text",
    [
        "PMID 123456789", "PMID 0123", "PMID 12.345.678", "PMID１２３", "PMID abc", "I searched PubMed 2020 for it",
        "NCT0443751", "NCT044375111", "xNCT04437511", "110.1000/abc", "x10.1000/abc", "10.1000/", "10.1000/---",
        "10.10/abc", "version 10.2024 / done", "Take 10.5 / 20 mg", "PMCX12", "+49 10.1000", "",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert keys(text) == []


def test_the_same_number_counts_once_and_no_text_names_more_than_a_few() -> None:
    assert keys("10.1000/abc, https://doi.org/10.1000/ABC") == [("doi", "10.1000/abc")]
    assert len(keys(" ".join(f"PMID {number}" for number in range(1, 100)))) == MOST


def test_a_number_in_quoted_lines_is_somebody_elses_word() -> None:
    assert keys("> Look at PMID 1\n\nPMID 2 says otherwise.") == [("pmid", "2")]


def test_a_number_that_a_mask_touches_is_not_there_and_no_rest_of_it_is_another_number() -> None:
    assert keys("Take PMID 12345 with it.", "345") == []
    assert keys("Take PMID 12 345 with it.", "Take") == [("pmid", "12")]
    assert keys("See 10.1000/abc.def here", ".def") == []


@pytest.mark.parametrize(
    "piece",
    [
        "10.1000/",
        "10.1000/a ",
        "> 10.1000/a\n",
        "10.1000/a](",
        "PMID ",
        "PMID:::",
        "https://",
        "(",
        "[",
        "10.1",
        "NCT-",
    ],
)
def test_a_hostile_text_takes_no_longer_than_a_long_one(piece: str) -> None:
    text = piece * (LOOKED_AT // len(piece))
    found = references_in(text, hidden=["1000", "a"])  # what is not linear would not come back
    assert len(found) <= MOST


def test_no_text_breaks_it_and_what_it_finds_has_the_form_of_its_scheme() -> None:
    chance = random.Random(4)
    parts = [
        "10.1000/",
        "PMID",
        "PMC",
        "NCT",
        "1234567",
        "8",
        "%2F",
        "%",
        "(",
        ")",
        "[",
        "]",
        ".",
        " ",
        "\n> ",
        "é",
        "/",
    ]
    for _each in range(3_000):
        text = "".join(chance.choices(parts, k=chance.randint(1, 30)))
        for one in references_in(text, hidden=["8"]):
            assert one.number.isascii()
            assert len(one.number) <= 200
            assert " " not in one.number
            assert one.scheme in {"doi", "pmid", "pmc", "nct"}
