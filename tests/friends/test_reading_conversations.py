"""Private conversations of two, as they are read: by whom, with what warnings, taken back, and found again."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.friends.access import friends_by, get_friend
from alongside.friends.ask import ask
from alongside.friends.conversations.pictures import may_see
from alongside.friends.conversations.read import PAGE, entries
from alongside.friends.conversations.search import search
from alongside.friends.conversations.take_back import take_back
from alongside.friends.conversations.write import write
from alongside.friends.how_far import read_to
from alongside.friends.models import Friendship, Message, Side
from alongside.media.models import Picture
from alongside.media.receive import receive
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


# ---- Reading


def test_nobody_else_reads_it_whatever_their_role(world: World) -> None:
    mine, theirs = befriend(world)
    for viewer in (world.mia, world.nora, world.otto, world.nobody):
        with pytest.raises(NotFound):
            get_friend(viewer, mine.friendship.public_id)
        for side in (mine, theirs):
            with pytest.raises(NotFound):
                entries(side, viewer)
            with pytest.raises(NotFound):
                write(side, by=viewer, words="Hello")
            with pytest.raises(NotFound):
                take_back(side, 1, by=viewer)
    ben = world.ben
    has_left_the_community(world)
    with pytest.raises(NotFound):
        get_friend(world.viewer("ben"), mine.friendship.public_id)
    assert ben.alias == theirs.me.public_id


def test_pages_hold_thirty_the_newest_first_opened(world: World, django_assert_max_num_queries: Any) -> None:
    mine, _theirs = befriend(world)
    for number in range(PAGE + 4):
        write(mine, by=world.ada, words=f"Number {number}")
    with django_assert_max_num_queries(14):
        friend = friend_of(world.ben, world.ada)
        newest = entries(friend, world.ben)
    assert [entry.number for entry in newest] == list(range(6, 36))
    assert [entry.number for entry in entries(friend, world.ben, before=6)] == [1, 2, 3, 4, 5]


def test_reading_moves_ones_own_mark_and_nobody_elses(world: World) -> None:
    mine, theirs = befriend(world)
    write(mine, by=world.ada, words="Hello.")
    write(mine, by=world.ada, words="Soup.")
    before = read_to(Side.objects.get(pk=mine.side.pk))
    entries(friend_of(world.ben, world.ada), world.ben, before=3)
    assert read_to(Side.objects.get(pk=theirs.side.pk)) == 0, "older pages mark nothing"
    read(world.ben, world.ada)
    assert read_to(Side.objects.get(pk=theirs.side.pk)) == 3
    assert read_to(Side.objects.get(pk=mine.side.pk)) == before


def test_the_list_of_friends_asks_as_much_for_many_as_for_few(world: World, django_assert_max_num_queries: Any) -> None:
    for other in ("ben", "mia", "nora"):
        befriend(world, "ada", other)
        turn_to(clock.now() + timedelta(days=1))
    ada = world.ada
    with django_assert_max_num_queries(6):
        assert [friend.other.name for friend in friends_by(ada)] == ["Fern", "Maple", "Lily"]


# ---- Warnings


@pytest.mark.parametrize(
    ("words", "warns"),
    [
        ("Could you lend me 200 euros until Friday?", ["money"]),
        ("Send me a gift card and I pay you back", ["money"]),
        ("My cousin was cured by a natural remedy, order it from him", ["cure"]),
        ("You should stop taking your insulin", ["cure"]),
        ("Are you on WhatsApp? It is nicer there.", ["elsewhere"]),
        ("Write me on Signal: +49 151 2345 6789", ["elsewhere"]),
        ("¿Tienes Telegram? Dame tu número", ["elsewhere"]),
        ("¿Me puedes prestar dinero?", ["money"]),
        ("I made soup, and the scan went well.", []),
        ("My doctor raised the dose. I am so tired today.", []),
        ("A signal from the ward: no news is good news.", []),
    ],
)
def test_first_words_of_money_cures_and_elsewhere_are_told_to_the_reader_alone(
    world: World, words: str, warns: list[str]
) -> None:
    mine, _theirs = befriend(world)
    write(mine, by=world.ada, words=words)
    assert read(world.ben, world.ada)[-1].warns == warns
    assert read(world.ada, world.ben)[-1].warns == []


def test_after_ten_messages_nobody_is_warned_any_more(world: World) -> None:
    mine, theirs = befriend(world)
    for _ in range(9):
        write(mine, by=world.ada, words="Soup.")
    write(mine, by=world.ada, words="Are you on WhatsApp?")
    assert read(world.ben, world.ada)[-1].warns == []
    write(theirs, by=world.ben, words="Are you on WhatsApp?")
    assert read(world.ada, world.ben)[-1].warns == ["elsewhere"], "each author's own first ones count"


def test_an_ask_warns_too(world: World) -> None:
    ask(alias_of(world.ben), by=world.ada, words="I am lonely. Do you have bitcoin?")
    assert entries(friends_by(world.ben)[0], world.ben)[0].warns == ["money"]


# ---- Taking back


def test_words_taken_back_are_gone_at_once_and_leave_a_line(world: World) -> None:
    mine, theirs = befriend(world)
    soup = picture_of(world, "ada")
    write(mine, by=world.ada, words="A mistake.", pictures=[soup.public_id])
    with pytest.raises(NotFound):
        take_back(theirs, 2, by=world.ben)
    take_back(mine, 2, by=world.ada)
    take_back(mine, 2, by=world.ada)
    entry = read(world.ben, world.ada)[-1]
    assert (entry.taken_back, entry.source, entry.html, entry.pictures) == (True, "", "", [])
    assert bytes(Message.objects.get(number=2).sealed) == b""
    assert not soup.placements.exists()
    assert not may_see(theirs, soup)


def test_words_can_be_taken_back_after_the_other_ended(world: World) -> None:
    mine, _theirs = befriend(world)
    write(mine, by=world.ada, words="A mistake.")
    has_ended(world)
    take_back(friend_of(world.ada, world.ben), 2, by=world.ada)
    assert Message.objects.get(number=2).taken_back


# ---- Searching


def test_search_finds_what_both_said_however_it_is_written_and_in_ones_own_conversations_alone(world: World) -> None:
    mine, theirs = befriend(world)
    write(mine, by=world.ada, words="The CAFÉ near the clinic has good soups.")
    write(theirs, by=world.ben, words="Which café? <b>I know two</b>")
    befriend(world, "mia", "nora")
    found = search(world.ben, "cafe")
    assert [(one.number, one.mine) for one in found] == [(3, True), (2, False)]
    assert "<mark>café</mark>" in found[0].snippet
    assert "<b>" not in found[0].snippet
    assert [one.number for one in search(world.ada, "Soup cafe")] == [2]
    assert search(world.ada, '"good soups"')
    assert not search(world.ada, '"soups good"')
    assert not search(world.ada, "dialysis")
    assert not search(world.ada, " ")
    assert not search(world.nora, "cafe")
    assert not search(world.mia, "cafe"), "who is a host"
    take_back(mine, 2, by=world.ada)
    assert [one.number for one in search(world.ben, "cafe")] == [3]


def test_numbers_never_repeat(world: World) -> None:
    mine, theirs = befriend(world)
    for friend, by in ((mine, world.ada), (theirs, world.ben), (mine, world.ada)):
        write(friend, by=by, words="Soup.")
    assert list(Message.objects.order_by("pk").values_list("number", flat=True)) == [1, 2, 3, 4]
    assert Friendship.objects.get().numbered == 4
