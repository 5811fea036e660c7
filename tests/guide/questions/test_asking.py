"""A visitor asks the guide and reads the answer with a paper code: without an account, for sixty days."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from alongside.accounts.letters import letters_waiting
from alongside.aliases.models import Alias
from alongside.core.errors import NotFound, TooOften
from alongside.guide.guides import appoint_guide, retire_guide
from alongside.guide.models import Answered, Question
from alongside.guide.questions.answering import (
    answer,
    close,
    done_lately,
    get_asked,
    give_back,
    questions_for,
    take,
)
from alongside.guide.questions.asking import (
    ASKED_A_DAY,
    LONGEST,
    TRIES_AN_HOUR,
    WORDS_A_DAY,
    AskedAlready,
    NoWords,
    ask_guide,
    get_question,
    go_on,
    spoken_in,
)
from alongside.guide.questions.tidy import tidy_questions
from tests.moments import at, later
from tests.world import World

WORDS = "My brother starts dialysis on Monday. Where do I start?"
DANGER = "I want to die."


@pytest.fixture
def guide(world: World) -> Alias:
    """Lily, who guides."""
    alias = Alias.objects.get(pk=world.ben.member_id)
    appoint_guide(alias)
    return alias


def asked(words: str = WORDS, **otherwise: str) -> tuple[str, Question]:
    """A question that somebody asked, with its code."""
    code = ask_guide(words, visitor=otherwise.pop("visitor", "a clinic"), **otherwise)
    return code, get_question(code, visitor="the same clinic")


def test_a_visitor_asks_and_reads_the_answer_with_the_code(guide: Alias) -> None:
    code, question = asked()
    answer(question, "Come to the kitchen.", by=guide)
    spoken = spoken_in(get_question(code, visitor="anywhere"))
    assert [(one.text, one.by_guide, one.name) for one in spoken] == [
        (WORDS, False, ""),
        ("Come to the kitchen.", True, guide.name),
    ]


def test_a_code_as_people_type_it_opens_and_a_wrong_one_does_not(guide: Alias) -> None:
    code, question = asked()
    assert get_question(f" {code.lower().replace('-', ' ')} ", visitor="a clinic") == question
    wrong = code[:-1] + ("b" if code[-1] != "b" else "c")
    for typed in (wrong, "", code[:8], "x" * 40):
        with pytest.raises(NotFound):
            get_question(typed, visitor="a clinic")


def test_guessing_codes_is_limited_for_one_network_and_no_other(guide: Alias) -> None:
    code, _question = asked()
    for _time in range(TRIES_AN_HOUR):
        with pytest.raises(NotFound):
            get_question("abcd-efgh-jkmn-pqrs", visitor="somebody who guesses")
    with pytest.raises(TooOften):
        get_question(code, visitor="somebody who guesses")
    assert get_question(code, visitor="a clinic")


def test_neither_words_nor_address_nor_code_stand_in_a_row(guide: Alias) -> None:
    code, question = asked(address="canary@example.org")
    held = str([Question.objects.values(), Answered.objects.values()]) + str(bytes(question.sealed))
    for secret in (WORDS, "dialysis", "canary@", code, code.replace("-", "")):
        assert secret not in held


def test_a_form_sent_twice_asks_once(guide: Alias) -> None:
    asked(once="a form")
    with pytest.raises(AskedAlready):
        asked(once="a form")
    assert Question.objects.count() == 1


def test_nothing_and_too_much_are_refused_and_the_longest_is_kept(guide: Alias) -> None:
    for words in ("", "  \n ", "a" * (LONGEST + 1)):
        with pytest.raises(NoWords):
            asked(words)
    assert asked("a" * LONGEST)


def test_one_network_asks_a_few_questions_a_day(guide: Alias) -> None:
    for number in range(ASKED_A_DAY):
        asked(f"Question {number}")
    with pytest.raises(TooOften):
        asked("One more")
    assert asked("From elsewhere", visitor="another clinic")


def test_more_words_let_it_wait_again_with_the_whole_conversation(guide: Alias) -> None:
    _code, question = asked()
    answer(question, "Come to the kitchen.", by=guide)
    assert questions_for(guide) == []
    go_on(question, "Thank you. And for my mother?", visitor="a clinic")
    assert [waiting.begins for waiting in questions_for(guide)] == ["Thank you. And for my mother?"]
    assert len(spoken_in(question)) == 3


def test_a_question_that_was_put_away_waits_again_when_more_is_said(guide: Alias) -> None:
    _code, question = asked()
    close(question, by=guide)
    assert questions_for(guide) == []
    go_on(question, "Please.", visitor="a clinic")
    assert len(questions_for(guide)) == 1


def test_further_words_are_limited_and_sent_twice_said_once(guide: Alias) -> None:
    _code, question = asked()
    for _time in range(2):
        go_on(question, "The same form.", visitor="a clinic", once="a form")
    assert len(spoken_in(question)) == 2
    for number in range(1, WORDS_A_DAY):
        go_on(question, f"Words {number}", visitor="a clinic")
    with pytest.raises(TooOften):
        go_on(question, "One more", visitor="a clinic")


def test_words_of_danger_wait_first_then_who_has_waited_longest(guide: Alias) -> None:
    for words in ("First", "Second", DANGER, "Fourth"):
        asked(words)
        later(minutes=5)
    assert [one.begins for one in questions_for(guide)] == [DANGER, "First", "Second", "Fourth"]
    assert [one.noticed for one in questions_for(guide)] == [True, False, False, False]


def test_danger_in_later_words_comes_first_too(guide: Alias) -> None:
    asked("First")
    _code, question = asked("Second")
    go_on(question, DANGER, visitor="a clinic")
    assert [one.begins for one in questions_for(guide)] == [DANGER, "First"]


def test_after_a_day_guides_see_that_somebody_waits_long(guide: Alias) -> None:
    asked()
    later(hours=23)
    assert not questions_for(guide)[0].is_late
    later(hours=2)
    assert questions_for(guide)[0].is_late


def test_a_guide_takes_a_question_and_another_may_still_answer(world: World, guide: Alias) -> None:
    other = Alias.objects.get(pk=world.nora.member_id)
    appoint_guide(other)
    _code, question = asked()
    take(question, by=guide)
    assert questions_for(other)[0].question.taken_by == guide
    give_back(question, by=other)
    assert questions_for(other)[0].question.taken_by == guide, "nobody gives back what another took"
    give_back(question, by=guide)
    assert questions_for(other)[0].question.taken_by is None
    answer(question, "Here.", by=other)
    assert questions_for(guide) == []
    assert done_lately(guide) == [question]


def test_an_answer_sent_twice_goes_once(guide: Alias) -> None:
    _code, question = asked(address="visitor@example.org")
    for _time in range(2):
        answer(question, "Come to the kitchen.", by=guide, once="a form")
    assert len(spoken_in(question)) == 2
    assert len(letters_waiting()) == 1


def test_an_answer_goes_by_mail_in_the_visitors_language(guide: Alias) -> None:
    with translation.override("es"):
        _code, question = asked("¿Por dónde empiezo?", address="visitor@example.org")
    answer(question, "Ven a la cocina.", by=guide)
    letter = letters_waiting()[0]
    with translation.override("es"):
        subject = translation.gettext("An answer to your question")
    assert (letter.to, letter.subject) == ("visitor@example.org", subject)
    assert "Ven a la cocina." in letter.text
    assert guide.name in letter.text


def test_without_an_address_no_mail_goes(guide: Alias) -> None:
    _code, question = asked()
    answer(question, "Come to the kitchen.", by=guide)
    assert letters_waiting() == []


def test_after_sixty_days_it_is_gone(guide: Alias) -> None:
    at(datetime(2026, 11, 1, 12, tzinfo=UTC))
    code, question = asked()
    later(days=59)
    tidy_questions()
    assert get_question(code, visitor="a clinic") == question
    later(days=2)
    with pytest.raises(NotFound):
        get_question(code, visitor="a clinic")
    assert questions_for(guide) == []
    tidy_questions()
    assert (Question.objects.count(), Answered.objects.count()) == (0, 0)


def test_only_those_who_guide_read_and_answer(world: World, guide: Alias) -> None:
    _code, question = asked()
    founder = Alias.objects.get(pk=world.ada.member_id)
    for deed in (
        lambda: questions_for(founder),
        lambda: done_lately(founder),
        lambda: get_asked(question.public_id, by=founder),
        lambda: take(question, by=founder),
        lambda: give_back(question, by=founder),
        lambda: answer(question, "No.", by=founder),
        lambda: close(question, by=founder),
    ):
        with pytest.raises(NotFound):
            deed()
    retire_guide(guide)
    with pytest.raises(NotFound):
        questions_for(guide)
    assert len(spoken_in(question)) == 1
