"""What hosts, or whoever a decision is about, may try around decisions: at the same moment, or for themselves."""

import re
from typing import Any

import pytest

from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.hosting.access import own_cases_by, waiting_by
from alongside.hosting.case import StillHeld, close, spoken_in
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
from alongside.hosting.models import CaseKind, Decision
from alongside.memberships.lead import retire
from alongside.standing.pause import pause_of
from alongside.threads.edit import edit
from alongside.threads.models import Hold
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from tests.hosting.pairs.agreeing import alias_of
from tests.hosting.posts import SALE, WHY, now
from tests.web.threads.browsing import browse
from tests.world import World


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
