"""Following, muting, and where one left off."""

import pytest

from alongside.core.errors import NotFound
from alongside.threads.follow import follow, mute_thread, read_to, unfollow
from alongside.threads.models import Following
from tests.world import World


def chosen(world: World, name: str) -> tuple[bool, bool, int]:
    mark = Following.objects.get(alias_id=world.viewer(name).member_id)
    return mark.follows, mark.muted, mark.read_to


def test_one_follows_mutes_and_takes_either_back(world: World):
    thread = world.thread()
    follow(thread, by=world.ben)
    assert chosen(world, "ben") == (True, False, 0)
    mute_thread(thread, by=world.ben)
    assert chosen(world, "ben") == (False, True, 0)
    unfollow(thread, by=world.ben)
    assert chosen(world, "ben") == (False, False, 0)


def test_outsiders_choose_nothing(world: World):
    thread = world.thread()
    for viewer in (world.nobody, world.viewer("otto", world.garden)):
        with pytest.raises(NotFound):
            follow(thread, by=viewer)
        read_to(thread, 1, by=viewer)
    assert Following.objects.count() == 1  # the starter's own


def test_the_mark_never_goes_back(world: World):
    thread = world.thread()
    read_to(thread, 5, by=world.ben)
    read_to(thread, 2, by=world.ben)
    assert chosen(world, "ben")[2] == 5


def test_writing_moves_ones_own_mark_and_keeps_what_was_chosen(world: World):
    thread = world.thread()
    mute_thread(thread, by=world.ben)
    world.answer(thread)
    assert chosen(world, "ben") == (False, True, 2)
