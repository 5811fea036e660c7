"""What becomes of a private conversation when one of the two ends it, leaves, or keeps the other away."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.friends.access import are_friends, friends_by, get_friend
from alongside.friends.answer import accept
from alongside.friends.ask import ask
from alongside.friends.conversations.leave import leave as leave_conversation
from alongside.friends.conversations.read import entries, get_entry
from alongside.friends.conversations.search import search
from alongside.friends.conversations.write import write
from alongside.friends.end import end
from alongside.friends.errors import DoesntReach, KeptAway, NotFriends
from alongside.friends.models import Message
from alongside.friends.sides import Stands
from alongside.media.models import Picture
from alongside.media.receive import receive
from alongside.memberships.models import Membership
from alongside.standing.distance import block, come_closer, mute
from tests.friends.two import alias_of, befriend, friend_of, has_ended, has_left_the_community, read
from tests.world import World


def photo() -> Any:
    file = BytesIO()
    Image.new("RGB", (32, 32), "green").save(file, "PNG")

    class Sent:
        name = "photo.png"

        def chunks(self) -> Any:
            yield file.getvalue()

    return Sent()


def turn_to(then: datetime) -> None:
    clock.set_clock(lambda: then)


def picture_of(world: World, who: str) -> Picture:
    viewer = world.viewer(who)
    return receive(photo(), by=viewer.alias, community=world.kitchen.public_id, people="nobody", alternative="Soup")


# ---- What the other did


def has_left_the_conversation(world: World) -> None:
    leave_conversation(friend_of(world.ben, world.ada), by=world.ben)


def has_blocked(world: World) -> None:
    block(alias_of(world.ada), by=world.ben)


def has_left_for_long(world: World) -> None:
    has_left_the_community(world)
    run_until_empty()


GONE = (has_ended, has_left_the_conversation, has_blocked, has_left_the_community, has_left_for_long)


def seen_by_ada(world: World) -> list[Any]:
    ben = alias_of(world.ben) if world.ben.is_member else None
    (friend,) = friends_by(world.ada)
    assert ben is None or friend.other == ben
    get_friend(world.ada, friend.friendship.public_id)
    return [friend.stands, friend.inside, friend.friendship.moved_at, entries(friend, world.ada)]


@pytest.mark.parametrize("gone", GONE)
def test_to_the_other_an_end_looks_like_a_farewell(world: World, gone: Callable[[World], None]) -> None:
    mine, theirs = befriend(world)
    write(theirs, by=world.ben, words="Hello.")
    before = seen_by_ada(world)
    gone(world)
    assert seen_by_ada(world) == before
    with pytest.raises(DoesntReach) as refused:
        write(mine, by=world.ada, words="Are you there?")
    assert str(refused.value).startswith("What you write here doesn't reach Lily any more.")
    assert Message.objects.count() == 2


@pytest.mark.parametrize("gone", [has_ended, has_left_the_conversation, has_blocked])
def test_what_one_ended_or_blocked_is_out_of_ones_list_and_takes_no_words(
    world: World, gone: Callable[[World], None]
) -> None:
    _mine, theirs = befriend(world)
    gone(world)
    assert not friends_by(world.ben)
    assert not search(world.ben, "salt")
    with pytest.raises(NotFriends if gone is not has_blocked else KeptAway):
        write(theirs, by=world.ben, words="Hello") if gone is has_blocked else write(
            get_friend(world.ben, theirs.friendship.public_id), by=world.ben, words="Hello"
        )


def test_a_block_is_out_of_sight_until_it_is_taken_back(world: World) -> None:
    mine, theirs = befriend(world)
    has_blocked(world)
    with pytest.raises(NotFound):
        get_friend(world.ben, theirs.friendship.public_id)
    assert get_friend(world.ben, theirs.friendship.public_id, also_blocked=True), "to tell the hosts of it"
    come_closer(alias_of(world.ada), by=world.ben)
    write(mine, by=world.ada, words="Here again.")
    assert read(world.ben, world.ada)[-1].source == "Here again."


def test_a_muted_friend_still_writes(world: World) -> None:
    mine, _theirs = befriend(world)
    mute(alias_of(world.ada), by=world.ben)
    write(mine, by=world.ada, words="Soup today.")
    assert read(world.ben, world.ada)[-1].source == "Soup today."


def test_whoever_ended_may_read_on_and_ask_again(world: World) -> None:
    _mine, theirs = befriend(world)
    write(theirs, by=world.ben, words="Hello.")
    has_ended(world)
    over = get_friend(world.ben, theirs.friendship.public_id)
    assert [entry.source for entry in entries(over, world.ben)][1:] == ["Hello."]
    ask(alias_of(world.ada), by=world.ben, words="I miss our letters.")
    (asked,) = friends_by(world.ada)
    assert (asked.stands, are_friends(asked)) == (Stands.THEY_ASK, False)
    assert friend_of(world.ben, world.ada).stands == Stands.I_ASK
    accept(asked, by=world.ada)
    write(friend_of(world.ada, world.ben), by=world.ada, words="So do I.")
    said = [(entry.mine, entry.source) for entry in read(world.ben, world.ada)][1:]
    assert said == [(True, "Hello."), (True, "I miss our letters."), (False, "So do I.")]


def test_after_leaving_the_old_words_are_gone_for_whoever_left_alone(world: World) -> None:
    _mine, theirs = befriend(world)
    write(theirs, by=world.ben, words="Hello.")
    has_left_the_conversation(world)
    gone = get_friend(world.ben, theirs.friendship.public_id)
    assert entries(gone, world.ben) == []
    with pytest.raises(NotFound):
        get_entry(gone, world.ben, 2)
    assert len(read(world.ada, world.ben)) == 2
    ask(alias_of(world.ada), by=world.ben, words="Again?")
    assert [entry.source for entry in read(world.ben, world.ada)] == ["Again?"]
    assert [entry.source for entry in read(world.ada, world.ben)][1:] == ["Hello.", "Again?"]
    assert not search(world.ben, "hello")


def test_two_who_both_ended_stay_apart_until_both_ask(world: World) -> None:
    befriend(world)
    has_ended(world)
    end(friends_by(world.ada)[0], by=world.ada)
    ask(alias_of(world.ben), by=world.ada, words="Again?")
    assert not friends_by(world.ben)
    assert ask(alias_of(world.ada), by=world.ben, words="Yes.").stands == Stands.FRIENDS


def test_somebody_who_comes_back_to_the_community_finds_no_conversation_and_may_ask(world: World) -> None:
    mine, _theirs = befriend(world)
    ask(alias_of(world.nora), by=world.ben, words="Hello!")
    has_left_for_long(world)
    Membership.objects.filter(pk=mine.other.pk).update(state="active")
    assert not friends_by(world.ben)
    with pytest.raises(DoesntReach):
        write(mine, by=world.ada, words="Hello")
    assert not friends_by(world.nora), "the ask went with whoever asked"
    ask(alias_of(world.ada), by=world.ben, words="I am back.")
    accept(friends_by(world.ada)[0], by=world.ada)
    assert are_friends(friend_of(world.ben, world.ada))
