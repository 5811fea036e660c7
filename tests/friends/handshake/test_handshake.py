"""Two phones, six words, and both say yes; whatever else happens, nothing is kept and nobody learns why."""

import pytest

from alongside.core import clock
from alongside.core.errors import NotFound, TooOften
from alongside.core.models import EventRow, JobRow
from alongside.friends.access import find_friend
from alongside.friends.end import end
from alongside.friends.handshake.begin import BEGUN_AN_HOUR, begin
from alongside.friends.handshake.confirm import confirm, decline
from alongside.friends.handshake.errors import HandshakeOver, LeadNowhere, WordUnknown
from alongside.friends.handshake.hear import WRONG, hear
from alongside.friends.handshake.join import TRIES_AN_HOUR, join, join_by_code
from alongside.friends.handshake.page import COMPARING, HEARING, MET, NONE, READING, READING_BACK, SAID_YES, phone_of
from alongside.friends.handshake.shown import show_meeting, shown_meetings, take_meeting_back
from alongside.friends.handshake.tidy import tidy_handshakes
from alongside.friends.handshake.words import heard, words_of
from alongside.friends.models import Friendship, Handshake, Side, State, Vouch
from alongside.friends.vouches.words import said_of
from alongside.memberships.models import Membership, Stage
from alongside.standing.distance import block
from tests.friends.vouches.befriending import again, alias_of, befriend, let_meet, own_end
from tests.moments import at, later
from tests.world import World


@pytest.fixture
def world(world: World) -> World:
    at(clock.now())
    return world


def join_typed(world: World, name: str = "ben", of: str = "ada") -> None:
    """Type what the other's phone shows."""
    join(world.kitchen, " ".join(phone_of(world.viewer(of)).words), by=world.viewer(name))


def agree(world: World) -> None:
    """Ada begins, Ben types, Ada types what Ben reads back."""
    begin(world.kitchen, by=world.ada)
    join_typed(world)
    hear(" ".join(phone_of(world.ben).words), by=world.ada)


def steps(world: World) -> tuple[str, str]:
    return phone_of(world.ada).step, phone_of(world.ben).step


def test_six_words_and_two_yes_and_they_have_met(world: World) -> None:
    begin(world.kitchen, by=world.ada)
    assert steps(world) == (READING, NONE)
    join_typed(world)
    assert steps(world) == (HEARING, READING_BACK)
    assert phone_of(world.ada).other is phone_of(world.ben).other is None
    hear(" ".join(phone_of(world.ben).words), by=world.ada)
    assert steps(world) == (COMPARING, COMPARING)
    assert phone_of(world.ada).other == alias_of(world, "ben")
    confirm(by=world.ada)
    assert steps(world) == (SAID_YES, COMPARING)
    assert not Friendship.objects.exists()
    confirm(by=world.ben)
    assert steps(world) == (MET, MET)
    assert Friendship.objects.get().state == State.MET
    for name in ("ada", "ben"):
        assert said_of(alias_of(world, name)) == ["Somebody here has met this member."]
        assert own_end(world, name, Friendship.objects.get().public_id).inside["met"] == f"{clock.today():%Y-%m}"


def test_those_who_are_friends_stay_friends_and_have_met(world: World) -> None:
    friend = befriend(world, "ben", "ada")
    agree(world)
    confirm(by=world.ada)
    confirm(by=world.ben)
    assert Friendship.objects.get().state == State.FRIENDS
    assert Side.objects.count() == 2
    assert again(world, "ben", friend).inside["met"]


def test_those_who_ended_it_and_meet_again_are_people_who_met(world: World) -> None:
    end(befriend(world, "ben", "ada"), by=world.ben)
    let_meet(world, "ada", "ben")
    assert Friendship.objects.get().state == State.MET
    assert find_friend(world.ben, alias_of(world, "ada"))


def test_one_no_and_nothing_is_kept(world: World) -> None:
    agree(world)
    confirm(by=world.ada)
    decline(by=world.ben)
    assert steps(world) == (NONE, NONE)
    with pytest.raises(HandshakeOver):
        confirm(by=world.ada)
    assert not Friendship.objects.exists()
    assert not Vouch.objects.exists()


