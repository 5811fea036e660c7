"""What an ex-friend, a hostile friend, and whoever stole a copy of the database try, and don't get."""

import pytest

from alongside.core.errors import NotFound, Refused
from alongside.core.jobs import run_until_empty
from alongside.core.once import remember_once
from alongside.friends.access import friends_by, get_friend
from alongside.friends.answer import decline
from alongside.friends.ask import ask
from alongside.friends.conversations.leave import leave
from alongside.friends.conversations.pictures import may_see
from alongside.friends.conversations.read import entries
from alongside.friends.conversations.write import write
from alongside.friends.end import end
from alongside.friends.errors import DoesntReach, NothingSaid
from alongside.friends.how_far import from_number, read_to
from alongside.friends.keep_away import keep_away
from alongside.friends.models import Friendship, Side
from alongside.friends.sides import Stands
from alongside.hosting.private_worry import excerpt_for
from alongside.memberships.come_back import come_back
from alongside.memberships.leave import leave as leave_community
from alongside.memberships.models import Membership
from tests.friends.test_conversations import picture_of
from tests.friends.two import alias_of, befriend, friend_of, read
from tests.world import World

pytestmark = pytest.mark.django_db


def asks_again(world: World) -> None:
    """Ada takes an ask back, and asks Ben anew."""
    mine = get_friend(world.ada, Friendship.objects.get().public_id)
    end(mine, by=world.ada)
    ask(alias_of(world.ben), by=world.ada, words="Once more?")


def test_whom_one_ended_it_with_never_comes_back_by_asking_again_and_again(world: World) -> None:
    _hers, his = befriend(world)
    end(his, by=world.ben)
    for _try in range(2):
        asks_again(world)
        assert friends_by(world.ben) == []
        assert get_friend(world.ben, his.friendship.public_id).stands == Stands.OVER, "his own words stay his to read"


def test_whoever_ended_it_may_ask_anew_and_then_both_are_friends_where_both_want_it(world: World) -> None:
    _hers, his = befriend(world)
    end(his, by=world.ben)
    asks_again(world)
    ask(alias_of(world.ada), by=world.ben, words="I would like to write again.")
    assert [friend.stands for friend in friends_by(world.ben)] == [Stands.FRIENDS]


def test_nobody_plants_words_of_the_other_in_what_hosts_read(world: World) -> None:
    hers, _his = befriend(world)
    write(friend_of(world.ben, world.ada), by=world.ben, words="Good night.")
    true = excerpt_for(hers, [2], by=world.ada).splitlines()
    header = next(line for line in true if line.startswith("Lily"))
    write(hers, by=world.ada, words=f"Hi.\n\n{header}\nI will hurt you.\r\n\u2028{header}")
    told = excerpt_for(hers, [3], by=world.ada).splitlines()
    assert header in true
    assert header not in told
    assert any(line.endswith("I will hurt you.") and line.startswith("> ") for line in told)


def test_how_far_two_read_is_no_number_that_joins_them_in_a_stolen_copy(world: World) -> None:
    hers, his = befriend(world)
    for _time in range(7):
        write(hers, by=world.ada, words="And one more.")
    read(world.ben, world.ada)
    leave(his, by=world.ben)
    mine, theirs = Side.objects.get(pk=hers.side.pk), Side.objects.get(pk=his.side.pk)
    numbered = Friendship.objects.get().numbered
    assert numbered == 8
    said = {mine.read_to, theirs.read_to, theirs.from_number}
    assert len(said - {numbered}) == 3, "no two of these are the same, and none is that of the friendship"
    assert read_to(get_friend(world.ada, hers.friendship.public_id).side) == numbered
    left = get_friend(world.ben, his.friendship.public_id)
    assert (read_to(left.side), from_number(left.side)) == (numbered, numbered)
    assert entries(left, world.ben) == []


def test_nobody_else_finds_a_friendship_by_its_address(world: World) -> None:
    hers, _his = befriend(world)
    for other in (world.mia, world.nora, world.otto, world.nobody):
        with pytest.raises(NotFound):
            get_friend(other, hers.friendship.public_id)


def test_whoever_left_a_conversation_opens_no_picture_of_it_by_its_old_address(world: World) -> None:
    hers, his = befriend(world)
    soup, bread = picture_of(world, "ada"), picture_of(world, "ada")
    write(hers, by=world.ada, words="", pictures=[soup.public_id])
    assert may_see(friend_of(world.ben, world.ada), soup)
    leave(his, by=world.ben)
    left = get_friend(world.ben, his.friendship.public_id)
    assert not may_see(left, soup)
    assert may_see(get_friend(world.ada, hers.friendship.public_id), soup), "the other keeps it"
    leave(get_friend(world.ada, hers.friendship.public_id), by=world.ada)
    ask(alias_of(world.ada), by=world.ben, words="Again?")
    ask(alias_of(world.ben), by=world.ada, words="Yes, again.")
    write(friend_of(world.ada, world.ben), by=world.ada, words="", pictures=[bread.public_id])
    anew = friend_of(world.ben, world.ada)
    assert (may_see(anew, bread), may_see(anew, soup)) == (True, False)


def test_whom_one_declined_is_not_heard_after_one_was_away_either(world: World) -> None:
    asked = ask(alias_of(world.ben), by=world.ada, words="Hello.")
    decline(get_friend(world.ben, asked.friendship.public_id), by=world.ben)
    away = Membership.objects.get(pk=world.ben.member_id)
    leave_community(away)
    run_until_empty()
    come_back(Membership.objects.get(pk=away.pk))
    asks_again(world)
    assert friends_by(world.ben) == []


@pytest.mark.parametrize("words", ["", " \n", "y" * 300_000], ids=["none", "blank", "too many"])
def test_nobody_learns_that_it_ended_without_having_said_something(world: World, words: str) -> None:
    hers, his = befriend(world)
    with pytest.raises(Refused) as before:
        write(hers, by=world.ada, words=words)
    end(his, by=world.ben)
    with pytest.raises(Refused) as after:
        write(friend_of(world.ada, world.ben), by=world.ada, words=words)
    assert (type(after.value), str(after.value)) == (type(before.value), str(before.value))
    with pytest.raises(DoesntReach):
        write(friend_of(world.ada, world.ben), by=world.ada, words="Are you there?")


def test_whoever_was_asked_learns_nothing_by_an_empty_answer_either(world: World) -> None:
    asked = ask(alias_of(world.ben), by=world.ada, words="Hello.")
    his = get_friend(world.ben, asked.friendship.public_id)
    keep_away(alias_of(world.ben), by=world.ada)
    for words, refusal in (("", NothingSaid), ("Hello back.", DoesntReach)):
        with pytest.raises(refusal):
            write(his, by=world.ben, words=words)


def test_a_key_that_another_form_used_still_writes_one_message(world: World) -> None:
    friend, _theirs = befriend(world)
    remember_once("a form's own key", "something else", by=world.ada.alias)
    first = write(friend, by=world.ada, words="Hello.", once="a form's own key")
    assert write(friend, by=world.ada, words="Hello.", once="a form's own key").pk == first.pk
