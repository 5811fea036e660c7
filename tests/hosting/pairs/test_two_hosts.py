"""What can't be undone takes two hosts, a reason of each, and nobody whom it concerns."""

from datetime import timedelta

import pytest

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.hosting.access import own_cases_by
from alongside.hosting.case import spoken_in
from alongside.hosting.decisions.words import remove_post
from alongside.hosting.models import Proposal, ProposalKind
from alongside.hosting.pairs.access import get_proposal, journal_by, proposals_by, waiting_for_second
from alongside.hosting.pairs.answer import agree, refuse, take_back
from alongside.hosting.pairs.errors import FounderStays, ProposalOver
from alongside.hosting.pairs.propose import propose
from alongside.journal.models import Entry
from alongside.journal.record import NoReason
from alongside.memberships.errors import NotHost
from alongside.memberships.lead import appoint, hand_over, retire
from alongside.memberships.models import Membership, State
from alongside.standing.errors import Paused
from alongside.standing.models import Pause
from alongside.standing.pause import pause_of, require_not_paused
from alongside.threads.models import Post
from alongside.threads.withdraw import TooLate
from alongside.threads.withhold import show
from tests.hosting.pairs.agreeing import agreed, alias_of, let_go, proposed
from tests.world import World

LET_GO, SHRED = ProposalKind.LET_GO, ProposalKind.SHRED


def state_of(world: World, name: str) -> str:
    return Membership.objects.get(alias__name=name, community=world.kitchen).state


def three_hosts(world: World) -> None:
    nora = world.nora.alias_id
    assert nora
    appoint(nora, by=world.ada)


def test_one_host_proposes_another_agrees_and_both_names_and_reasons_are_in_the_journal(world: World) -> None:
    made = proposed(world, LET_GO, alias_of(world, "ben"), because="Sold a cure.")
    assert world.ben.is_member
    assert list(waiting_for_second(world.ada)) == [made]
    assert list(waiting_for_second(world.mia)) == [], "not one's own"
    agree(made, by=world.ada, because="To me too.")
    assert not world.ben.is_member
    told = [(entry.by.name, entry.verb, entry.because) for entry in journal_by(world.ada)[:2]]
    assert told == [("Heron", "agree to let go", "To me too."), ("Maple", "propose to let go", "Sold a cure.")]
    assert "Sold a cure." in spoken_in(own_cases_by(world.viewer("ben"))[0])[0].text


def test_whoever_proposed_it_and_whom_it_concerns_are_no_second(world: World) -> None:
    three_hosts(world)
    made = proposed(world, LET_GO, alias_of(world, "nora"))
    for nobody in (world.mia, world.nora, world.ben, world.otto, world.nobody):
        with pytest.raises(NotFound):
            agree(made, by=nobody, because="Yes.")
    assert world.nora.is_member
    agree(made, by=world.ada, because="Yes.")
    assert not world.nora.is_member


def test_a_host_whom_it_concerns_sees_nothing_of_it_not_in_the_journal_either(world: World) -> None:
    three_hosts(world)
    made = proposed(world, ProposalKind.BREAK_GLASS, alias_of(world, "nora"), because="A threat.")
    refused = proposed(world, SHRED, world.post(by="nora"))
    refuse(refused, by=world.ada, because="No.")
    agree(made, by=world.ada, because="A threat.")
    assert list(proposals_by(world.nora)) == []
    assert not journal_by(world.nora).exists()
    assert journal_by(world.mia).count() == 4
    with pytest.raises(NotFound):
        get_proposal(world.nora, made.public_id)
    assert get_proposal(world.ada, made.public_id)


@pytest.mark.parametrize("who", ["ben", "otto", "nobody"])
def test_only_hosts_propose_and_see_proposals(world: World, who: str) -> None:
    viewer = getattr(world, who)
    with pytest.raises(NotFound):
        propose(by=viewer, kind=LET_GO, about=alias_of(world, "nora"), because="No.")
    with pytest.raises(NotFound):
        proposals_by(viewer)
    assert not Proposal.objects.exists()


def test_both_need_a_reason(world: World) -> None:
    with pytest.raises(NoReason):
        proposed(world, LET_GO, alias_of(world, "ben"), because=" ")
    made = proposed(world, LET_GO, alias_of(world, "ben"))
    with pytest.raises(NoReason):
        agree(made, by=world.ada, because="")
    assert world.ben.is_member


def test_the_member_waits_meanwhile_and_a_no_lets_them_write_at_once(world: World) -> None:
    made = proposed(world, LET_GO, alias_of(world, "ben"))
    with pytest.raises(Paused):
        require_not_paused(world.ben)
    refuse(made, by=world.ada, because="A joke, I think.")
    require_not_paused(world.ben)
    assert world.ben.is_member
    assert [entry.verb for entry in Entry.objects.order_by("pk")] == [
        "pause until a second looked", "propose to let go", "refuse to let go",
    ]  # fmt: skip


def test_the_one_who_proposes_may_leave_them_be_meanwhile_and_a_longer_pause_stays(world: World) -> None:
    ben = alias_of(world, "ben")
    made = propose(by=world.mia, kind=LET_GO, about=ben, because="Why.", pauses=False)
    assert pause_of(ben.pk) is None
    take_back(made, by=world.mia)
    until = clock.now() + timedelta(days=30)
    Pause.objects.create(alias=ben, until=until, because="Earlier.")
    take_back(proposed(world, LET_GO, ben), by=world.mia)
    held = pause_of(ben.pk)
    assert held
    assert (held.because, held.until) == ("Earlier.", until)