def test_nobody_says_yes_before_the_words_are_agreed_on(world: World) -> None:
    begin(world.kitchen, by=world.ada)
    join_typed(world)
    for viewer in (world.ada, world.ben, world.nora):
        with pytest.raises(HandshakeOver):
            confirm(by=viewer)


def test_after_two_minutes_it_is_over_and_can_be_begun_again(world: World) -> None:
    begin(world.kitchen, by=world.ada)
    words = " ".join(phone_of(world.ada).words)
    later(minutes=2, seconds=1)
    assert phone_of(world.ada).step == NONE
    with pytest.raises(LeadNowhere):
        join(world.kitchen, words, by=world.ben)
    tidy_handshakes()
    assert not Handshake.objects.exists()
    begin(world.kitchen, by=world.ada)
    later(minutes=1.5)
    join_typed(world)
    later(minutes=1.5)  # the second step has two minutes of its own
    assert steps(world) == (HEARING, READING_BACK)


def test_the_words_lead_there_once(world: World) -> None:
    begin(world.kitchen, by=world.ada)
    words = " ".join(phone_of(world.ada).words)
    join(world.kitchen, words, by=world.ben)
    with pytest.raises(LeadNowhere):
        join(world.kitchen, words, by=world.nora)


def test_words_are_heard_without_regard_to_capitals_accents_and_endings(world: World) -> None:
    begin(world.kitchen, by=world.ada)
    first, second, third = phone_of(world.ada).words
    join(world.kitchen, f" {first.upper()},  {second[:4]}… {third.title()}!", by=world.ben)
    assert phone_of(world.ben).step == READING_BACK


def test_a_word_misheard_is_pointed_out_and_the_order_counts(world: World) -> None:
    with pytest.raises(WordUnknown, match="Could it be “garden”"):
        heard("gardin apple river", "english")
    with pytest.raises(WordUnknown, match="There are three words"):
        heard("apple river", "english")
    assert heard("ABDOMEN, acido arbol", "spanish") == ["abdomen", "ácido", "árbol"]
    begin(world.kitchen, by=world.ada)
    words = list(phone_of(world.ada).words)
    if words != words[::-1]:
        with pytest.raises(LeadNowhere):
            join(world.kitchen, " ".join(words[::-1]), by=world.ben)


def test_the_words_are_in_the_language_of_the_community(world: World) -> None:
    world.kitchen.language = "es"
    world.kitchen.save()
    begin(world.kitchen, by=world.ada)
    assert set(phone_of(world.ada).words) <= set(words_of("spanish").values())


def test_wrong_words_read_back_end_it_after_a_few(world: World) -> None:
    begin(world.kitchen, by=world.ada)
    join_typed(world)
    right = set(phone_of(world.ben).words)
    wrong = next(word for word in words_of("english") if word not in right)
    for _time in range(WRONG - 1):
        with pytest.raises(LeadNowhere):
            hear(f"{wrong} {wrong} {wrong}", by=world.ada)
    with pytest.raises(HandshakeOver):
        hear(f"{wrong} {wrong} {wrong}", by=world.ada)
    assert steps(world) == (NONE, NONE)


def test_the_code_leads_there_once_and_both_phones_show_the_same_words(world: World) -> None:
    begin(world.kitchen, by=world.ada)
    code = phone_of(world.ada).code
    join_by_code(world.kitchen, code, by=world.ben)
    ada, ben = phone_of(world.ada), phone_of(world.ben)
    assert ada.step == ben.step == COMPARING
    assert ada.words == ben.words
    with pytest.raises(LeadNowhere):
        join_by_code(world.kitchen, code, by=world.nora)


def test_wrong_own_blocked_and_others_words_all_lead_nowhere(world: World) -> None:
    begin(world.kitchen, by=world.ada)
    words = " ".join(phone_of(world.ada).words)
    block(alias_of(world, "ada"), by=world.ben)
    block(alias_of(world, "nora"), by=world.ada)
    refusals = set()
    tries = ((words, world.ada), (words, world.ben), (words, world.nora), ("apple river garden", world.mia))
    for typed, viewer in tries:
        with pytest.raises(LeadNowhere) as refusal:
            join(world.kitchen, typed, by=viewer)
        refusals.add(str(refusal.value))
    assert len(refusals) == 1
    assert phone_of(world.ada).step == READING


