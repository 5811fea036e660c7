"""What hosts decide about words: who is told what, who sees what, and what stays in the journal."""

from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist

from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.hosting.access import get_case, own_cases_by, waiting_by
from alongside.hosting.case import spoken_in
from alongside.hosting.decisions.counts import counts
from alongside.hosting.decisions.errors import DecidedAlready, NoPassage, OwnWords
from alongside.hosting.decisions.words import (
    ask_to_change,
    bring_post_back,
    hold_post,
    mask_passages,
    passages_of,
    release_post,
    remove_post,
    unmask,
)
from alongside.hosting.models import Decision
from alongside.journal.record import NoReason, entries_by
from alongside.memberships.errors import NotHost
from alongside.search.find import find_posts
from alongside.threads.access import get_held_post, get_post
from alongside.threads.edit import edit
from alongside.threads.export import as_others_read
from alongside.threads.models import Hold, Post
from alongside.threads.saying import Words
from alongside.threads.withdraw import withdraw
from tests.world import World

WORDS = "I was afraid at first. Then I met Dr. Canary of ward nine. Now I sleep."
PASSAGE = "Then I met Dr. Canary of ward nine."


def told(world: World, who: str) -> list[str]:
    """What the hosts said to this member, the newest conversation first."""
    return [said.text for case in own_cases_by(world.viewer(who)) for said in spoken_in(case) if said.by_host]


@pytest.mark.parametrize("decide", [hold_post, ask_to_change, remove_post])
def test_a_decision_about_words_is_a_hosts_has_a_reason_and_is_told_to_their_author(world: World, decide: Any) -> None:
    post = world.answer(world.thread(), "Some words of mine.")
    for refused, by, why in ((NotHost, world.nora, "I dislike it."), (NoReason, world.mia, " ")):
        with pytest.raises(refused):
            decide(post, by=by, because=why)
    assert get_post(world.nora, post.public_id)
    decide(post, by=world.mia, because="It names a clinic.")
    with pytest.raises(NotFound):
        get_post(world.nora, post.public_id)
    (entry,) = entries_by(world.ada)
    decision = Decision.objects.get(entry=entry)
    assert (entry.because, decision.about_post, decision.about_alias) == ("It names a clinic.", post, post.author)
    (statement,) = told(world, "ben")
    for part in ("It names a clinic.", "Some words of mine.", "A person decided this", "see it otherwise"):
        assert part in statement
    assert not told(world, "nora")


def test_what_was_held_stands_again_where_it_stood(world: World) -> None:
    thread = world.thread()
    post = world.answer(thread, "Some words.")
    world.answer(thread, "More.", by="nora")
    hold_post(post, by=world.mia, because="I want to look.")
    release_post(get_held_post(world.ada, post.public_id), by=world.ada, because="It is fine.")
    post.refresh_from_db()
    assert (post.number, post.is_shown, post.hold) == (2, True, "")
    with pytest.raises(DecidedAlready):
        release_post(post, by=world.mia, because="It is fine.")


def test_a_change_that_was_asked_for_waits_for_a_host_in_the_same_conversation(world: World) -> None:
    post = world.answer(world.thread(), "Dr. Canary is awful.")
    ask_to_change(post, by=world.mia, because="Please leave the name out.")
    run_until_empty()
    (case,) = own_cases_by(world.ben)
    assert not case.waits
    assert "A host asked for a small change before others see this. Here is why." in told(world, "ben")[0]
    edit(post, by=world.ben, words=Words("My doctor is awful."))
    run_until_empty()
    assert Post.objects.get(pk=post.pk).hold == Hold.HOST
    assert case in waiting_by(world.ada)
    with pytest.raises(NotFound):
        get_post(world.nora, post.public_id)
    release_post(get_held_post(world.ada, post.public_id), by=world.ada, because="Thank you.")
    assert get_post(world.nora, post.public_id).source == "My doctor is awful."


def test_a_passage_is_left_out_for_all_but_its_author_and_can_be_shown_again(world: World) -> None:
    post = world.answer(world.thread(), WORDS)
    assert PASSAGE in passages_of(post)
    with pytest.raises(NoPassage):
        mask_passages(post, ["Something else."], by=world.mia, because="It names somebody.")
    mask_passages(post, [PASSAGE], by=world.mia, because="It names somebody.")
    run_until_empty()
    post.refresh_from_db()
    assert "Canary" not in post.html + post.first_words + as_others_read(post)
    assert "(a passage was left out here)" in as_others_read(post)
    assert "I was afraid at first." in as_others_read(post)
    assert not find_posts(world.nora, "canary").posts
    assert post.source == WORDS
    assert PASSAGE in told(world, "ben")[0]
    unmask(post, by=world.ada, because="They agreed.")
    post.refresh_from_db()
    assert "Canary" in post.html


def test_a_change_keeps_what_was_left_out_and_saying_it_again_in_other_words_does_not_help(world: World) -> None:
    post = world.answer(world.thread(), WORDS)
    mask_passages(post, [PASSAGE], by=world.mia, because="It names somebody.")
    edit(post, by=world.ben, words=Words(WORDS + " Really."))
    post.refresh_from_db()
    assert "Canary" not in post.html
    edit(post, by=world.ben, words=Words("And then I met Dr. Canary of that ward nine! I sleep."))
    post.refresh_from_db()
    assert "Canary" not in post.html
    edit(post, by=world.ben, words=Words("I sleep now."))
    post.refresh_from_db()
    assert (post.masked, "left out" in post.html) == ([], False)


def test_what_its_author_took_back_is_not_laid_open_to_choose_passages_from(world: World) -> None:
    post = world.answer(world.thread(), "I said too much.", by="nora")
    assert passages_of(post)
    withdraw(post, by=world.nora)
    with pytest.raises(NotFound):
        passages_of(Post.objects.get(pk=post.pk))


def test_who_is_named_in_a_passage_that_is_shown_again_is_named_again(world: World) -> None:
    post = world.answer(world.thread(), "Hello. Thanks to @Heron for all. Bye.")
    before = post.html
    mask_passages(post, [next(one for one in passages_of(post) if "alias:" in one)], by=world.mia, because="Quiet.")
    post.refresh_from_db()
    assert world.ada.alias not in post.html
    unmask(post, by=world.mia, because="Loud.")
    post.refresh_from_db()
    assert post.html == before


def test_a_host_does_not_let_their_own_held_words_be_seen(world: World) -> None:
    post = world.answer(world.thread(), "Words of a host.", by="mia")
    hold_post(post, by=world.ada, because="I want to look.")
    with pytest.raises(OwnWords):
        release_post(post, by=world.mia, because="It is fine.")
    (case,) = own_cases_by(world.mia)
    assert get_case(world.mia, case.public_id) == case


def test_hosts_of_another_community_decide_nothing_here(world: World) -> None:
    post = world.post()
    for decide in (hold_post, ask_to_change, remove_post, bring_post_back, release_post):
        with pytest.raises(NotFound):
            decide(post, by=world.otto, because="A reason.")
    with pytest.raises(ObjectDoesNotExist):
        Decision.objects.get(about_post=post)


def test_the_year_is_counted(world: World) -> None:
    first, second = world.answer(world.thread(), "One."), world.answer(world.thread(), "Two.")
    remove_post(first, by=world.mia, because="A reason.")
    remove_post(second, by=world.mia, because="A reason.")
    year = counts(world.kitchen, entries_by(world.ada)[0].at.year)
    assert (year.decided["remove"].made, year.decided["remove"].appealed) == (2, 0)
