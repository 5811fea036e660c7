"""What somebody of ill will tries at the hosts' side, and what it gets them: nothing."""

import re
from typing import Any

import pytest

from alongside.core.errors import NotFound, SealBroken
from alongside.core.jobs import run_until_empty
from alongside.hosting.access import own_cases_by, waiting_by
from alongside.hosting.case import StillHeld, close, excerpt_of, spoken_in
from alongside.hosting.crisis.card import give_card, write_from_card
from alongside.hosting.decisions.appeal import appeal, undo
from alongside.hosting.decisions.errors import NoPassage, OwnWords
from alongside.hosting.decisions.members import end_member_pause, pause_member
from alongside.hosting.decisions.words import (
    ask_to_change,
    bring_post_back,
    hold_post,
    mask_passages,
    release_post,
    remove_post,
)
from alongside.hosting.duty.rota import take_hours
from alongside.hosting.models import Case, CaseKind, Decision, Duty, Escalation, Offer, Urgency
from alongside.hosting.notes import decline_note, show_note
from alongside.hosting.welcome.offer import Offered, offer
from alongside.hosting.worry import CALLS, worry
from alongside.memberships.lead import retire
from alongside.memberships.models import Membership, Stage
from alongside.portability.erase import erase_alias
from alongside.sources.errors import OwnPost
from alongside.sources.models import Citation
from alongside.sources.propose import propose_note
from alongside.standing.distance import block
from alongside.standing.pause import pause_of
from alongside.threads.edit import edit
from alongside.threads.models import Hold, Post
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.withdraw import restore, withdraw
from tests.hosting.pairs.agreeing import alias_of
from tests.web.threads.browsing import browse
from tests.world import World

WHY = "It happened twice."


def now(post: Post) -> Post:
    """The post as it stands."""
    return Post.objects.get(pk=post.pk)


@pytest.mark.parametrize("take_out", [hold_post, remove_post])
def test_a_host_never_brings_back_own_words_that_another_took_out_while_another_is_there(
    world: World, take_out: Any
) -> None:  # fmt: skip
    post = world.answer(world.thread(), "He is a liar.", by="mia")
    take_out(post, by=world.ada, because=WHY)
    with pytest.raises(OwnWords):
        bring_post_back(now(post), by=world.mia, because="I like it.")
    remove_post(now(post), by=world.mia, because="So that it is mine to bring back.")
    with pytest.raises(OwnWords):
        bring_post_back(now(post), by=world.mia, because="I like it.")
    bring_post_back(now(post), by=world.ada, because="We talked.")
    assert now(post).is_shown


def test_who_hosts_alone_is_not_locked_out_of_their_own_words(world: World) -> None:
    post = world.answer(world.thread(), "He is a liar.", by="ada")
    remove_post(post, by=world.mia, because=WHY)
    assert world.mia.alias_id
    retire(world.mia.alias_id, by=world.ada)
    bring_post_back(now(post), by=world.ada, because="There is nobody else.")
    assert now(post).is_shown


def test_undoing_an_older_decision_leaves_a_newer_one_be(world: World) -> None:
    post = world.answer(world.thread(), "I was afraid. Then I met Dr. Canary.")
    hold_post(post, by=world.mia, because=WHY)
    older = Decision.objects.get(about_post=post)
    release_post(now(post), by=world.mia, because="It is fine.")
    remove_post(now(post), by=world.mia, because="It is not.")
    appeal(older, "It was fine.", by=world.ben)
    undo(older, by=world.ada, because="It was.")
    assert now(post).removed
    assert "still holds" in spoken_in(next(case for case in own_cases_by(world.ben) if case.kind == "appeal"))[-1].text


def test_undoing_an_older_mask_or_pause_ends_no_newer_one(world: World) -> None:
    post = world.answer(world.thread(), "I met Dr. Canary. My address is Finch Lane.")
    mask_passages(post, ["I met Dr. Canary."], by=world.mia, because=WHY)
    mask = Decision.objects.get(about_post=post)
    mask_passages(now(post), ["My address is Finch Lane."], by=world.mia, because=WHY)
    pause_member(alias_of(world, "ben"), by=world.mia, how_long="day", because=WHY)
    paused = Decision.objects.get(verb="pause")
    end_member_pause(alias_of(world, "ben"), by=world.mia, because="It is over.")
    pause_member(alias_of(world, "ben"), by=world.mia, how_long="month", because="It happened again.")
    for decision in (mask, paused):
        appeal(decision, "It was fine.", by=world.ben)
        undo(decision, by=world.ada, because="It was.")
    assert "Finch" not in now(post).html
    assert world.ben.alias_id
    assert pause_of(world.ben.alias_id)


def test_undoing_a_decision_shows_no_sale_that_its_author_made_of_the_words_since(world: World) -> None:
    post = world.answer(world.thread(), "I was afraid.")
    hold_post(post, by=world.mia, because=WHY)
    older = Decision.objects.get(about_post=post)
    release_post(now(post), by=world.mia, because="It is fine.")
    edit(now(post), by=world.ben, words=Words("I sell a herbal tea that heals kidneys. Order here."))
    assert now(post).hold == Hold.SCAM
    appeal(older, "It was fine.", by=world.ben)
    undo(older, by=world.ada, because="It was.")
    run_until_empty()
    assert now(post).hold == Hold.SCAM


