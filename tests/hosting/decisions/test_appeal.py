"""Seeing a decision otherwise: who looks again, what is undone, and who is told."""

import pytest

from alongside.core.errors import NotFound
from alongside.hosting.access import own_cases_by, waiting_by
from alongside.hosting.case import StillHeld, close, say, spoken_in
from alongside.hosting.decisions.access import appeals_by, get_appealed, get_own_decision, may_look_again
from alongside.hosting.decisions.appeal import appeal, undo, uphold
from alongside.hosting.decisions.counts import counts
from alongside.hosting.decisions.errors import DecidedAlready
from alongside.hosting.decisions.members import pause_member
from alongside.hosting.decisions.words import ask_to_change, hold_post, mask_passages, remove_post
from alongside.hosting.models import CaseKind, Decision
from alongside.hosting.worry import worry
from alongside.journal.record import entries_by
from alongside.memberships.access import get_alias
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from alongside.standing.pause import pause_of
from alongside.threads.access import get_post
from alongside.threads.models import Post
from tests.world import World


def decision_about(post: Post) -> Decision:
    """The one decision about this post."""
    return Decision.objects.select_related("entry", "about_alias", "about_post__thread").get(about_post=post)


def taken_out(world: World) -> tuple[Post, Decision]:
    """A post of Ben's that Mia took out."""
    post = world.answer(world.thread(), "I gave up salt. It helped me.")
    remove_post(post, by=world.mia, because="It reads like advice.")
    return post, decision_about(post)


def test_a_host_who_had_no_part_in_it_looks_again_and_whoever_decided_only_reads(world: World) -> None:
    post, decision = taken_out(world)
    case = appeal(decision, "It was my own story.", by=world.ben)
    assert get_appealed(world.mia, decision.public_id) == get_appealed(world.ada, decision.public_id) == decision
    assert (may_look_again(decision, world.mia), may_look_again(decision, world.ada)) == (False, True)
    for settle in (undo, uphold):
        for nobody in (world.mia, world.ben, world.nora, world.otto):
            with pytest.raises(NotFound):
                settle(decision, by=nobody, because="A reason.")
    say(case, "Let me see what others say.", by=world.ada)
    assert case in waiting_by(world.ada)
    with pytest.raises(StillHeld):
        close(case, by=world.mia, words="It stays.")
    undo(decision, by=world.ada, because="It is a story indeed.")
    assert get_post(world.nora, post.public_id)
    assert "It is a story indeed." in spoken_in(case)[-1].text
    assert not waiting_by(world.ada).filter(pk=case.pk).exists()
    assert entries_by(world.ada)[0].verb == "undo"
    with pytest.raises(DecidedAlready):
        uphold(decision, by=world.ada, because="No, it stays.")


def test_what_stands_stays_out_and_the_year_counts_it(world: World) -> None:
    post, decision = taken_out(world)
    appeal(decision, "It was my own story.", by=world.ben)
    uphold(decision, by=world.ada, because="It tells others what to do.")
    with pytest.raises(NotFound):
        get_post(world.nora, post.public_id)
    counted = counts(world.kitchen, decision.entry.at.year).decided["remove"]
    assert (counted.made, counted.appealed, counted.upheld, counted.undone) == (1, 1, 1, 0)


def test_only_whom_it_concerns_may_see_it_otherwise_once_and_also_after_leaving(world: World) -> None:
    _post, decision = taken_out(world)
    with pytest.raises(NotFound):
        appeal(decision, "I liked it.", by=world.nora)
    with pytest.raises(NotFound):
        get_own_decision(world.nora, decision.public_id)
    leave(Membership.objects.get(pk=world.ben.alias_id))
    assert get_own_decision(world.ben, decision.public_id) == decision
    appeal(decision, "It was my own story.", by=world.ben)
    with pytest.raises(DecidedAlready):
        appeal(decision, "Once more.", by=world.ben)
    assert list(appeals_by(world.ada)) == [decision]


def test_every_decision_one_may_see_otherwise_is_really_undone(world: World) -> None:
    thread = world.thread()
    held, change, masked = (world.answer(thread, f"Some words. Secret {n}.") for n in "abc")
    hold_post(held, by=world.mia, because="I want to look.")
    ask_to_change(change, by=world.mia, because="Please change it.")
    mask_passages(masked, ["Secret c."], by=world.mia, because="A secret.")
    for post in (held, change, masked):
        appeal(decision_about(post), "I see it otherwise.", by=world.ben)
        undo(decision_about(post), by=world.ada, because="You are right.")
        assert "Secret" in get_post(world.nora, post.public_id).html
    pause_member(get_alias(world.mia, world.ben.alias), by=world.mia, how_long="week", because="Rest.")
    decision = Decision.objects.get(verb="pause")
    appeal(decision, "I was calm.", by=world.ben)
    undo(decision, by=world.ada, because="You were.")
    assert pause_of(world.ben.member_id) is None


def test_where_there_is_no_other_host_the_same_one_thinks_again(world: World) -> None:
    leave(Membership.objects.get(pk=world.mia.alias_id))
    post = world.answer(world.thread(), "Words.")
    remove_post(post, by=world.ada, because="A reason.")
    decision = decision_about(post)
    appeal(decision, "I see it otherwise.", by=world.ben)
    undo(decision, by=world.ada, because="I was wrong.")
    assert get_post(world.nora, post.public_id)


def test_whoever_was_worried_hears_that_somebody_looked_again_and_not_who_or_why(world: World) -> None:
    post = world.answer(world.thread(), "I gave up salt.")
    case = worry(by=world.nora, reason="harmful", post=post)
    remove_post(post, by=world.mia, because="It reads like advice.")
    close(case, by=world.mia, words="We did something about it.")
    appeal(decision_about(post), "It was mine.", by=world.ben)
    undo(decision_about(post), by=world.ada, because="A secret reason.")
    (told,) = own_cases_by(world.nora)
    last = spoken_in(told)[-1]
    assert ("looked at once more" in last.text, last.name, "secret" in last.text) == (True, "", False)


def test_a_worry_told_again_adds_words_and_a_closed_one_begins_anew(world: World) -> None:
    post = world.post()
    first = worry(by=world.nora, reason="unsure", words="Something feels wrong.", post=post)
    assert worry(by=world.nora, reason="selling", words="Now I know: it sells.", post=post) == first
    worry(by=world.nora, reason="selling", words="Now I know: it sells.", post=post)
    assert [said.text for said in spoken_in(first)] == ["Something feels wrong.", "Now I know: it sells."]
    assert worry(by=world.ben, reason="unsure", post=post) != first
    close(first, by=world.mia, words="Thank you.")
    assert worry(by=world.nora, reason="unsure", post=post) != first
    assert not waiting_by(world.ada).filter(kind=CaseKind.APPEAL).exists()
