"""What the matcher promises about anybody's words, over the invented directory."""

import time

import pytest

from alongside.guide.matching import Why, match
from tests.guide.matching.measure import directory

BEREAVED = {entry.id for entry in directory() if entry.stands == ("lost",)}
AMONG = directory()


def first(text, *, stands=(), language="en", hope=""):
    return match(text, stands, language, hope, AMONG)[0].id


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("My mum is scared she will die. They start her dialysis on Monday", "en"),
        ("I'm afraid of losing my little boy, he has leukaemia", "en"),
        ("my husband nearly died of his stroke but he is home", "en"),
        ("tengo miedo de que mi madre se muera, le ponen quimio", "es"),
    ],
)
def test_grief_is_never_first_for_somebody_whose_person_lives(text, language):
    assert first(text, language=language) not in BEREAVED


def test_whose_person_died_is_led_to_others_who_lost_theirs():
    assert first("my wife died in March and the house is so quiet") == "widowed-table"
    assert first("our son died two years ago, how do other parents live") == "bereaved-parents"
    assert first("murió mi madre hace un mes", language="es") in BEREAVED


def test_carers_and_the_ill_are_not_sent_to_each_others_rooms():
    assert first("als", stands={"lives_with"}) == "als-company"
    assert first("als", stands={"cares_for"}) == "als-partners"


def test_parents_of_a_child_are_told_from_those_who_have_the_illness_themselves():
    assert first("my daughter has type 1 diabetes, she is four") == "type-one-parents"
    assert first("I have type 1 diabetes and feel alone with it") == "type-one-table"


def test_the_end_of_life_is_first_only_for_those_who_speak_of_it():
    ends = {"last-chapters", "home-at-the-end"}
    assert first("I was told yesterday I have thyroid cancer", stands={"lives_with"}) not in ends
    assert first("I am dying and want to talk about it plainly", stands={"lives_with"}) in ends


@pytest.mark.parametrize("text", ["she was put on dialisys", "she was put on dyalysis", "she needs dialysis"])
def test_a_misspelled_illness_is_found(text):
    assert first(text) == "dialysis-kitchen"


def test_what_is_denied_counts_less_than_what_is_said():
    assert first("It's not cancer, they say, it is lupus") == "lupus-lanterns"


def test_somebody_is_answered_in_their_language():
    assert first("mi madre tiene alzheimer", language="es") == "cuidar-alzheimer"
    assert first("my mother has alzheimer's", language="en") == "dementia-nights"


def test_reasons_quote_the_visitors_own_words():
    among = [entry for entry in AMONG if entry.id == "breast-table"]
    reasons = match("waiting for the scan after my mastectomy", {"lives_with"}, "en", "company", among)[0].reasons
    assert ("breast cancer", "mastectomy") in [
        (reason.what, reason.because) for reason in reasons if reason.why == Why.CONDITION
    ]
    assert {Why.STAND, Why.LANGUAGE, Why.HOPE} <= {reason.why for reason in reasons}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "1234567890 " * 9_000,
        "😀" * 100_000,
        "kidney cancer " * 7_200,
        "a" * 100_000,
        "שלום עולם " * 10_000,
        "dyalisiz hemodyalisiz xkcdwords " * 3_000,
        "\x00\ud83d" * 50,
        "not not not " * 8_000,
    ],
)
def test_any_text_is_answered_and_a_long_one_in_bounded_time(text):
    before = time.process_time()
    found = match(text, (), "en", "", AMONG)
    assert len(found) == len(AMONG)
    assert found[0].id not in BEREAVED
    assert time.process_time() - before < 5  # not a speed: a text without a bound would take minutes


def test_the_same_words_are_always_answered_alike_and_leave_nothing_behind():
    first_time = match("my kidneys are failing", (), "en", "", AMONG)
    assert match("my kidneys are failing", (), "en", "", AMONG) == first_time
    assert match("my kidneys are failing", (), "en", "", []) == []
