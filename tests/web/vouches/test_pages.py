"""The page on which one says how one knows a friend, and what everybody else finds of it: words, and nobody."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.core import clock
from alongside.friends.end import end
from alongside.friends.models import How
from alongside.friends.vouches.forget import tidy_vouches
from alongside.friends.vouches.vouch import vouch
from alongside.standing.distance import block
from alongside.threads.models import Post
from tests.friends.vouches.befriending import again, alias_of, befriend, let_meet, own_end
from tests.moments import at, later
from tests.web.threads.browsing import browse
from tests.world import World

CEILING = 20  # of any page; what the page of an alias has grown to may grow no further by vouches or posts


@pytest.fixture
def world(world: World) -> World:
    at(clock.now())
    return world


def page_of(world: World, name: str) -> str:
    return f"/a/{alias_of(world, name).public_id}/"


def test_one_says_how_one_knows_a_friend_and_takes_it_back(world: World) -> None:
    friend = befriend(world, "ben", "ada")
    path, ben = f"/f/{friend.friendship.public_id}/vouch/", browse(world, "ben")
    page = ben.get(path)
    assert "How do you know Heron?" in page
    assert "wrote to each other for months" not in page  # they haven't
    assert ben.post(path).status_code == 422
    assert ben.post(path, how="spoke").status_code == 303
    assert "You said: We have spoken" in ben.get(path)
    words = "Somebody here has spoken with this member."
    for reader in ("nora", "mia", "ben"):
        assert words in browse(world, reader).get(page_of(world, "ada"))
    ben.post(f"{path}take-back/")
    assert words not in browse(world, "nora").get(page_of(world, "ada"))


def test_the_page_is_there_for_the_two_alone(world: World) -> None:
    friend = befriend(world, "ben", "ada")
    path = f"/f/{friend.friendship.public_id}/vouch/"
    browse(world, "ada").get(path)
    for name in ("nora", "mia", "otto", ""):
        browse(world, name).get(path, 404)
        assert browse(world, name).post(path, how="spoke").status_code == 404


def test_what_the_other_does_changes_nothing_on_ones_own_page(world: World) -> None:
    friend = befriend(world, "ben", "ada")
    path, ben = f"/f/{friend.friendship.public_id}/vouch/", browse(world, "ben")
    vouch(friend, How.SPOKE, by=world.ben)

    def seen() -> str:
        return re.sub(r'value="\w{64}"', "", ben.get(path))

    before = seen()
    vouch(own_end(world, "ada", friend.friendship.public_id), How.MET, by=world.ada)
    assert seen() == before
    end(own_end(world, "ada", friend.friendship.public_id), by=world.ada)
    assert seen() == before
    block(alias_of(world, "ben"), by=world.ada)
    assert seen() == before
    assert ben.post(path, how="met").status_code == 303
    later(days=31)
    tidy_vouches()
    assert "How people here know" not in browse(world, "nora").get(page_of(world, "ada"))


def test_both_choose_that_others_read_of_their_meeting(world: World) -> None:
    mine = let_meet(world, "ada", "ben")
    path, told = f"/f/{mine.friendship.public_id}/", "Heron and Lily have met."
    ada, ben, nora = (browse(world, name) for name in ("ada", "ben", "nora"))
    assert "Nobody else sees that you met each other." in ada.get(f"{path}vouch/")
    ada.post(f"{path}met/show/")
    assert told not in nora.get(page_of(world, "ada"))
    ben.post(f"{path}met/show/")
    assert told in nora.get(page_of(world, "ada"))
    assert "Lily and Heron have met." in nora.get(page_of(world, "ben"))
    browse(world, "otto").get(page_of(world, "ada"), 404)
    ben.post(f"{path}met/take-back/")
    assert told not in nora.get(page_of(world, "ada"))


def test_months_of_taking_part_are_two_phrases_and_never_a_number(world: World) -> None:
    thread = world.thread("Scan days", by="mia")
    page = page_of(world, "ben")
    for _month in range(3):
        world.answer(thread, "I am here.", by="ben")
        later(days=31)
    told = browse(world, "nora").get(page)
    assert "Has taken part here for some months." in told
    for _month in range(11):
        world.answer(thread, "I am here.", by="ben")
        later(days=31)
    assert "in most months for over a year" in browse(world, "nora").get(page)
    later(days=400)
    assert "in most months for over a year" in browse(world, "nora").get(page)  # it says nothing of when last
    assert "Has taken part" not in browse(world, "nora").get(page_of(world, "ada"))


def test_words_taken_back_count_for_no_month(world: World) -> None:
    for _month in range(4):
        world.thread(f"Month {_month}", by="ben")
        later(days=31)
    Post.objects.filter(author=alias_of(world, "ben")).update(removed=True)
    assert "Has taken part" not in browse(world, "nora").get(page_of(world, "ben"))


def test_an_alias_page_tells_nobody_who_vouched_who_met_when_or_where_else(world: World) -> None:
    friend = befriend(world, "ben", "ada")
    vouch(friend, How.SPOKE, by=world.ben)
    let_meet(world, "nora", "ada")
    formerly = befriend(world, "mia", "ada")
    vouch(formerly, How.SPOKE, by=world.mia)
    end(again(world, "mia", formerly), by=world.mia)
    for reader in ("ben", "nora", "mia", "ada"):  # a friend, one who met them, an ex-friend and host, and themselves
        page = browse(world, reader).get(page_of(world, "ada"))
        others = {"ben": "Lily", "nora": "Fern", "mia": "Maple"}
        main = page.partition("<main")[2].partition("</main>")[0]
        for name, called in others.items():
            assert called not in main, (reader, called)
            assert alias_of(world, name).public_id not in main
        assert "Willow" not in page
        assert "Quiet Garden" not in page
        assert f"{clock.today():%Y-%m-%d}" not in main
        assert not re.search(r"\b\d+ (people|members|months|vouches)", main)
    for reader in ("otto", ""):
        browse(world, reader).get(page_of(world, "ada"), 404)


def test_the_page_of_an_alias_asks_no_more_for_more_vouches_friends_or_posts(world: World) -> None:
    nora, page = browse(world, "nora"), page_of(world, "ada")

    def asked() -> int:
        nora.get(page)
        with CaptureQueriesContext(connection, ) as queries:  # fmt: skip
            nora.get(page)
        return len(queries)

    mine = let_meet(world, "ada", "ben")
    for friend, name in ((mine, "ada"), (own_end(world, "ben", mine.friendship.public_id), "ben")):
        browse(world, name).post(f"/f/{friend.friendship.public_id}/met/show/")
    world.thread(by="ada")
    before = asked()
    third = let_meet(world, "ada", "mia")
    for name in ("ada", "mia"):
        browse(world, name).post(f"/f/{third.friendship.public_id}/met/show/")
    for number in range(5):
        world.thread(f"More {number}", by="ada")
    assert asked() <= before <= CEILING
