"""Showing a friend something true: to that friend alone, until it is taken back."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from alongside.aliases.models import Alias
from alongside.core.errors import NotFound, Refused
from alongside.core.keyring.models import WrappedKey
from alongside.friends.access import find_friend, get_friend
from alongside.friends.answer import accept
from alongside.friends.ask import ask
from alongside.friends.end import end
from alongside.friends.errors import NotFriends
from alongside.friends.forget import close_friendships_of_left, forget_friends
from alongside.friends.models import Shown, Truth
from alongside.friends.showing.errors import NothingShown
from alongside.friends.showing.export import export_shown
from alongside.friends.showing.show import show_elsewhere, show_face, show_words
from alongside.friends.showing.take_back import take_all_back_from, take_back
from alongside.friends.showing.telling_all import asks_before_telling
from alongside.friends.showing.truths import all_shown_by, face_by_other, own_truths, shown_by_me, shown_by_other
from alongside.friends.sides import Friend
from alongside.media.models import Placement
from alongside.media.receive import receive
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import block
from tests.friends.showing.two_friends import befriend
from tests.world import World

pytestmark = pytest.mark.django_db


def side_of(viewer: Viewer, other: Viewer) -> Friend:
    friend = find_friend(viewer, Alias.objects.get(pk=other.member_id))
    assert friend
    return friend


@pytest.fixture
def ben(world: World) -> Friend:
    """Ben's end of his friendship with Ada."""
    befriend(world.ada, world.ben)
    return side_of(world.ben, world.ada)


def read_by_ada(world: World) -> list[str]:
    return [told.said.get("words", told.truth) for told in shown_by_other(side_of(world.ada, world.ben))]


def picture_of(world: World) -> str:
    file = BytesIO()
    Image.new("RGB", (40, 40), "green").save(file, "PNG")
    return receive(file.getvalue(), by=world.ben.alias, community=world.kitchen.public_id, people="me").public_id


def test_a_friend_reads_what_was_shown_and_nobody_else_does(world: World, ben: Friend) -> None:
    befriend(world.ben, world.nora)
    show_words(ben, Truth.NAME, "  Rosa   Martínez ", by=world.ben)
    show_words(ben, Truth.TELEPHONE, "+34 600 123 456", by=world.ben)
    assert read_by_ada(world) == ["Rosa Martínez", "+34 600 123 456"]
    assert shown_by_other(side_of(world.nora, world.ben)) == []
    assert shown_by_other(ben) == [], "one's own is not the other's"
    with pytest.raises(NotFound):
        get_friend(world.mia, ben.friendship.public_id)
    with pytest.raises(NotFound):
        show_words(ben, Truth.TOWN, "Vigo", by=world.nora)


def test_said_again_the_new_one_stands_in_its_place(world: World, ben: Friend) -> None:
    for town in ("Vigo", "Lugo"):
        show_words(ben, Truth.TOWN, town, by=world.ben)
    assert read_by_ada(world) == ["Lugo"]


@pytest.mark.parametrize("words", ["", " \n ", "x" * 121])
def test_nothing_and_too_much_are_refused(world: World, ben: Friend, words: str) -> None:
    with pytest.raises(NothingShown):
        show_words(ben, Truth.NAME, words, by=world.ben)


def test_only_friends_are_shown_anything(world: World) -> None:
    friend = ask(Alias.objects.get(name="Fern"), by=world.ben, words="Hello")
    with pytest.raises(Refused):
        show_words(friend, Truth.NAME, "Rosa", by=world.ben)
    answering = side_of(world.nora, world.ben)
    with pytest.raises(NotFriends):
        show_words(answering, Truth.NAME, "Rosa", by=world.nora)
    assert not Shown.objects.exists()


def test_both_may_show_the_same_kind_of_thing(world: World, ben: Friend) -> None:
    show_words(ben, Truth.TOWN, "Vigo", by=world.ben)
    show_words(side_of(world.ada, world.ben), Truth.TOWN, "Lugo", by=world.ada)
    assert read_by_ada(world) == ["Vigo"]
    assert [told.said["words"] for told in shown_by_other(side_of(world.ben, world.ada))] == ["Lugo"]


def test_who_one_is_elsewhere_is_names_alone(world: World, ben: Friend) -> None:
    ada = side_of(world.ada, world.ben)
    show_elsewhere(ada, Alias.objects.get(name="Willow"), by=world.ada)
    (told,) = shown_by_other(side_of(world.ben, world.ada))
    assert told.said == {"alias": "Willow", "community": "Quiet Garden"}
    with pytest.raises(NotFound):
        show_elsewhere(ada, Alias.objects.get(name="Fern"), by=world.ada)


