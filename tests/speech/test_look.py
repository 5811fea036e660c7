"""One look at a text: what each list finds, beside what it leaves alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import alongside.speech
from alongside.speech.look import Claim, instructs, look
from alongside.speech.plain import LOOKED_AT, placed, plain

OF_LISTS = ("checkup", "lexicon", "lines", "lists", "loaded", "look", "methods", "plain", "quotes", "syntax")


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("I want to die.", "I want to die at home, with my own people."),
        ("I want to kill myself.", "My brother killed himself in 2019."),
        ("I am going to end my life.", "Ten years ago I wanted to end my life."),
        ("Everyone would be better off without me.", "The soup is better off without salt."),
        ("I don't want to wake up any more.", "I don't want to wake up the baby."),
        ("No quiero seguir viviendo.", "No quiero seguir en este hospital."),
        ("Voy a quitarme la vida.", "Mi hermano se quitó la vida."),
        ("Quiero acabar con todo.", "Este tumor quiere acabar con todo."),
        ("I keep thinking “I want to die tonight”", "The singer sings “I want to die tonight” and bows."),
    ],
)
def test_despair_is_told_from_talk_of_death(said: str, other: str) -> None:
    assert look(said).crisis
    assert not look(said).hinted
    assert not look(other).crisis


@pytest.mark.parametrize(
    ("hints", "one"),
    [
        ("I'm worn out. I love you all.", "I'm worn out."),
        ("Nobody knows that I count my pills.", "Nobody knows."),
        ("Estoy hundida. Os quiero.", "Estoy hundida."),
    ],
)
def test_two_hints_say_enough_and_one_does_not(hints: str, one: str) -> None:
    assert look(hints).crisis
    assert not look(one).crisis


def test_two_hints_are_told_from_a_plain_word() -> None:
    assert look("I'm worn out. I love you all.").hinted
    assert not look("I'm worn out. I love you all. I want to die.").hinted


def test_hints_far_apart_in_a_long_text_are_chance() -> None:
    between = "The nurse came and we talked about the garden and the weather. " * 20
    assert look("I'm worn out. I love you all.").crisis
    assert not look(f"I'm worn out. {between} I love you all.").crisis


def test_beside_a_team_that_agreed_two_hints_are_not_enough() -> None:
    together = "I'm so tired of suffering and feel at peace."
    assert look(together).crisis
    assert not look(f"{together} My oncologist agrees.").crisis


def test_despair_is_heard_in_each_language_whatever_a_text_says_it_is_in() -> None:
    assert look("Quiero morirme.", language="en").crisis
    assert look("I want to die.", language="de").crisis


def test_a_quoted_line_is_not_the_writer_s_and_their_answer_is() -> None:
    assert not look("> I want to kill myself\n\nI read this and thought of you.").crisis
    assert look("> How are you?\n\nI want to kill myself").crisis


@pytest.mark.parametrize(
    "text",
    [
        "I w\u200bant to d\u200bie", "I want\u00a0to die", "I wаnt tо diе", "I WANT TO DIE!!!",
        "I want\nto die",
        "I… want… to die", "I *want* to **die**", "i want to die😭", "ｉ ｗａｎｔ ｔｏ ｄｉｅ", "I want to d\u0301ie",
    ],
)  # fmt: skip
def test_odd_signs_hide_nothing(text: str) -> None:
    assert look(text).crisis


def test_only_the_passage_with_a_method_is_named_as_it_stands() -> None:
    text = "I can't. I will **end my life** with  40 pills of Morphine and vodka. Sorry."
    (passage,) = look(text).methods
    assert passage in text
    assert "Sorry" not in passage
    assert "pills" in passage


@pytest.mark.parametrize(
    "text",
    [
        "I take 40 mg of prednisone with food.", "Take 2 tablets with water.", "I want to die. My nurse comes at nine.",
        "My brother killed himself. I take 20 mg of citalopram since.", "Tomo 20 mg de prednisona. Quiero morirme.",
    ],
)  # fmt: skip
def test_usual_care_is_never_masked(text: str) -> None:
    assert look(text).methods == ()


@pytest.mark.parametrize(
    ("kind", "said", "other"),
    [
        ("cure", "Order this miracle herbal cure here.", "Is there a cure for PKD yet?"),
        ("crypto", "Invest in bitcoin, my mentor doubles it.", "My husband lost money with bitcoin."),
        ("payment", "Send me $200 in gift cards.", "The copay went up by $200."),
        ("fundraiser", "Please donate to my GoFundMe.", "Are fundraisers allowed here?"),
        ("elsewhere", "Write me on WhatsApp.", "I talk with my sister on WhatsApp."),
        ("payment", "Mándame 200 euros por Bizum.", "¿Quién ayuda con una factura de 200 euros?"),
    ],
)
def test_a_scam_is_told_from_talk_of_money(kind: str, said: str, other: str) -> None:
    assert look(said).scam == kind
    assert look(other).scam == ""


def test_who_warns_of_a_scam_is_none() -> None:
    assert not look("Beware: she asks you to send gift cards. It is a scam.").scam


def test_what_endangers_others_weighs_more_than_what_one_did_oneself() -> None:
    assert look("Stop taking your tacrolimus.").claim is Claim.TO_OTHERS
    assert look("I stopped my tacrolimus last year and it went badly.").claim is Claim.OWN
    assert look("I stopped my tacrolimus. You should stop your tacrolimus too.").claim is Claim.TO_OTHERS
    assert look("Never stop your tacrolimus without your team.").claim is Claim.NONE


def test_instruction_is_told_from_experience() -> None:
    assert instructs("You should stop the steroids.")
    assert instructs("Deberías dejar los corticoides.")
    assert not instructs("I stopped the steroids with my team.")
    assert not instructs("Ask your team about the steroids.")


@given(st.text())
def test_any_text_can_be_looked_at_and_its_words_stand_where_they_are_said_to(text: str) -> None:
    look(text)
    for _word, start, end in placed(text):
        assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    "unit", ["I want to die ", "want ", "> ", '"a ', "“", "\n\n", "! ", "want want. ", "é", "40 pills kill myself "]
)
def test_hostile_texts_are_read_to_the_limit_and_no_further(unit: str) -> None:
    text = unit * (LOOKED_AT // len(unit))
    look(text)
    assert len(plain(text * 2)) <= LOOKED_AT * 3


def test_texts_of_people_meet_no_patterns_but_those_in_linear_time() -> None:
    folder = Path(alongside.speech.__file__).parent
    with_re = {name for name in OF_LISTS if "import re\n" in (folder / f"{name}.py").read_text()}
    assert with_re == {"lines", "lexicon"}  # which read files of phrases and patterns, and never a text
