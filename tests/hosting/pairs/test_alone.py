"""A founder alone: a day's wait, or somebody outside who holds a paper; and the journal says how it was."""

from datetime import timedelta

import pytest
from django.test import Client

from alongside.core import clock
from alongside.core.errors import NotFound, TooOften
from alongside.core.jobs import run_until_empty
from alongside.hosting.models import OutsideSecond, Proposal, ProposalKind
from alongside.hosting.pairs.alone import go_ahead
from alongside.hosting.pairs.answer import take_back
from alongside.hosting.pairs.errors import NobodyToAgree, NotAlone, NotYet, ProposalOver
from alongside.hosting.pairs.outside import answer_from_outside, do_without_second, get_second, name_second, waiting_for
from alongside.hosting.pairs.propose import propose
from alongside.journal.record import entries_by
from alongside.memberships.lead import appoint, retire
from alongside.threads.withdraw import withdraw
from tests.hosting.pairs.agreeing import alias_of, proposed
from tests.web.as_person import client_of
from tests.world import World

LET_GO = ProposalKind.LET_GO


@pytest.fixture
def alone(world: World) -> World:
    """Ada hosts alone."""
    assert world.mia.alias_id
    retire(world.mia.alias_id, by=world.ada)
    return world


def a_day_later() -> None:
    then = clock.now() + timedelta(hours=24, minutes=1)
    clock.set_clock(lambda: then)


def test_a_founder_alone_waits_a_day_and_the_journal_says_so(alone: World) -> None:
    made = proposed(alone, LET_GO, alias_of(alone, "ben"), by="ada")
    with pytest.raises(NotYet):
        go_ahead(made, by=alone.ada)
    assert alone.ben.is_member
    a_day_later()
    go_ahead(made, by=alone.ada)
    go_ahead(made, by=alone.ada)
    assert not alone.ben.is_member
    assert [entry.verb for entry in entries_by(alone.ada)].count("alone: let go") == 1


def test_what_was_taken_back_in_that_day_is_not_done(alone: World) -> None:
    made = proposed(alone, LET_GO, alias_of(alone, "ben"), by="ada")
    take_back(made, by=alone.ada)
    a_day_later()
    with pytest.raises(ProposalOver):
        go_ahead(made, by=alone.ada)
    assert alone.ben.is_member


def test_where_another_host_is_nobody_goes_ahead_alone(world: World) -> None:
    made = proposed(world, LET_GO, alias_of(world, "ben"), by="ada")
    a_day_later()
    with pytest.raises(NobodyToAgree):
        go_ahead(made, by=world.ada)
    with pytest.raises(NotAlone):
        name_second("my sister", by=world.ada)


def test_a_moderator_never_goes_alone_against_the_founder(world: World) -> None:
    with pytest.raises(NobodyToAgree):
        proposed(world, ProposalKind.BREAK_GLASS, alias_of(world, "ada"), by="mia")


def test_with_a_second_outside_their_yes_is_needed_and_enough(alone: World) -> None:
    code = name_second("my sister", by=alone.ada)
    made = proposed(alone, LET_GO, alias_of(alone, "ben"), by="ada")
    a_day_later()
    with pytest.raises(NobodyToAgree):
        go_ahead(made, by=alone.ada)
    second = get_second(code.upper().replace("-", " "), visitor="there")
    assert list(waiting_for(second)) == [made]
    answer_from_outside(second, made.public_id, yes=True, because="I agree.")
    answer_from_outside(second, made.public_id, yes=True, because="I agree.")
    assert not alone.ben.is_member
    last = [(entry.verb, entry.because) for entry in entries_by(alone.ada)[:2]]
    assert last == [("agree from outside to let go", "I agree."), ("propose to let go", made.because)]


def test_a_no_from_outside_ends_it_and_naming_nobody_does_not_get_around_it(alone: World) -> None:
    code = name_second("my sister", by=alone.ada)
    refused = proposed(alone, LET_GO, alias_of(alone, "ben"), by="ada")
    answer_from_outside(get_second(code, visitor="x"), refused.public_id, yes=False, because="Sleep on it.")
    waits = proposed(alone, LET_GO, alias_of(alone, "nora"), by="ada")
    do_without_second(by=alone.ada)
    a_day_later()
    for one in (refused, waits):
        with pytest.raises(ProposalOver):
            go_ahead(one, by=alone.ada)
    assert alone.ben.is_member
    assert alone.nora.is_member