def test_a_face_is_opened_by_the_friend_alone_and_its_place_names_no_friendship(world: World, ben: Friend) -> None:
    picture = picture_of(world)
    show_face(ben, picture, by=world.ben)
    assert face_by_other(side_of(world.ada, world.ben)).public_id == picture
    with pytest.raises(NotFound):
        face_by_other(ben)
    place = Placement.objects.get().place
    row = Shown.objects.get()
    for name in (row.public_id, row.friendship.public_id, world.ada.alias, world.ben.alias):
        assert name not in place
    with pytest.raises(NotFound):
        show_face(side_of(world.ada, world.ben), picture, by=world.ada)


def test_no_row_says_whose_it_is(world: World, ben: Friend) -> None:
    show_words(ben, Truth.NAME, "Rosa Martínez", by=world.ben)
    row = Shown.objects.get()
    sealed = bytes(row.sealed)
    assert b"Rosa" not in sealed
    named = int.from_bytes(sealed[1:9], signed=True)
    assert not WrappedKey.objects.filter(pk=named).exists(), "the key it needs doesn't stand there"


def test_it_is_taken_back_one_by_one(world: World, ben: Friend) -> None:
    show_words(ben, Truth.NAME, "Rosa", by=world.ben)
    show_face(ben, picture_of(world), by=world.ben)
    take_back(ben, Truth.NAME, by=world.ben)
    assert read_by_ada(world) == [Truth.FACE]
    for _time in range(2):
        take_back(ben, Truth.FACE, by=world.ben)
    assert read_by_ada(world) == []
    assert not Placement.objects.exists()
    with pytest.raises(NotFound):
        take_back(ben, Truth.FACE, by=world.ada)


def ended(world: World, ben: Friend) -> None:
    end(ben, by=world.ben)


def left(world: World, ben: Friend) -> None:
    alias = world.ben.member_id
    leave(Membership.objects.get(pk=alias))
    close_friendships_of_left(community=world.kitchen.pk, alias=alias)


def blocked(world: World, ben: Friend) -> None:
    block(ben.other, by=world.ben)
    take_all_back_from(ben.other, by=world.ben)


def erased(world: World, ben: Friend) -> None:
    forget_friends(ben.me.pk)


@pytest.mark.parametrize("what", [ended, left, blocked, erased])
def test_what_ends_it_takes_it_back(world: World, ben: Friend, what: Callable[[World, Friend], None]) -> None:
    show_words(ben, Truth.NAME, "Rosa", by=world.ben)
    show_words(side_of(world.ada, world.ben), Truth.NAME, "Ana", by=world.ada)
    ada = side_of(world.ada, world.ben)
    what(world, ben)
    assert shown_by_other(ada) == []
    assert [told.said["words"] for told in shown_by_me(ada)] == ["Ana"], "nothing tells the other that it ended"
    assert Shown.objects.count() == 1
    if what is ended:
        assert shown_by_other(get_friend(world.ben, ben.friendship.public_id)) == []


def test_one_sees_what_one_has_shown_and_to_whom(world: World, ben: Friend) -> None:
    befriend(world.ben, world.nora)
    show_words(ben, Truth.NAME, "Rosa", by=world.ben)
    show_words(side_of(world.ben, world.nora), Truth.TOWN, "Vigo", by=world.ben)
    show_words(side_of(world.ada, world.ben), Truth.TOWN, "Lugo", by=world.ada)
    found = [(friend.other.name, [told.truth for told in shown]) for friend, shown in all_shown_by(world.ben)]
    assert found == [("Fern", [Truth.TOWN]), ("Heron", [Truth.NAME])]
    assert sorted(own_truths(world.ben)) == [(Truth.NAME, "Rosa"), (Truth.TOWN, "Vigo")]
    assert [one["words"] for one in export_shown(Alias.objects.get(name="Lily"))] == ["Vigo", "Rosa"]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("I am Rosa Martínez.", 1),
        ("They call me ROSA MARTINEZ here", 1),
        ("Call me: 600123456", 1),
        ("600-123-456, or come to Vigo", 2),
        ("Rosa is in the garden", 0),
        ("1600123456", 0),
        ("Vigorous soup", 0),
    ],
)
def test_typing_it_for_everybody_is_asked_about(world: World, ben: Friend, text: str, asks: int) -> None:
    show_words(ben, Truth.NAME, "Rosa Martínez", by=world.ben)
    show_words(ben, Truth.TELEPHONE, "600 123 456", by=world.ben)
    show_words(ben, Truth.TOWN, "Vigo", by=world.ben)
    assert len(asks_before_telling(text, world.ben)) == asks
    assert asks_before_telling(text, world.ada) == [], "what others showed one is not one's own"


def test_accepting_makes_friends_of_the_two_in_these_tests(world: World) -> None:
    friend = ask(Alias.objects.get(name="Lily"), by=world.ada, words="Hello")
    accept(side_of(world.ben, world.ada), by=world.ben)
    assert get_friend(world.ada, friend.friendship.public_id)
