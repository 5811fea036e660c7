"""Saying how one knows a friend: for friends and those who met alone, in words, and without a trace of who said it."""

from datetime import timedelta

import pytest
from django.db import connection

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.friends.conversations.write import write
from alongside.friends.end import end
from alongside.friends.keep_away import keep_away
from alongside.friends.models import How, Message, Vouch
from alongside.friends.vouches.errors import MayNotVouch, NotKnownLong, VouchedOften
from alongside.friends.vouches.export import export_vouches
from alongside.friends.vouches.forget import tidy_vouches
from alongside.friends.vouches.vouch import MOST_GIVEN, NEW_A_MONTH, vouch, withdraw_vouch
from alongside.friends.vouches.words import said_of
from alongside.memberships.leave import leave, let_back, let_go
from alongside.memberships.models import Membership, Stage
from alongside.portability.erase import erase_alias
from alongside.standing.errors import Paused
from alongside.standing.pause import pause
from alongside.standing.stumble import vouches_again_on
from tests.friends.vouches.befriending import again, alias_of, befriend, let_meet, own_end
from tests.moments import at, later
from tests.world import World


@pytest.fixture
def world(world: World) -> World:
    at(clock.now())
    return world


def words_of(world: World, name: str) -> list[str]:
    return said_of(alias_of(world, name))


def begin_next_month() -> None:
    """The first of the next month, on which those who are apart vouch for each other no more."""
    later(days=31 - clock.today().day + 1)
    tidy_vouches()


def test_one_who_says_it_is_somebody_and_more_are_people_and_never_a_number(world: World) -> None:
    vouch(befriend(world, "ben", "ada"), How.SPOKE, by=world.ben)
    assert words_of(world, "ada") == ["Somebody here has spoken with this member."]
    vouch(befriend(world, "nora", "ada"), How.SPOKE, by=world.nora)
    assert words_of(world, "ada") == ["People here have spoken with this member."]
    vouch(befriend(world, "mia", "ada"), How.MET, by=world.mia)
    assert words_of(world, "ada")[0] == "Somebody here has met this member."


def test_saying_it_otherwise_takes_the_place_of_what_was_said(world: World) -> None:
    friend = befriend(world, "ben", "ada")
    vouch(friend, How.SPOKE, by=world.ben)
    vouch(friend, How.MET, by=world.ben)
    assert words_of(world, "ada") == ["Somebody here has met this member."]


def test_it_is_taken_back_without_a_trace(world: World) -> None:
    friend = befriend(world, "ben", "ada")
    vouch(friend, How.SPOKE, by=world.ben)
    withdraw_vouch(friend, by=world.ben)
    assert words_of(world, "ada") == []
    assert not again(world, "ben", friend).inside.get("said")
    vouch(again(world, "ben", friend), How.SPOKE, by=world.ben)
    assert words_of(world, "ada")


def test_only_whoever_has_this_end_says_something_with_it(world: World) -> None:
    friend = befriend(world, "ben", "ada")
    for verb in (lambda: vouch(friend, How.SPOKE, by=world.ada), lambda: withdraw_vouch(friend, by=world.nora)):
        with pytest.raises(NotFound):
            verb()


def test_an_ask_alone_is_no_acquaintance(world: World) -> None:
    from alongside.friends.ask import ask

    asked = ask(alias_of(world, "ada"), by=world.ben, words="Hello?")
    with pytest.raises(NotFound):
        vouch(asked, How.SPOKE, by=world.ben)
    assert words_of(world, "ada") == []


def test_words_about_months_of_writing_take_months_of_writing_by_both(world: World) -> None:
    friend = befriend(world, "ben", "ada")
    with pytest.raises(NotKnownLong):
        vouch(friend, How.WROTE, by=world.ben)
    write(friend, by=world.ben, words="How was your week?")
    later(days=61)
    write(again(world, "ben", friend), by=world.ben, words="And this one?")
    with pytest.raises(NotKnownLong):
        vouch(friend, How.WROTE, by=world.ben)  # the other never wrote
    write(own_end(world, "ada", friend.friendship.public_id), by=world.ada, words="A good one.")
    vouch(friend, How.WROTE, by=world.ben)
    assert words_of(world, "ada") == ["Somebody here wrote with this member for months."]
    assert Message.objects.exists()


def test_somebody_new_or_paused_vouches_for_nobody(world: World) -> None:
    friend = befriend(world, "ben", "ada")
    Membership.objects.filter(pk=world.ben.alias_id).update(stage=Stage.NEW)
    with pytest.raises(MayNotVouch):
        vouch(friend, How.SPOKE, by=world.ben)
    Membership.objects.filter(pk=world.ben.alias_id).update(stage=Stage.KNOWN)
    pause(alias_of(world, "ben"), by=world.mia, until=clock.now() + timedelta(days=1), because="Rest.")
    with pytest.raises(Paused):
        vouch(friend, How.SPOKE, by=world.ben)