def test_a_second_host_ends_the_paper(alone: World) -> None:
    code = name_second("my sister", by=alone.ada)
    assert alone.nora.alias_id
    appoint(alone.nora.alias_id, by=alone.ada)
    with pytest.raises(NotFound):
        get_second(code, visitor="x")
    run_until_empty()
    assert not OutsideSecond.objects.exists()


def test_a_new_paper_ends_the_old_one_and_guessing_ends_soon(alone: World) -> None:
    old, new = (name_second("my sister", by=alone.ada) for _time in range(2))
    assert get_second(new, visitor="x")
    for _try in range(30):
        with pytest.raises(NotFound):
            get_second(old, visitor="a guesser")
    with pytest.raises(TooOften):
        get_second(new, visitor="a guesser")


def test_only_a_founder_names_a_second(world: World) -> None:
    for nobody in (world.mia, world.ben, world.otto, world.nobody):
        with pytest.raises(NotFound):
            name_second("my sister", by=nobody)


def test_the_page_outside_names_no_member_and_a_wrong_code_tells_nothing(alone: World) -> None:
    post = alone.answer(alone.thread(), "Hello @Fern, buy my powder.")
    code = name_second("my sister", by=alone.ada)
    made = propose(by=alone.ada, kind=ProposalKind.SHRED, about=post, because="It sells.")
    page = Client().post("/second/", {"code": code}).content.decode()
    assert "buy my powder" in page
    assert "It sells." in page
    for told in (
        "Lily",
        "Fern",
        "Heron",
        "Kidney Kitchen",
        alone.kitchen.public_id,
        post.public_id,
        post.author.public_id,
    ):
        assert told not in page
    wrong = Client().post("/second/", {"code": "aaaa-aaaa-aaaa-aaaa"}).content.decode()
    assert "Nothing goes by that code" in wrong
    assert made.public_id not in wrong
    answered = Client().post(
        "/second/", {"code": code, "proposal": made.public_id, "answer": "agree", "because": "Yes."}
    )
    assert answered.status_code == 200
    post.refresh_from_db()
    assert post.source == ""


def test_a_reason_that_is_missing_outside_is_asked_for_and_nothing_happens(alone: World) -> None:
    code = name_second("my sister", by=alone.ada)
    made = proposed(alone, LET_GO, alias_of(alone, "ben"), by="ada")
    answer = Client().post("/second/", {"code": code, "proposal": made.public_id, "answer": "agree", "because": " "})
    assert answer.status_code == 422
    assert alone.ben.is_member


def test_the_pages_say_plainly_that_nobody_checks_a_founder_alone(alone: World) -> None:
    client = client_of(alone.people["ada"])
    made = proposed(alone, LET_GO, alias_of(alone, "ben"), by="ada")
    here = f"/c/{alone.kitchen.public_id}/hosts/"
    for path in (f"{here}proposals/{made.public_id}/", f"{here}second/"):
        assert "You are the only host" in client.get(path).content.decode()
    shown = client.post(f"{here}second/", {"name": "my sister"}).content.decode()
    assert 'class="paper-code"' in shown
    assert 'class="paper-code"' not in client.get(f"{here}second/").content.decode()


def test_the_other_communities_second_answers_for_theirs_alone(alone: World) -> None:
    code = name_second("a friend", by=alone.viewer("otto", alone.garden))
    made = proposed(alone, LET_GO, alias_of(alone, "ben"), by="ada")
    second = get_second(code, visitor="x")
    assert not waiting_for(second).exists()
    with pytest.raises(NotFound):
        answer_from_outside(second, made.public_id, yes=True, because="Yes.")
    assert Proposal.objects.get(pk=made.pk).answered_at is None


def test_words_that_their_author_took_back_are_shown_to_nobody_outside(alone: World) -> None:
    post = alone.answer(alone.thread(), "Buy my powder.")
    code = name_second("my sister", by=alone.ada)
    propose(by=alone.ada, kind=ProposalKind.SHRED, about=post, because="It sells.")
    withdraw(post, by=alone.ben)
    page = Client().post("/second/", {"code": code}).content.decode()
    assert "It sells." in page
    assert "powder" not in page
