"""What illnesses are called when somebody is told what a place is about: in the language of the page, or not at all."""

import json
import tomllib
from typing import Any

from alongside.guide.directory import merge
from alongside.guide.matching.called import called, called_in
from alongside.guide.matching.concepts import get_concepts
from alongside.guide.matching.read import FOLDER


def test_an_illness_is_called_in_the_language_of_the_page() -> None:
    assert called_in("es", "kidney transplant") == "trasplante de riñón"
    assert called_in("es-mx", "ALS") == "ELA"
    assert called_in("en", "ELA") == "ALS"


def test_a_name_that_nobody_here_knows_stays_as_it_stands() -> None:
    assert called_in("es", "Smith's other illness") == "Smith's other illness"
    assert called_in("fr", "ALS") == "ALS"


def test_what_names_no_illness_is_called_nothing() -> None:
    assert called("als") == "ALS"
    assert called("crisis") == called("partners") == ""


def test_every_name_belongs_to_something_that_is_looked_for() -> None:
    assert [id for id in _read()["concepts"] if id not in get_concepts()] == []


def test_what_the_guide_begins_with_is_known_in_spanish() -> None:
    known = set(_read()["also"]) | {english for english, _spanish in _read()["concepts"].values()}
    entries = json.loads(merge.START.read_text())["entries"]
    assert {said for entry in entries for said in entry["conditions"]} - known == set()


def _read() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "names.toml").read_text())
