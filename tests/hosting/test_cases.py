"""Telling the hosts, and what they may do about it."""

from datetime import timedelta

import pytest

from alongside.accounts.letters import letters_waiting
from alongside.core import clock
from alongside.core.errors import NotFound, TooOften
from alongside.hosting.access import cases_by, get_case, own_cases_by, waiting_by
from alongside.hosting.case import close, excerpt_of, say, spoken_in
from alongside.hosting.decisions.errors import LengthUnknown
from alongside.hosting.decisions.members import pause_member
from alongside.hosting.decisions.words import bring_post_back, remove_post
from alongside.hosting.question import answer_question, ask, get_question
from alongside.hosting.worry import ReasonMissing, word_to_hosts, worry
from alongside.journal.record import NoReason, entries_by
from alongside.memberships.access import get_alias
from alongside.memberships.errors import NotHost
from alongside.standing.errors import Paused
from alongside.threads.access import get_post, get_thread
from alongside.threads.edit import edit
from alongside.threads.saying import Words
from tests.hosting.pairs.agreeing import WHY, let_go
from tests.world import World


def test_a_worry_keeps_the_words_as_they_were_and_only_hosts_read_it(world: World) -> None:
    post = world.post(text="Take double the dose.", by="nora")
    case = worry(by=world.ben, reason="harmful", words="That could hurt somebody.", post=post)
    edit(post, by=world.nora, words=Words("Ask your team."))
    assert excerpt_of(get_case(world.mia, case.public_id)) == "Take double the dose."
    assert [spoken.text for spoken in spoken_in(case)] == ["That could hurt somebody."]
    for other in (world.nora, world.otto, world.nobody):
        with pytest.raises(NotFound):
            get_case(other, case.public_id)
    with pytest.raises(NotHost):
        cases_by(world.ben)


def test_a_worry_needs_one_of_the_reasons_and_not_sure_is_one(world: World) -> None:
    post = world.post()
    with pytest.raises(ReasonMissing):
        worry(by=world.ben, reason="because", post=post)
    assert worry(by=world.ben, reason="unsure", post=post).waits


def test_a_worry_sent_twice_is_one_case(world: World) -> None:
    post = world.post()
    assert worry(by=world.ben, reason="unsure", post=post) == worry(by=world.ben, reason="unsure", post=post)


def test_a_host_does_not_read_a_case_about_themselves(world: World) -> None:
    case = worry(by=world.ben, reason="unkind", alias=get_alias(world.ben, world.mia.alias))
    assert case in waiting_by(world.ada)
    assert case not in waiting_by(world.mia)
    with pytest.raises(NotFound):
        get_case(world.mia, case.public_id)


def test_whoever_told_the_hosts_reads_what_became_of_it(world: World) -> None:
    case = word_to_hosts("I feel watched here.", by=world.ben)
    say(case, "Thank you for telling us. What happened?", by=world.mia)
    say(case, "Somebody asks where I live.", by=world.ben)
    close(case, by=world.mia, words="We spoke to them.")
    assert list(own_cases_by(world.ben)) == [case]
    assert [spoken.by_host for spoken in spoken_in(case)] == [False, True, False, True]
    assert not own_cases_by(world.nora).exists()


def test_a_pause_stops_writing_but_never_a_word_to_the_hosts(world: World) -> None:
    thread = world.thread()
    pause_member(get_alias(world.mia, world.ben.alias), by=world.mia, how_long="day", because="Please rest a little.")
    with pytest.raises(Paused, match="Please rest a little"):
        world.answer(thread, by="ben")
    assert word_to_hosts("Why?", by=world.ben).waits
    later = clock.now() + timedelta(days=2)
    clock.set_clock(lambda: later)
    assert world.answer(thread, by="ben").number == 2


def test_a_removed_post_is_gone_with_a_reason_a_journal_entry_and_a_word_to_its_author(world: World) -> None:
    post = world.post(by="ben")
    with pytest.raises(NoReason):
        remove_post(post, by=world.mia, because=" ")
    with pytest.raises(NotHost):
        remove_post(post, by=world.nora, because="I don't like it.")
    remove_post(post, by=world.mia, because="It names somebody's clinic.")
    with pytest.raises(NotFound):
        get_post(world.nora, post.public_id)
    assert entries_by(world.ada)[0].because == "It names somebody's clinic."
    (told,) = own_cases_by(world.ben)
    assert "It names somebody's clinic." in spoken_in(told)[0].text
    bring_post_back(post, by=world.ada, because="The name is out now.")
    assert get_post(world.nora, post.public_id)


def test_a_visitor_reads_the_answer_under_a_paper_code_and_by_mail_when_an_address_was_given(world: World) -> None:
    code = ask(world.kitchen, "Is this for me?", visitor="here", address="visitor@example.org")
    case = get_question(code, visitor="here")
    answer_question(case, "Come and see.", by=world.mia)
    assert [spoken.text for spoken in spoken_in(get_question(code.upper(), visitor="here"))][-1] == "Come and see."
    assert [letter.to for letter in letters_waiting()] == ["visitor@example.org"]
    with pytest.raises(NotFound):
        get_question("aaaa-aaaa-aaaa-aaaa", visitor="here")


def test_guessing_paper_codes_ends_soon(world: World) -> None:
    for _try in range(20):
        with pytest.raises(NotFound):
            get_question("aaaa-aaaa-aaaa-aaaa", visitor="a guesser")
    with pytest.raises(TooOften):
        get_question("aaaa-aaaa-aaaa-aaaa", visitor="a guesser")


def test_a_removed_member_reads_why_and_may_answer_and_reads_nothing_else(world: World) -> None:
    thread = world.thread()
    let_go(world, "ben")
    told = own_cases_by(world.ben)[0]
    assert WHY in spoken_in(told)[0].text
    say(told, "It was a recipe, not a cure.", by=world.ben)
    assert told in waiting_by(world.ada)
    with pytest.raises(NotFound):
        get_thread(world.ben, thread.public_id)
    with pytest.raises(NotFound):
        word_to_hosts("One more thing.", by=world.ben)


def test_a_host_a_case_is_about_can_neither_answer_nor_close_it(world: World) -> None:
    case = worry(by=world.ben, reason="unkind", alias=get_alias(world.ben, world.mia.alias))
    with pytest.raises(NotFound):
        say(case, "It was nothing.", by=world.mia)
    with pytest.raises(NotFound):
        close(case, by=world.mia, words="It was nothing.")
    close(case, by=world.ada, words="We spoke with them.")
    close(case, by=world.ada, words="We spoke with them.")
    assert [spoken.text for spoken in spoken_in(case)] == ["We spoke with them."]


def test_a_pause_of_no_known_length_is_refused_in_plain_words(world: World) -> None:
    with pytest.raises(LengthUnknown, match="a week"):
        pause_member(get_alias(world.mia, world.ben.alias), by=world.mia, how_long="ever", because="Rest.")