def test_only_a_few_a_month_and_only_so_many_at_all(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert NEW_A_MONTH < MOST_GIVEN
    monkeypatch.setattr("alongside.friends.vouches.vouch.NEW_A_MONTH", 1)
    monkeypatch.setattr("alongside.friends.vouches.vouch.MOST_GIVEN", 2)
    vouch(befriend(world, "ben", "ada"), How.SPOKE, by=world.ben)
    second = befriend(world, "ben", "nora")
    with pytest.raises(VouchedOften):
        vouch(second, How.SPOKE, by=world.ben)
    later(days=31)
    vouch(second, How.SPOKE, by=world.ben)
    later(days=31)
    with pytest.raises(VouchedOften):
        vouch(befriend(world, "ben", "mia"), How.SPOKE, by=world.ben)


def test_no_row_of_a_vouch_names_who_said_it_and_no_event_or_job_is_left(world: World) -> None:
    from alongside.core.models import EventRow, JobRow

    friend = befriend(world, "ben", "ada")
    before = EventRow.objects.count(), JobRow.objects.count()
    vouch(friend, How.SPOKE, by=world.ben)
    assert (EventRow.objects.count(), JobRow.objects.count()) == before
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM friends_vouch")
        row = cursor.fetchone()
    assert world.ben.alias_id not in row
    assert world.ben.alias not in [str(each) for each in row]


def test_ending_it_ends_both_words_and_the_other_finds_their_own_as_it_was(world: World) -> None:
    friend = befriend(world, "ben", "ada")
    theirs = own_end(world, "ada", friend.friendship.public_id)
    vouch(friend, How.SPOKE, by=world.ben)
    vouch(theirs, How.SPOKE, by=world.ada)
    end(again(world, "ben", friend), by=world.ben)
    assert all((words_of(world, "ada"), words_of(world, "ben"))), "gone at once, a page would tell of the end"
    begin_next_month()
    assert words_of(world, "ada") == words_of(world, "ben") == []
    theirs = again(world, "ada", theirs)
    assert theirs.inside["said"] == How.SPOKE
    vouch(theirs, How.MET, by=world.ada)  # nothing tells them that it reaches nobody
    assert words_of(world, "ben") == []


def test_a_block_ends_both_words_and_whoever_is_blocked_learns_nothing(world: World) -> None:
    friend = befriend(world, "ben", "ada")
    vouch(friend, How.SPOKE, by=world.ben)
    vouch(own_end(world, "ada", friend.friendship.public_id), How.SPOKE, by=world.ada)
    keep_away(alias_of(world, "ada"), by=world.ben)
    assert all((words_of(world, "ada"), words_of(world, "ben"))), "gone at once, a page would tell of the block"
    begin_next_month()
    assert words_of(world, "ada") == words_of(world, "ben") == []
    theirs = own_end(world, "ada", friend.friendship.public_id)
    assert theirs.inside["said"] == How.SPOKE
    vouch(theirs, How.MET, by=world.ada)
    assert words_of(world, "ben") == []


@pytest.mark.parametrize("how", ["leaves", "is erased"])
def test_leaving_and_erasure_end_what_one_said_and_what_was_said_of_one(world: World, how: str) -> None:
    friend = befriend(world, "ben", "nora")
    vouch(friend, How.SPOKE, by=world.ben)
    vouch(own_end(world, "nora", friend.friendship.public_id), How.SPOKE, by=world.nora)
    if how == "leaves":
        leave(Membership.objects.get(pk=world.ben.alias_id))
        run_until_empty()
    else:
        erase_alias(alias_of(world, "ben"), words_stay=True)
    assert not Vouch.objects.exists()


def test_a_word_for_somebody_whom_hosts_let_go_costs_its_giver_trust_for_two_months(world: World) -> None:
    friend = befriend(world, "ben", "nora")
    vouch(friend, How.MET, by=world.ben)
    other = befriend(world, "ben", "ada")
    Membership.objects.update(stage=Stage.TRUSTED)
    let_go(Membership.objects.get(pk=world.nora.alias_id), by=world.mia)
    run_until_empty()
    assert Membership.objects.get(pk=world.ben.alias_id).stage == Stage.KNOWN
    assert Membership.objects.get(pk=world.mia.alias_id).stage == Stage.TRUSTED
    assert words_of(world, "nora") == []
    with pytest.raises(MayNotVouch):
        vouch(other, How.MET, by=world.ben)
    later(days=60)
    assert vouches_again_on(alias_of(world, "ben")) is None
    vouch(again(world, "ben", other), How.MET, by=world.ben)


def test_leaving_by_ones_own_wish_costs_nobody_anything(world: World) -> None:
    vouch(befriend(world, "ben", "nora"), How.MET, by=world.ben)
    Membership.objects.update(stage=Stage.TRUSTED)
    leave(Membership.objects.get(pk=world.nora.alias_id))
    run_until_empty()
    assert Membership.objects.get(pk=world.ben.alias_id).stage == Stage.TRUSTED


def test_what_a_word_cost_stands_in_no_clear_row_and_outlasts_that_hosts_look_again(world: World) -> None:
    from alongside.standing.arrive import keep_arrival
    from alongside.standing.models import Arrived

    vouch(befriend(world, "ben", "nora"), How.MET, by=world.ben)
    keep_arrival(alias_of(world, "ada"))
    let_go(Membership.objects.get(pk=world.nora.alias_id), by=world.mia)
    run_until_empty()
    mine, others = (Arrived.objects.get(pk=world.viewer(name).alias_id) for name in ("ben", "ada"))
    assert len(bytes(mine.sealed)) == len(bytes(others.sealed))
    assert mine.by_host_id is None
    let_back(alias_of(world, "nora"), by=world.mia)
    run_until_empty()
    assert vouches_again_on(alias_of(world, "ben"))
    assert vouches_again_on(alias_of(world, "ada")) is None


def test_ones_export_says_how_and_never_of_whom_or_by_whom(world: World) -> None:
    vouch(befriend(world, "ben", "ada"), How.SPOKE, by=world.ben)
    let_meet(world, "nora", "ben")
    told = export_vouches(alias_of(world, "ben"))
    assert [one["words"] for one in told["given"]] == [
        "We have met in person.", "We have spoken: by telephone, by video, or in a chat."
    ]  # fmt: skip
    assert told["received"] == ["Somebody here has met this member."]
    for name in ("ada", "nora"):
        assert world.viewer(name).alias not in str(told)
        assert world.viewer(name).name not in str(told)
