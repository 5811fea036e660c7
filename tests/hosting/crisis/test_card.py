"""A card is its author's alone; their words stay where they are, and the hosts hear of them once."""

import pytest

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.hosting.access import get_own_case, own_cases_by
from alongside.hosting.case import close, excerpt_of, say, spoken_in
from alongside.hosting.crisis.access import community_of_card, get_card
from alongside.hosting.crisis.card import give_card, put_away, write_from_card
from alongside.hosting.crisis.export import export_cards
from alongside.hosting.crisis.follow import care_for_author
from alongside.hosting.crisis.tidy import forget_cards, tidy_cards
from alongside.hosting.models import Card, Case, CaseKind, Urgency
from alongside.hosting.page import hosts_side_of_today
from alongside.hosting.worry import worry
from alongside.memberships.access import get_alias
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from alongside.standing.distance import block
from alongside.threads.access import get_post
from alongside.threads.edit import edit
from alongside.threads.saying import Words
from alongside.threads.withdraw import withdraw
from tests.hosting.crisis.scene import HEAVY, START, after, crisis_case
from tests.world import World


def card_of(world: World, text: str = HEAVY, by: str = "nora") -> Card:
    """The card of somebody who wrote such words."""
    world.post(text=text, by=by)
    run_until_empty()
    return Card.objects.get()


def test_the_post_stands_as_any_other_and_the_hosts_have_one_case(world: World) -> None:
    post = world.post(text=HEAVY, by="nora")
    run_until_empty()
    post.refresh_from_db()
    assert post.is_shown
    assert not post.hold
    assert not post.masked
    assert get_post(world.ben, post.public_id).source == HEAVY
    case = crisis_case()
    assert (case.urgency, case.waits, case.about_alias_id) == (Urgency.NOW, True, world.nora.alias_id)
    assert HEAVY in excerpt_of(case)
    assert HEAVY.encode() not in bytes(case.excerpt or b"")


def test_other_words_give_no_card_and_open_no_case(world: World) -> None:
    world.post(text="I am so afraid of the scan that I could not sleep.", by="nora")
    run_until_empty()
    assert not Card.objects.exists()
    assert not Case.objects.exists()


def test_nobody_but_its_author_finds_a_card(world: World) -> None:
    block(get_alias(world.nora, world.ben.alias), by=world.nora)
    card = card_of(world)
    assert community_of_card(card.public_id) == world.kitchen
    assert get_card(world.nora, card.public_id) == card
    for other in (world.ben, world.mia, world.ada, world.nobody, world.otto):
        with pytest.raises(NotFound):
            get_card(other, card.public_id)
    assert hosts_side_of_today([world.nora.member_id]).card == card.public_id
    assert hosts_side_of_today([world.ben.member_id, world.mia.member_id]).card == hosts_side_of_today([]).card == ""


def test_a_title_is_said_too(world: World) -> None:
    world.post(title="I want to die", text="That is all.", by="nora")
    run_until_empty()
    assert Card.objects.get().alias_id == world.nora.alias_id


def test_words_changed_into_a_post_give_a_card_too(world: World) -> None:
    post = world.post(by="nora")
    run_until_empty()
    assert not Card.objects.exists()
    edit(post, by=world.nora, words=Words(HEAVY))
    run_until_empty()
    assert Card.objects.get().post_id == post.pk
    assert crisis_case().about_post_id == post.pk


def test_looked_at_twice_it_is_one_card_and_one_case(world: World) -> None:
    post = world.post(text=HEAVY, by="nora")
    for _again in range(3):
        care_for_author(post=post.pk)
        run_until_empty()
    edit(post, by=world.nora, words=Words(f"{HEAVY} Still."))
    run_until_empty()
    assert Card.objects.count() == Case.objects.count() == 1


