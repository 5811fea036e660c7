"""Joining by mail settles alias, age, consent and who sees the mail; nobody is let in with half of it."""

import pytest

from alongside.accounts.addresses import ProvenAddress, find_person_at
from alongside.accounts.consents import consents_of
from alongside.communities.found import change
from alongside.communities.models import Joining
from alongside.mail.act import join, joining
from alongside.mailroom.addresses import our_local
from alongside.mailroom.models import JoinRequest
from alongside.notify.choose import mail_choice_of
from alongside.ownership import acting
from tests.mail.taking import give_address, letters, take

pytestmark = pytest.mark.django_db
ADDRESS = "Rosa.Real@mail.example"


def asked(world, address=ADDRESS):
    """The letter with the questions, and the address its answers go to."""
    join.act(take(f"{world.kitchen.mail_name}-join", address=address))
    (letter,) = letters()
    return letter, our_local(letter.reply_to)


def in_reply(letter, answers: dict[int, str]) -> str:
    """The letter quoted, with answers behind its questions, as a mail program would send it."""
    lines = []
    for line in letter.text.splitlines():
        answer = answers.get(int(line[0])) if line[:2] in {f"{n}." for n in range(1, 6)} else None
        lines.append(f"> {line} {answer}" if answer else f"> {line}")
    return "\n".join(lines)


ANSWERS = {1: "Rosemary", 2: "yes", 3: "Yes, please", 4: "no"}


def test_whoever_answers_all_questions_is_in_under_an_alias_and_the_address_is_nowhere(world):
    letter, local = asked(world)
    outcome = joining.act(take(local, address=ADDRESS, quoted=in_reply(letter, ANSWERS)))
    assert outcome.verdict == "joined"
    person = find_person_at(ProvenAddress(ADDRESS))
    viewer = acting.find_viewer(person, world.kitchen)
    assert (viewer.name, viewer.is_member) == ("Rosemary", True)
    assert {consent.kind for consent in consents_of(person)} == {"adult", "health-data"}
    assert (mail_choice_of(viewer).mail, mail_choice_of(viewer).discreet) == ("every", False)
    (welcome,) = letters()
    assert welcome.to == ADDRESS
    assert "Rosemary" in welcome.text
    assert not JoinRequest.objects.exists()


@pytest.mark.parametrize("missing", [1, 2, 3, 4])
def test_a_missing_answer_is_asked_for_and_nobody_is_let_in(world, missing):
    letter, local = asked(world)
    answers = {number: answer for number, answer in ANSWERS.items() if number != missing}
    assert joining.act(take(local, address=ADDRESS, quoted=in_reply(letter, answers))).verdict == "joining-again"
    (again,) = letters()
    assert again.reply_to == letter.reply_to
    assert find_person_at(ProvenAddress(ADDRESS)) is None


def test_answers_may_stand_behind_bare_numbers_too(world):
    _letter, local = asked(world)
    words = "1. Rosemary\n2) yes\n3: sí\n4. not sure"
    assert joining.act(take(local, words, address=ADDRESS)).verdict == "joined"
    person = find_person_at(ProvenAddress(ADDRESS))
    assert mail_choice_of(acting.find_viewer(person, world.kitchen)).discreet


def test_wrapped_questions_are_read_all_the_same(world):
    letter, local = asked(world)
    wrapped = in_reply(letter, ANSWERS).replace("own name; many", "own\n> name; many").replace("we keep", "we\n> keep")
    assert joining.act(take(local, address=ADDRESS, quoted=wrapped)).verdict == "joined"


def test_younger_people_and_those_who_do_not_agree_are_told_why_and_not_let_in(world):
    for number, answer in ((2, "no"), (3, "no")):
        letter, local = asked(world)
        joining.act(take(local, address=ADDRESS, quoted=in_reply(letter, {**ANSWERS, number: answer})))
        assert find_person_at(ProvenAddress(ADDRESS)) is None
        letters()


def test_a_name_somebody_has_is_refused_and_asked_for_again(world):
    letter, local = asked(world)
    outcome = joining.act(take(local, address=ADDRESS, quoted=in_reply(letter, {**ANSWERS, 1: "Heron"})))
    assert outcome.verdict == "joining-again"
    assert find_person_at(ProvenAddress(ADDRESS)) is None


