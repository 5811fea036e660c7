"""The lists find what they should and leave alone what they should, at least as well as when they were last seen to."""

import pytest

from tests.speech.measure import LABELLED, Share, main, measure

FLOORS = {  # the share found at least, and the false alarms at most
    "crisis.en.tuned": (0.95, 0.05),
    "crisis.es.tuned": (0.95, 0.05),
    "crisis.en.first": (0.95, 0.1),
    "crisis.es.first": (0.95, 0.1),
    "crisis.en.second": (0.95, 0.1),
    "crisis.es.second": (0.95, 0.1),
    "crisis.en.third": (0.9, 0.2),  # never tuned on: what it was when measured, less a text or two
    "crisis.es.third": (0.85, 0.1),
    "scam.en": (0.95, 0.05),
    "scam.es": (0.95, 0.05),
    "claims.en": (0.95, 0.05),
    "claims.es": (0.95, 0.05),
    "instruct.en": (0.9, 0.1),
    "instruct.es": (0.9, 0.1),
}


@pytest.mark.parametrize("name", FLOORS)
def test_no_list_does_worse_than_its_floor(name: str) -> None:
    measured = measure(LABELLED / f"{name}.tsv")
    least, most = FLOORS[name]
    assert measured.recall.rate >= least, str(measured.recall)
    assert measured.false_alarms.rate <= most, str(measured.false_alarms)


def test_every_file_of_labelled_texts_has_a_floor_or_is_unseen() -> None:
    assert {file.stem for file in LABELLED.glob("*.tsv") if ".unseen" not in file.name} == set(FLOORS)


def test_the_interval_is_wilson_s() -> None:
    low, high = Share(8, 10).interval
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert Share(0, 0).interval == (0.0, 1.0)


def test_what_is_printed_holds_figures_and_no_text(capsys) -> None:
    main()
    said = capsys.readouterr().out
    assert "crisis.en.unseen" in said
    words = [line.split("\t")[1] for line in (LABELLED / "crisis.en.tuned.tsv").read_text().splitlines()]
    assert not any(text in said for text in words)