def test_words_taken_back_before_anybody_looked_are_brought_to_nobody(world: World) -> None:
    post = world.post(text=HEAVY, by="nora")
    withdraw(post, by=world.nora)
    run_until_empty()
    assert not Card.objects.exists()
    assert not Case.objects.exists()


def test_a_card_put_away_is_not_shown_again_when_the_words_are_looked_at_again(world: World) -> None:
    card = card_of(world)
    put_away(card)
    put_away(card)
    assert hosts_side_of_today([world.nora.member_id]).card == ""
    again = give_card(card.post)
    assert again
    assert again.put_away_at


def test_a_card_is_gone_after_thirty_days(world: World) -> None:
    after(0)
    card = card_of(world)
    after(29 * 24 * 60)
    tidy_cards()
    assert get_card(world.nora, card.public_id) == card
    after(31 * 24 * 60)
    assert hosts_side_of_today([world.nora.member_id]).card == ""
    with pytest.raises(NotFound):
        get_card(world.nora, card.public_id)
    tidy_cards()
    assert not Card.objects.exists()


def test_an_answer_of_a_host_goes_to_the_author_alone_who_can_write_back(world: World) -> None:
    card = card_of(world)
    case = write_from_card(card, "Is anybody there?", by=world.nora, once="a form")
    assert write_from_card(card, "Is anybody there?", by=world.nora, once="a form") == case == crisis_case()
    say(case, "I'm here.", by=world.mia)
    mine = get_own_case(world.nora, case.public_id)
    assert [spoken.text for spoken in spoken_in(mine)] == ["Is anybody there?", "I'm here."]
    assert not own_cases_by(world.ben).exists()
    say(mine, "Thank you.", by=world.nora)
    close(case, by=world.mia, words="You can write here at any time.")
    assert not Case.objects.get(pk=case.pk).waits


def test_writing_from_the_card_opens_the_case_where_the_hosts_have_none_yet(world: World) -> None:
    post = world.post(text=HEAVY, by="nora")
    card = give_card(post)
    assert card
    case = write_from_card(card, "Please.", by=world.nora)
    run_until_empty()
    assert crisis_case() == case


def test_somebody_who_left_still_finds_their_card(world: World) -> None:
    card = card_of(world)
    leave(Membership.objects.get(pk=world.nora.member_id))
    assert world.nora.outside_id
    assert get_card(world.nora, card.public_id) == card
    assert write_from_card(card, "I left, and I am not well.", by=world.nora).waits


@pytest.mark.parametrize("reason", ["safety", "unsure", "harmful"])
def test_somebody_elses_worry_never_gives_a_card(world: World, reason: str) -> None:
    post = world.post(text="Goodnight, all.", by="nora")
    worry(by=world.ben, reason=reason, words="She wants to die, I think. " + HEAVY, post=post)
    run_until_empty()
    assert not Card.objects.exists()
    assert not Case.objects.filter(kind=CaseKind.CRISIS).exists()
    assert not own_cases_by(world.nora).exists()
    urgency = Case.objects.get().urgency
    assert urgency == (Urgency.NOW if reason == "safety" else Urgency.USUAL)


def test_words_that_quote_somebody_give_the_one_who_quotes_no_card(world: World) -> None:
    first = world.post(text=HEAVY, by="nora")
    world.answer(first.thread, f"> @post:{first.public_id}\n\nI'm here. Please stay.", by="ben")
    run_until_empty()
    assert Card.objects.get().alias_id == world.nora.alias_id


def test_a_card_is_in_what_its_owner_takes_along_and_goes_with_the_alias(world: World) -> None:
    clock.set_clock(lambda: START)
    card = card_of(world)
    nora, ben = (get_alias(world.mia, who.alias) for who in (world.nora, world.ben))
    assert export_cards(nora) == [{"at": START.isoformat(), "post": card.post.public_id, "put_away_at": ""}]
    assert export_cards(ben) == []
    forget_cards(nora.pk)
    assert not Card.objects.exists()