SALE = "I sell a herbal tea that heals kidneys. Order here."


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


def test_words_that_changed_while_a_host_read_are_not_let_through_in_their_place(world: World) -> None:
    post = world.answer(world.thread(), "I was afraid.")
    hold_post(post, by=world.mia, because=WHY)
    mia, path = browse(world, "mia"), f"/p/{post.public_id}/release/"
    page = mia.get(path)
    assert "I was afraid." in page
    read = re.findall(r'name="read" value="([^"]+)"', page)[0]
    edit(now(post), by=world.ben, words=Words("Canary is a liar."))
    assert mia.post(path, because="Fine.", read=read).status_code == 422
    assert now(post).is_held
    read = re.findall(r'name="read" value="([^"]+)"', mia.get(path))[0]
    assert mia.post(path, because="Fine.", read=read).status_code == 303
    assert now(post).is_shown


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


def test_two_hosts_who_leave_out_passages_at_once_both_do(world: World) -> None:
    post = world.answer(world.thread(), "I met Dr. Canary. My address is Finch Lane. I sleep.")
    mias, adas = now(post), now(post)  # each has the page open
    mask_passages(mias, ["I met Dr. Canary."], by=world.mia, because=WHY)
    mask_passages(adas, ["My address is Finch Lane."], by=world.ada, because=WHY)
    assert "Canary" not in now(post).html
    assert "Finch" not in now(post).html
    stale = now(post)
    edit(now(post), by=world.ben, words=Words("Something else."))
    with pytest.raises(NoPassage):
        mask_passages(stale, ["I sleep."], by=world.ada, because=WHY)


def test_words_that_never_had_to_wait_open_no_way_for_a_sale(world: World) -> None:
    post = reply(world.thread(), by=world.ben, words=Words("Write to me on WhatsApp, my number is 555 0100."))
    assert not post.hold
    assert edit(post, by=world.ben, words=Words(SALE)).hold == Hold.SCAM
    let_through = reply(world.thread(), by=world.ben, words=Words(SALE))
    release_post(now(let_through), by=world.mia, because="It is a joke.")
    assert not edit(now(let_through), by=world.ben, words=Words(f"{SALE} A joke.")).hold


def test_a_change_in_the_moment_in_which_a_host_leaves_something_out_brings_nothing_back(world: World) -> None:
    post = world.answer(world.thread(), "I met Dr. Canary. I sleep.")
    form = now(post)  # its author has it open
    mask_passages(now(post), ["I met Dr. Canary."], by=world.mia, because=WHY)
    edit(form, by=world.ben, words=Words("I met Dr. Canary. I sleep well."))
    assert "Canary" not in now(post).html


def test_a_host_says_nothing_in_the_name_of_the_hosts_where_others_decided_about_them(world: World) -> None:
    post = world.answer(world.thread(), "He is a liar.", by="mia")
    remove_post(post, by=world.ada, because=WHY)
    decision = Decision.objects.get(about_post=post)
    assert decision.case
    for case in (decision.case, appeal(decision, "It is true.", by=world.mia)):
        with pytest.raises(NotFound):
            close(case, by=world.mia, words="The hosts are sorry.")
    close(decision.case, by=world.ada, words="We talked.")


def test_who_erases_themselves_leaves_no_words_of_danger_behind_and_nobody_is_called_for_them(world: World) -> None:
    world.post(text="I want to die.", by="nora")
    run_until_empty()
    (case,) = waiting_by(world.mia)
    erase_alias(alias_of(world, "nora"), words_stay=False)
    assert not Case.objects.filter(pk=case.pk).exists()
    assert not Escalation.objects.exists()
    with pytest.raises(SealBroken):
        excerpt_of(case)


def test_words_that_a_host_held_are_on_the_list_until_a_host_decides_and_no_host_forgets_them(world: World) -> None:
    post = world.answer(world.thread(), "I was afraid.")
    hold_post(post, by=world.mia, because=WHY)
    (case,) = waiting_by(world.ada)
    assert (case.kind, case.about_post_id) == (CaseKind.HELD, post.pk)
    with pytest.raises(StillHeld):
        close(case, by=world.ada, words="Later.")
    release_post(now(post), by=world.ada, because="It is fine.")
    assert not waiting_by(world.ada).exists()
    ask_to_change(now(post), by=world.mia, because="Please leave the name out.")
    assert not waiting_by(world.ada).exists()  # it is its author's turn
    edit(now(post), by=world.ben, words=Words("I was afraid once."))
    run_until_empty()
    assert waiting_by(world.ada).count() == 1
    release_post(now(post), by=world.ada, because="Thank you.")
    assert not waiting_by(world.ada).exists()
    sale = reply(world.thread(), by=world.ben, words=Words(SALE))
    run_until_empty()
    hold_post(now(sale), by=world.mia, because="I want to ask Heron.")
    assert waiting_by(world.ada).filter(about_post=sale).count() == 1


def test_a_moment_that_no_calendar_has_is_refused_and_no_error(world: World) -> None:
    mia, path = browse(world, "mia"), f"/c/{world.kitchen.public_id}/hosts/new/"
    for moment in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "yesterday"):
        assert mia.post(path, up_to=moment).status_code == 422
