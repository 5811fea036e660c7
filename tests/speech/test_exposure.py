"""What gives somebody away is noticed, and what only looks like it is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.speech.exposure import LOOKED_AT, Exposure, Kind, exposures_in


def kinds(text: str, **known) -> list[Kind]:
    return [one.kind for one in exposures_in(text, **known)]


@pytest.mark.parametrize(
    "text",
    [
        "write to bo.b+x@mail.example.org!", "bo (at) example.org", "bo[at]example.org", "BO@EXAMPLE.ORG",
        "<bo@example.co.uk>", "ana@correo.españa.es",
    ],
)  # fmt: skip
def test_addresses_are_noticed(text: str) -> None:
    assert kinds(text) == [Kind.ADDRESS]


def test_one_s_own_address_is_told_from_another_s() -> None:
    text = "Mine is Maria@example.org, hers is lily@example.org"
    assert kinds(text, addresses=["maria@example.org"]) == [Kind.OWN_ADDRESS, Kind.ADDRESS]


@pytest.mark.parametrize(
    "text",
    [
        "+49 171 2345678", "0049 30 123456", "call 0171/2345678.", "(030) 1234 5678", "+34 612 34 56 78", "612 345 678",
        "612345678", "(415) 555-2671", "415-555-2671", "+1 415.555.2671", "020 7946 0958", "+91-98765-43210",
    ],
)  # fmt: skip
def test_phone_numbers_are_noticed_as_people_write_them(text: str) -> None:
    assert kinds(text) == [Kind.PHONE]


@pytest.mark.parametrize(
    "text",
    [
        "120/80", "2024-11-22", "22.11.2024", "11/22/2024 10:30", "1 2 3 4 5 6 7 8 9",
        "creatinine 1.2, then 1.4 and 1.9",
        "1986-2024", "10 000 000", "eGFR 45 47 52", "988", "room 0412", "x1234567890", "50 mg 100 mg", "@ 5 pm", "a@b",
        "3.14159265358979", "2019 2020 2021", "code 12345678901234567890123", "100%",
    ],
)  # fmt: skip
def test_values_dates_and_emergency_numbers_are_left_alone(text: str) -> None:
    assert kinds(text) == []


def test_card_numbers_are_known_by_their_check_digit() -> None:
    assert kinds("4111 1111 1111 1111") == [Kind.CARD]
    assert kinds("5500-0000-0000-0004") == [Kind.CARD]
    assert kinds("4111 1111 1111 1112") == []
    assert kinds("0000 0000 0000 0000") == []


def test_own_names_are_noticed_whole_and_however_they_are_written() -> None:
    names = ["Maria García", "Rose"]
    assert kinds("I am MARIA GARCIA.", names=names) == [Kind.OWN_NAME]
    assert kinds("It's Rose's turn", names=names) == [Kind.OWN_NAME]
    assert kinds("Maria. Garcia; rosehip, Mariagarcia", names=names) == []
    assert kinds("anything at all", names=["", " ", "at"]) == []


def test_a_place_is_where_it_stands_and_each_asks_a_question() -> None:
    text = "Ring +49 171 2345678 please"
    (one,) = exposures_in(text)
    assert text[one.start : one.end] == "+49 171 2345678"
    assert all(Exposure(kind, 0, 1).question.endswith((".", "?")) for kind in Kind)


@pytest.mark.parametrize(
    "unit", ["a", "a.", "1", "1 ", "+", "a@", "a@a.", "(at)", "0 0", "@", "(", "-", "a-", "ü ", "1@1."]
)
def test_a_hundred_thousand_of_one_sign_are_looked_through(unit: str) -> None:
    exposures_in(unit * (LOOKED_AT // len(unit)), addresses=["a@a.org"], names=["a a a"])


@given(st.text(), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_can_be_looked_through(text: str, names: list[str]) -> None:
    for one in exposures_in(text, names=names):
        assert 0 <= one.start < one.end <= len(text)