def test_only_members_of_the_same_community_shake_hands(world: World) -> None:
    begin(world.kitchen, by=world.ada)
    words = " ".join(phone_of(world.ada).words)
    otto = world.viewer("otto", world.garden)
    with pytest.raises(LeadNowhere):
        join(world.garden, words, by=otto)
    for viewer in (otto, world.nobody):
        with pytest.raises(NotFound):
            join(world.kitchen, words, by=viewer)
        with pytest.raises(NotFound):
            begin(world.kitchen, by=viewer)


def test_one_has_one_open_handshake_at_a_time(world: World) -> None:
    begin(world.kitchen, by=world.ada)
    begin(world.kitchen, by=world.ada)
    assert Handshake.objects.count() == 1
    begin(world.kitchen, by=world.nora)
    join_typed(world, "ada", of="nora")
    assert Handshake.objects.count() == 1


def test_tries_are_counted_right_or_wrong(world: World) -> None:
    for _time in range(BEGUN_AN_HOUR):
        begin(world.kitchen, by=world.ada)
    with pytest.raises(TooOften):
        begin(world.kitchen, by=world.ada)
    for _time in range(TRIES_AN_HOUR):
        with pytest.raises(LeadNowhere):
            join(world.kitchen, "apple river garden", by=world.ben)
    with pytest.raises(TooOften):
        join(world.kitchen, "apple river garden", by=world.ben)


def test_somebody_new_meets_people_and_their_word_counts_later(world: World) -> None:
    Membership.objects.filter(pk=world.ben.alias_id).update(stage=Stage.NEW)
    let_meet(world, "ada", "ben")
    assert said_of(alias_of(world, "ben")) == ["Somebody here has met this member."]
    assert said_of(alias_of(world, "ada")) == []


def test_others_read_of_it_only_while_both_want_it(world: World) -> None:
    mine = let_meet(world, "ada", "ben")
    theirs = own_end(world, "ben", mine.friendship.public_id)

    def seen(by: str = "nora") -> list[str]:
        return [other.name for other in shown_meetings(alias_of(world, "ada"), viewer=world.viewer(by))]

    assert seen() == []
    show_meeting(mine, by=world.ada, shows=True)
    assert seen() == []
    show_meeting(theirs, by=world.ben, shows=True)
    assert seen() == ["Lily"]
    block(alias_of(world, "ben"), by=world.nora)
    assert seen() == []
    block(alias_of(world, "mia"), by=world.ben)
    assert seen("mia") == ["Lily"]  # were it gone for whoever is blocked, they would know
    show_meeting(again(world, "ada", mine), by=world.ada, shows=False)
    assert seen("mia") == []


def test_either_takes_it_back_and_the_others_side_stays_as_it_was(world: World) -> None:
    mine = let_meet(world, "ada", "ben")
    take_meeting_back(mine, by=world.ada)
    assert said_of(alias_of(world, "ben")) == []
    assert said_of(alias_of(world, "ada")) == ["Somebody here has met this member."]
    assert own_end(world, "ben", mine.friendship.public_id).inside["met"]
    with pytest.raises(NotFound):
        show_meeting(again(world, "ada", mine), by=world.ada, shows=True)


def test_nobody_else_changes_what_one_shows(world: World) -> None:
    mine = let_meet(world, "ada", "ben")
    for verb in (lambda: show_meeting(mine, by=world.nora, shows=True), lambda: take_meeting_back(mine, by=world.ben)):
        with pytest.raises(NotFound):
            verb()


def test_who_stood_before_whom_is_in_no_event_no_job_and_no_clear_column(world: World) -> None:
    before = EventRow.objects.count(), JobRow.objects.count()
    agree(world)
    confirm(by=world.ada)
    confirm(by=world.ben)
    assert (EventRow.objects.count(), JobRow.objects.count()) == before
    for row in (*Handshake.objects.values_list(), *Friendship.objects.values_list()):
        for viewer in (world.ada, world.ben):
            assert viewer.alias.encode() not in b"".join(
                bytes(one) for one in row if isinstance(one, (bytes, memoryview))
            )
            assert viewer.alias not in [str(one) for one in row]
    later(minutes=3)
    tidy_handshakes()
    assert not Handshake.objects.exists()