def test_a_proposal_is_over_after_a_week(world: World) -> None:
    made = proposed(world, LET_GO, alias_of(world, "ben"))
    then = clock.now() + timedelta(days=7, minutes=1)
    clock.set_clock(lambda: then)
    assert not waiting_for_second(world.ada).exists()
    with pytest.raises(ProposalOver):
        agree(made, by=world.ada, because="Late.")
    require_not_paused(world.ben)
    assert world.ben.is_member


def test_sent_twice_each_is_one(world: World) -> None:
    ben = alias_of(world, "ben")
    made = proposed(world, LET_GO, ben)
    assert proposed(world, LET_GO, ben) == made
    agree(made, by=world.ada, because="Yes.")
    agree(made, by=world.ada, because="Yes.")
    assert Entry.objects.filter(verb="agree to let go").count() == 1
    assert own_cases_by(world.viewer("ben")).count() == 2  # the pause, and the end


def test_of_two_seconds_the_first_decides(world: World) -> None:
    three_hosts(world)
    made = proposed(world, LET_GO, alias_of(world, "ben"))
    refuse(made, by=world.ada, because="No.")
    with pytest.raises(ProposalOver):
        agree(made, by=world.nora, because="Yes.")
    assert world.ben.is_member


def test_a_yes_counts_only_while_both_are_hosts(world: World) -> None:
    three_hosts(world)
    made = proposed(world, LET_GO, alias_of(world, "ben"), by="nora")
    mia_before = world.mia
    assert mia_before.alias_id
    retire(mia_before.alias_id, by=world.ada)
    with pytest.raises(NotHost):
        agree(made, by=mia_before, because="My page lay open.")
    assert world.nora.alias_id
    retire(world.nora.alias_id, by=world.ada)
    with pytest.raises(ProposalOver):
        agree(made, by=world.ada, because="Who proposed it hosts no more.")
    assert world.ben.is_member


def test_who_became_a_founder_meanwhile_is_not_let_go(world: World) -> None:
    made = proposed(world, LET_GO, alias_of(world, "ben"))
    assert world.ben.alias_id
    hand_over(world.ben.alias_id, by=world.ada)
    with pytest.raises(FounderStays):
        agree(made, by=world.ada, because="Yes.")
    assert world.ben.is_founder
    with pytest.raises(FounderStays):
        proposed(world, LET_GO, alias_of(world, "ben"))


def test_who_left_meanwhile_cannot_come_back_by_their_own_wish(world: World) -> None:
    made = proposed(world, LET_GO, alias_of(world, "ben"))
    Membership.objects.filter(pk=world.ben.alias_id).update(state=State.LEFT)
    agree(made, by=world.ada, because="Yes.")
    assert state_of(world, "Lily") == State.REMOVED


def test_a_host_may_be_let_go_by_two_others(world: World) -> None:
    three_hosts(world)
    let_go(world, "nora")
    assert state_of(world, "Fern") == State.REMOVED


def test_a_post_removed_for_good_has_no_words_left_and_cannot_be_brought_back(world: World) -> None:
    thread = world.thread()
    post = world.answer(thread, "Buy my powder.")
    made = proposed(world, SHRED, post)
    assert Post.objects.get(pk=post.pk).source, "nothing happens before the second agrees"
    agree(made, by=world.ada, because="Yes.")
    post.refresh_from_db()
    assert (post.source, post.html, post.first_words, post.removed) == ("", "", "", True)
    with pytest.raises(TooLate):
        show(post)
    assert "powder" not in " ".join(entry.because + entry.about for entry in Entry.objects.all())


def test_the_first_words_of_a_thread_take_its_title_along(world: World) -> None:
    post = world.post("Buy my powder", "Now.", by="ben")
    agreed(world, SHRED, post)
    post.thread.refresh_from_db()
    assert "powder" not in post.thread.title


def test_one_host_pauses_anybody_at_once_and_a_second_looks(world: World) -> None:
    made = proposed(world, ProposalKind.PAUSE, alias_of(world, "ada"))
    with pytest.raises(Paused):
        require_not_paused(world.ada)
    take_back(made, by=world.mia)
    require_not_paused(world.ada)
    agreed(world, ProposalKind.PAUSE, alias_of(world, "ben"))
    held = pause_of(world.ben.member_id)
    assert held
    assert held.until > clock.now() + timedelta(days=29)


def test_a_paused_moderator_decides_nothing_and_a_paused_founder_still_leads(world: World) -> None:
    three_hosts(world)
    made = proposed(world, LET_GO, alias_of(world, "ben"))
    proposed(world, ProposalKind.PAUSE, alias_of(world, "nora"))
    proposed(world, ProposalKind.PAUSE, alias_of(world, "ada"))
    with pytest.raises(Paused):
        agree(made, by=world.nora, because="Yes.")
    with pytest.raises(Paused):
        remove_post(world.post(by="mia"), by=world.nora, because="Spite.")
    agree(made, by=world.ada, because="Yes.")
    assert not world.ben.is_member
