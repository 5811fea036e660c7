"""Asking somebody to be friends: everything but a yes looks the same to whoever asked."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pytest

from alongside.accounts.models import Person, PersonId
from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound, Refused, TooOften
from alongside.friends.access import are_friends, find_friend, friends_by, get_friend
from alongside.friends.answer import accept, decline, let_rest
from alongside.friends.ask import ask
from alongside.friends.conversations.read import entries
from alongside.friends.conversations.write import write
from alongside.friends.end import end
from alongside.friends.errors import KeptAway, NothingSaid, TooManyWords, WaitsForAnswer
from alongside.friends.models import Choice, Friendship, Message, Side, State
from alongside.friends.refusing import hear_nobody
from alongside.friends.sides import Stands
from alongside.memberships.access import get_alias
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership, Stage
from alongside.memberships.viewer import Viewer
from alongside.ownership import acting
from alongside.standing.distance import block, come_closer, mute
from alongside.standing.errors import NotYet, Paused
from alongside.standing.pause import pause
from alongside.standing.quiet import keep_quiet
from tests.world import World


def alias_of(viewer: Viewer) -> Alias:
    return Alias.objects.get(pk=viewer.member_id)


def nothing(world: World) -> None: ...


def has_blocked(world: World) -> None:
    block(alias_of(world.ada), by=world.ben)


def has_muted(world: World) -> None:
    mute(alias_of(world.ada), by=world.ben)


def hears_from_nobody_here(world: World) -> None:
    keep_quiet(by=world.ben, quiet=True)


def hears_from_nobody_anywhere(world: World) -> None:
    hear_nobody(by=world.people["ben"], nobody=True)


def has_left(world: World) -> None:
    leave(Membership.objects.get(pk=world.ben.member_id))


def has_declined(world: World) -> None:
    decline(friends_by(world.ben)[0], by=world.ben)


def has_let_it_rest(world: World) -> None:
    let_rest(friends_by(world.ben)[0], by=world.ben)


def has_taken_themselves_away(world: World) -> None:
    end(friends_by(world.ben)[0], by=world.ben)


BEFORE = (nothing, has_blocked, has_muted, hears_from_nobody_here, hears_from_nobody_anywhere, has_left)
AFTER = (has_declined, has_let_it_rest, has_taken_themselves_away, *BEFORE[1:])


def what_the_asker_sees(world: World, ben: Alias) -> list[Any]:
    """All that the verbs tell, but for the random ids and the moment."""
    asked = ask(ben, by=world.ada, words="Hello! I read what you wrote about salt.")
    seen: list[Any] = [asked.stands, asked.side.choice, asked.friendship.state, asked.in_danger, are_friends(asked)]
    found = friends_by(world.ada)
    again = find_friend(world.ada, ben)
    assert again
    assert found[0].friendship == again.friendship == asked.friendship
    seen += [len(found), found[0].stands, {**found[0].inside, "friendship": ""}, found[0].friendship.numbered]
    here = get_friend(world.ada, asked.friendship.public_id)
    seen += [{**asdict(entry), "public_id": "", "at": ""} for entry in entries(here, world.ada)]
    seen.append(here.friendship.moved_at == entries(here, world.ada)[0].at)
    with pytest.raises(WaitsForAnswer) as refused:
        write(here, by=world.ada, words="Are you there?")
    return [*seen, str(refused.value)]


@pytest.mark.parametrize("before", BEFORE)
def test_to_the_asker_an_ask_looks_the_same_whatever_the_other_chose_before(
    world: World, before: Callable[[World], None]
) -> None:
    ben, carla = alias_of(world.ben), alias_of(world.mia)
    before(world)
    seen, usual = what_the_asker_sees(world, ben), None
    end(friends_by(world.ada)[0], by=world.ada)
    usual = what_the_asker_sees(world, carla)
    for one in (seen, usual):
        one[7]["other"] = ""
    assert seen == usual
    rows = [(row.state, row.numbered, len(row.pair)) for row in Friendship.objects.order_by("-pk")]
    assert rows[0] == ("asked", 1, 32)
    assert rows[1] == ("ended", 1, 32)


@pytest.mark.parametrize("after", AFTER)
def test_to_the_asker_an_ask_looks_the_same_whatever_the_other_does_later(
    world: World, after: Callable[[World], None]
) -> None:
    ben = alias_of(world.ben)
    before = what_the_asker_sees(world, ben)
    moved = Friendship.objects.get().moved_at
    after(world)
    assert what_the_asker_sees(world, ben) == before
    assert Friendship.objects.get().moved_at == moved


@pytest.mark.parametrize("before", [has_blocked, hears_from_nobody_here, hears_from_nobody_anywhere])
def test_whoever_blocked_or_hears_from_nobody_never_sees_the_ask(world: World, before: Callable[[World], None]) -> None:
    before(world)
    asked = ask(alias_of(world.ben), by=world.ada, words="Hello!")
    assert unseen_by(world, asked.friendship.public_id)
    come_closer(alias_of(world.ada), by=world.ben)
    keep_quiet(by=world.ben, quiet=False)
    hear_nobody(by=world.people["ben"], nobody=False)
    assert unseen_by(world, asked.friendship.public_id), "nor later"


def unseen_by(world: World, friendship: str) -> bool:
    with pytest.raises(NotFound):
        get_friend(world.ben, friendship)
    return not friends_by(world.ben) and find_friend(world.ben, alias_of(world.ada)) is None


def test_whoever_is_asked_sees_it_with_its_words_and_says_yes(world: World) -> None:
    ask(alias_of(world.ben), by=world.ada, words="Hello *you*!\nhttps://example.org <b>")
    (friend,) = friends_by(world.ben)
    assert (friend.stands, friend.other.name) == (Stands.THEY_ASK, "Heron")
    (entry,) = entries(friend, world.ben)
    assert entry.html == "<p>Hello *you*!<br>https://example.org &lt;b&gt;</p>"
    assert not are_friends(friend)
    accept(friend, by=world.ben)
    accept(friend, by=world.ben)
    for viewer in (world.ben, world.ada):
        (friend,) = friends_by(viewer)
        assert friend.stands == Stands.FRIENDS
        assert are_friends(friend)


def test_a_muted_asker_is_there_to_be_found(world: World) -> None:
    has_muted(world)
    ask(alias_of(world.ben), by=world.ada, words="Hello!")
    assert friends_by(world.ben)[0].stands == Stands.THEY_ASK


def test_nobody_accepts_for_somebody_else_nor_their_own_ask(world: World) -> None:
    mine = ask(alias_of(world.ben), by=world.ada, words="Hello!")
    with pytest.raises(NotFound):
        accept(mine, by=world.ada)
    (theirs,) = friends_by(world.ben)
    for answer in (accept, decline, let_rest, end):
        with pytest.raises(NotFound):
            answer(theirs, by=world.mia)
    assert Friendship.objects.get().state == State.ASKED


def test_asking_again_changes_nothing(world: World) -> None:
    first = ask(alias_of(world.ben), by=world.ada, words="Hello!")
    again = ask(alias_of(world.ben), by=world.ada, words="HELLO!!")
    assert again.friendship == first.friendship
    assert [entry.source for entry in entries(again, world.ada)] == ["Hello!"]
    assert (Friendship.objects.count(), Side.objects.count(), Message.objects.count()) == (1, 2, 1)


def test_two_who_ask_each_other_are_friends_at_once(world: World) -> None:
    ask(alias_of(world.ben), by=world.ada, words="Hello!")
    friend = ask(alias_of(world.ada), by=world.ben, words="I wanted to ask, too.")
    assert friend.stands == Stands.FRIENDS
    assert are_friends(friend)
    assert [entry.source for entry in entries(friend, world.ben)] == ["Hello!", "I wanted to ask, too."]
    assert friends_by(world.ada)[0].stands == Stands.FRIENDS


def test_whoever_declined_may_ask_later(world: World) -> None:
    ask(alias_of(world.ben), by=world.ada, words="Hello!")
    has_declined(world)
    assert not friends_by(world.ben)
    assert ask(alias_of(world.ada), by=world.ben, words="Now I'd like to.").stands == Stands.FRIENDS
    assert Side.objects.filter(choice=Choice.OPEN).count() == 2


def test_what_rests_can_be_accepted_any_day(world: World) -> None:
    ask(alias_of(world.ben), by=world.ada, words="Hello!")
    has_let_it_rest(world)
    (friend,) = friends_by(world.ben)
    assert (friend.stands, friend.side.choice) == (Stands.THEY_ASK, Choice.RESTS)
    accept(friend, by=world.ben)
    assert are_friends(friends_by(world.ben)[0])


def test_an_ask_that_was_taken_back_is_gone_and_may_be_made_again(world: World) -> None:
    end(ask(alias_of(world.ben), by=world.ada, words="Hello!"), by=world.ada)
    assert not friends_by(world.ben)
    assert not friends_by(world.ada)
    ask(alias_of(world.ben), by=world.ada, words="Hello again!")
    assert [entry.source for entry in entries(friends_by(world.ben)[0], world.ben)] == ["Hello!", "Hello again!"]


def test_an_ask_taken_back_doesnt_keep_the_others_ask_away(world: World) -> None:
    end(ask(alias_of(world.ben), by=world.ada, words="Hello!"), by=world.ada)
    ask(alias_of(world.ada), by=world.ben, words="Hello, you.")
    assert friends_by(world.ada)[0].stands == Stands.THEY_ASK


def test_asking_again_after_a_no_never_comes_before_the_other(world: World) -> None:
    ask(alias_of(world.ben), by=world.ada, words="Hello!")
    has_declined(world)
    end(friends_by(world.ada)[0], by=world.ada)
    ask(alias_of(world.ben), by=world.ada, words="Hello?")
    assert not friends_by(world.ben)
    assert friends_by(world.ada)[0].stands == Stands.I_ASK


def test_whoever_blocked_comes_closer_before_asking(world: World) -> None:
    block(alias_of(world.ben), by=world.ada)
    with pytest.raises(KeptAway, match="Come closer first"):
        ask(alias_of(world.ben), by=world.ada, words="Hello!")
    come_closer(alias_of(world.ben), by=world.ada)
    assert ask(alias_of(world.ben), by=world.ada, words="Hello!").stands == Stands.I_ASK


def test_somebody_new_asks_nobody_but_says_yes(world: World) -> None:
    Membership.objects.filter(pk=world.nora.member_id).update(stage=Stage.NEW)
    with pytest.raises(NotYet, match="Others can ask you"):
        ask(alias_of(world.ben), by=world.nora, words="Hello!")
    assert not Friendship.objects.exists()
    ask(alias_of(world.nora), by=world.ben, words="Welcome!")
    assert ask(alias_of(world.ben), by=world.nora, words="Hello!").stands == Stands.FRIENDS


def test_three_new_contacts_a_day_and_a_fourth_tomorrow(world: World) -> None:
    people = [
        acting.come_in(PersonId(Person.objects.create().pk), world.kitchen, name=name).alias
        for name in ("Ash", "Birch", "Cedar", "Dill")
    ]
    for alias in people[:3]:
        ask(alias, by=world.ada, words="Hello!")
    ask(people[0], by=world.ada, words="Hello!")
    with pytest.raises(TooOften, match="Tomorrow"):
        ask(people[3], by=world.ada, words="Hello!")
    ask(alias_of(world.ada), by=world.ben, words="Hello!")
    assert ask(alias_of(world.ben), by=world.ada, words="Hello!").stands == Stands.FRIENDS, "an answer isn't counted"
    tomorrow = clock.now() + timedelta(days=1)
    clock.set_clock(lambda: tomorrow)
    assert ask(people[3], by=world.ada, words="Hello!").stands == Stands.I_ASK


@pytest.mark.parametrize(("words", "refusal"), [("", NothingSaid), ("  \n ", NothingSaid), ("x" * 601, TooManyWords)])
def test_an_ask_has_a_few_words(world: World, words: str, refusal: type[Refused]) -> None:
    with pytest.raises(refusal):
        ask(alias_of(world.ben), by=world.ada, words=words)
    ask(alias_of(world.ben), by=world.ada, words="x" * 600)


def test_only_members_of_one_community_ask_each_other(world: World) -> None:
    ben, otto = alias_of(world.ben), alias_of(world.viewer("otto", world.garden))
    for other, by in ((otto, world.ada), (ben, world.otto), (ben, world.nobody), (ben, world.ben)):
        with pytest.raises(NotFound):
            ask(other, by=by, words="Hello!")
    with pytest.raises(NotFound):
        get_alias(world.otto, ben.public_id)


def test_a_pause_holds_for_asking(world: World) -> None:
    pause(alias_of(world.ben), by=world.mia, until=clock.now() + timedelta(days=1), because="Heat")
    with pytest.raises(Paused):
        ask(alias_of(world.ada), by=world.ben, words="Hello!")


def test_words_of_danger_are_known_to_the_asker_alone(world: World) -> None:
    assert ask(alias_of(world.ben), by=world.ada, words="I want to die.").in_danger
    assert not friends_by(world.ben)[0].in_danger
    assert not ask(alias_of(world.mia), by=world.ada, words="Hello!").in_danger
