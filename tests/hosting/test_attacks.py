"""What somebody of ill will tries at the hosts' side, and what it gets them: nothing."""

import pytest

from alongside.core.errors import SealBroken
from alongside.core.jobs import run_until_empty
from alongside.hosting.access import own_cases_by, waiting_by
from alongside.hosting.case import close, excerpt_of, spoken_in
from alongside.hosting.crisis.card import give_card, write_from_card
from alongside.hosting.decisions.words import (
    mask_passages,
)
from alongside.hosting.duty.rota import take_hours
from alongside.hosting.models import Case, CaseKind, Duty, Escalation, Offer, Urgency
from alongside.hosting.notes import decline_note, show_note
from alongside.hosting.welcome.offer import Offered, offer
from alongside.hosting.worry import CALLS, worry
from alongside.memberships.models import Membership, Stage
from alongside.portability.erase import erase_alias
from alongside.sources.errors import OwnPost
from alongside.sources.models import Citation
from alongside.sources.propose import propose_note
from alongside.standing.distance import block
from alongside.threads.edit import edit
from alongside.threads.models import Hold
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.withdraw import restore, withdraw
from tests.hosting.pairs.agreeing import alias_of
from tests.hosting.posts import SALE, WHY, now
from tests.web.threads.browsing import browse
from tests.world import World


@pytest.mark.parametrize(
    "wrapped", [f'My aunt says "{SALE}"', f"My aunt says “{SALE}”", f"> {SALE}", f"Ella: «{SALE}»"]
)
def test_marks_of_quotation_carry_no_sale_of_somebody_new_past_the_hosts(world: World, wrapped: str) -> None:
    Membership.objects.filter(pk=world.nora.alias_id).update(stage=Stage.NEW)
    thread = world.thread()
    assert reply(thread, by=world.nora, words=Words(wrapped)).hold == Hold.SCAM
    assert not reply(thread, by=world.ben, words=Words(wrapped)).hold  # warning others is no sale


def test_a_source_named_in_a_passage_that_is_left_out_stands_below_the_post_no_more(world: World) -> None:
    post = world.answer(world.thread(), "I was afraid. It is told in PMID 31452104.")
    run_until_empty()
    assert Citation.objects.filter(post=post).exists()
    mask_passages(now(post), ["It is told in PMID 31452104."], by=world.mia, because=WHY)
    run_until_empty()
    assert not Citation.objects.filter(post=post).exists()


def test_a_host_lets_no_note_of_their_own_stand_while_another_is_there(world: World) -> None:
    note = propose_note(world.post("Broth", by="ben"), "Not so.", "PMID 11", by=world.mia)
    for decide in (show_note, decline_note):
        with pytest.raises(OwnPost):
            decide(note, by=world.mia, because="I know better.")
    show_note(note, by=world.ada, because="It helps.")


def test_whom_one_keeps_away_writes_to_one_in_no_note_either(world: World) -> None:
    block(alias_of(world, "nora"), by=world.ben)
    note = propose_note(world.post("Broth", by="ben"), "You fool.", "PMID 11", by=world.nora)
    show_note(note, by=world.ada, because="It helps.")
    told = [said.text for case in own_cases_by(world.ben) for said in spoken_in(case)]
    assert "stands beside a post of yours" in told[0]
    assert "You fool." not in told[0]
    assert "Fern" not in told[0]


def test_one_member_calls_the_hosts_about_a_few_people_at_once_and_the_rest_waits_right_behind(world: World) -> None:
    posts = [world.post(f"Number {each}", by="ben") for each in range(CALLS + 2)]
    for post in posts:
        worry(by=world.nora, reason="safety", post=post)
    run_until_empty()
    urgencies = [case.urgency for case in waiting_by(world.mia)]
    assert urgencies == [Urgency.NOW] * CALLS + [Urgency.SOON] * 2
    assert Escalation.objects.count() == CALLS
    assert worry(by=world.ada, reason="safety", post=posts[0]).urgency == Urgency.NOW  # somebody else is heard as ever


def test_a_sale_taken_back_keeps_no_host_and_put_back_it_waits_anew(world: World) -> None:
    post = reply(world.thread(), by=world.ben, words=Words(SALE))
    run_until_empty()
    (case,) = waiting_by(world.mia)
    withdraw(post, by=world.ben)
    close(case, by=world.mia, words="You took it back.")
    restore(now(post), by=world.ben)
    run_until_empty()
    (again,) = waiting_by(world.mia)
    assert (again.about_post_id, now(post).hold) == (post.pk, Hold.SCAM)
    assert again != case


def test_words_of_danger_that_were_changed_a_moment_later_still_ask_the_hosts_who_the_card_names(world: World) -> None:
    post = world.post(text="I want to die.", by="nora")
    card = give_card(post)  # as the page does that follows sharing
    assert card
    edit(post, by=world.nora, words=Words("Never mind."))
    run_until_empty()
    (case,) = waiting_by(world.mia)
    assert (case.kind, excerpt_of(case)) == (CaseKind.CRISIS, "Scan days\n\nNever mind.")


def test_a_card_leads_to_the_hosts_also_when_its_words_were_taken_back_and_these_stay_taken_back(world: World) -> None:
    post = world.answer(world.thread(), "I want to die.", by="nora")
    card = give_card(post)
    assert card
    withdraw(post, by=world.nora)
    card.refresh_from_db()
    case = write_from_card(card, "Is anybody there?", by=world.nora)
    assert "die" not in excerpt_of(case)
    assert [said.text for said in spoken_in(case)] == ["Is anybody there?"]


def test_the_length_of_what_is_sealed_tells_nobody_which_hours_or_offers_are_one_persons(world: World) -> None:
    for by, zone in ((world.mia, "UTC"), (world.ada, "America/Argentina/Buenos_Aires")):
        take_hours(by=by, kind="host", weekday=0, begins=9, ends=10, zone=zone)
        offer(Offered("dialysis and much more" * (zone != "UTC"), ("en",), zone=zone), by=by)
    for rows in (Duty.objects.all(), Offer.objects.all()):
        assert len({len(bytes(row.sealed)) for row in rows}) == 1


def test_who_erases_themselves_leaves_no_words_of_danger_behind_and_nobody_is_called_for_them(world: World) -> None:
    world.post(text="I want to die.", by="nora")
    run_until_empty()
    (case,) = waiting_by(world.mia)
    erase_alias(alias_of(world, "nora"), words_stay=False)
    assert not Case.objects.filter(pk=case.pk).exists()
    assert not Escalation.objects.exists()
    with pytest.raises(SealBroken):
        excerpt_of(case)


def test_a_moment_that_no_calendar_has_is_refused_and_no_error(world: World) -> None:
    mia, path = browse(world, "mia"), f"/c/{world.kitchen.public_id}/hosts/new/"
    for moment in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "yesterday"):
        assert mia.post(path, up_to=moment).status_code == 422