def test_somebody_else_and_a_machine_cannot_answer_for_the_one_who_asked(world):
    letter, local = asked(world)
    text = in_reply(letter, ANSWERS)
    assert joining.act(take(local, address="eve@evil.example", quoted=text)).verdict == "joining-stranger"
    assert joining.act(take(local, address=ADDRESS, proof="failed", quoted=text)).verdict == "joining-stranger"
    assert joining.act(take(local, address=ADDRESS, automatic="auto-submitted", quoted=text)).verdict == "joining"
    assert letters() == []
    assert find_person_at(ProvenAddress(ADDRESS)) is None


def test_whoever_has_an_account_is_not_asked_again_how_old_they_are(world):
    give_address(world.people["otto"], "otto@mail.example")
    letter, local = asked(world, "otto@mail.example")
    assert "18" not in letter.text
    outcome = joining.act(take(local, address="otto@mail.example", quoted=in_reply(letter, {1: "Oak", 4: "yes"})))
    assert outcome.verdict == "joined"
    viewer = acting.find_viewer(world.people["otto"], world.kitchen)
    assert viewer.name == "Oak"
    assert mail_choice_of(viewer).discreet


def test_where_one_asks_to_come_in_the_hosts_get_the_words_and_decide(world):
    change(world.kitchen, joining=Joining.ASK)
    letter, local = asked(world)
    answers = {**ANSWERS, 5: "My brother has one kidney."}
    joining.act(take(local, address=ADDRESS, quoted=in_reply(letter, answers)))
    person = find_person_at(ProvenAddress(ADDRESS))
    membership = acting.find_membership(person, world.kitchen.pk)
    assert (membership.state, membership.asking) == ("asked", "My brother has one kidney.")


def test_an_invitation_is_never_replaced_by_a_mail(world):
    change(world.kitchen, joining=Joining.INVITATION)
    assert join.act(take(f"{world.kitchen.mail_name}-join", address=ADDRESS)).verdict == "join-invitation"
    assert not JoinRequest.objects.exists()


def test_a_stranger_is_written_to_three_times_a_day_at_most(world):
    for _mail in range(5):
        join.act(take(f"{world.kitchen.mail_name}-join", address=ADDRESS))
    assert len(letters()) == 3


@pytest.mark.parametrize("words", ["Rosemary\nyes\nyes\nno", "1 Rosemary\n2 yes\n3 yes\n4 no, only me"])
def test_a_line_for_each_question_is_understood_above_the_quoted_letter(world, words):
    letter, local = asked(world)
    outcome = joining.act(take(local, words, address=ADDRESS, quoted=in_reply(letter, {})))
    assert outcome.verdict == "joined"
    viewer = acting.find_viewer(find_person_at(ProvenAddress(ADDRESS)), world.kitchen)
    assert (viewer.name, mail_choice_of(viewer).discreet) == ("Rosemary", False)


@pytest.mark.parametrize("words", ["Hello\nthank you\nyes\nno", "Hello, may I come in?", "Rosemary\nyes\nyes"])
def test_lines_that_do_not_fit_the_questions_answer_none(world, words):
    letter, local = asked(world)
    outcome = joining.act(take(local, words, address=ADDRESS, quoted=in_reply(letter, {})))
    assert outcome.verdict == "joining-again"
    assert find_person_at(ProvenAddress(ADDRESS)) is None


@pytest.mark.parametrize("said", ["no estoy segura", "no, not sure", "No sé", "maybe", "yes"])
def test_whoever_is_not_sure_who_reads_their_mail_gets_discreet_mail(world, said):
    letter, local = asked(world)
    joining.act(take(local, address=ADDRESS, quoted=in_reply(letter, {**ANSWERS, 4: said})))
    assert mail_choice_of(acting.find_viewer(find_person_at(ProvenAddress(ADDRESS)), world.kitchen)).discreet


def test_what_was_answered_is_not_asked_a_second_time(world):
    letter, local = asked(world)
    joining.act(take(local, address=ADDRESS, quoted=in_reply(letter, {**ANSWERS, 1: "Heron"})))
    (again,) = letters()
    assert "many don't:\n" in again.text
    assert "older? yes or no: yes" in again.text
    quoted = "\n".join(f"> {line}" for line in again.text.splitlines())
    assert joining.act(take(local, "Otter", address=ADDRESS, quoted=quoted)).verdict == "joined"
    assert acting.find_viewer(find_person_at(ProvenAddress(ADDRESS)), world.kitchen).name == "Otter"


def test_who_is_too_young_is_told_of_the_help_page_and_not_asked_to_say_otherwise(world):
    letter, local = asked(world)
    joining.act(take(local, address=ADDRESS, quoted=in_reply(letter, {**ANSWERS, 2: "no"})))
    (told,) = letters()
    assert "/help/" in told.text
    assert "1." not in told.text
