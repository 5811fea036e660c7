"""Moving posts."""

import pytest

from alongside.communities.found import change
from alongside.core.errors import NotFound, Refused
from alongside.journal.models import Entry
from alongside.memberships.errors import NotHost
from alongside.threads.models import Post, Thread
from alongside.threads.move import NothingToMove, move, split
from alongside.threads.saying import Words
from alongside.threads.start import start
from tests.world import World


def test_a_host_moves_posts_to_the_end_of_another_thread_and_says_why(world: World):
    here, there = world.thread(), world.thread("Other")
    answers = [world.answer(here, text) for text in ("one", "two")]
    move(answers, to=there, by=world.mia, because="It fits there.")
    assert list(Post.objects.filter(thread=there).values_list("source", "number").order_by("number")) == [
        ("Tomorrow is my scan.", 1), ("one", 2), ("two", 3)
    ]  # fmt: skip
    assert Entry.objects.get().because == "It fits there."
    assert Thread.objects.get(pk=there.pk).last_words == "two"
    assert Thread.objects.get(pk=here.pk).last_words == "Tomorrow is my scan."


def test_nobody_but_a_host_of_that_community_moves_anything(world: World):
    here, there = world.thread(), world.thread("Other")
    answer = world.answer(here)
    with pytest.raises(NotHost):
        move([answer], to=there, by=world.ben, because="I like it.")
    with pytest.raises(NotFound):
        move([answer], to=there, by=world.viewer("otto", world.garden), because="I like it.")


def test_nothing_moves_to_another_community(world: World):
    away = start(world.garden, by=world.viewer("otto", world.garden), title="Garden", words=Words("x")).thread
    with pytest.raises(NotFound):
        move([world.post()], to=away, by=world.mia, because="Elsewhere.")


def test_words_for_members_do_not_move_to_where_everyone_reads(world: World):
    post = world.post()
    world.kitchen = change(world.kitchen, is_open=True)
    with pytest.raises(Refused):
        move([post], to=world.thread("Open"), by=world.mia, because="It fits.")


def test_a_thread_that_lost_its_last_post_is_gone(world: World):
    post, there = world.post(), world.thread("Other")
    move([post], to=there, by=world.mia, because="The same.")
    assert Thread.objects.get(pk=post.thread_id).gone


def test_nothing_chosen_moves_nothing(world: World):
    with pytest.raises(NothingToMove):
        move([], to=world.thread(), by=world.mia, because="Hm.")


def test_a_host_begins_a_thread_with_a_post(world: World):
    answer = world.answer(world.thread(), "Something else entirely.")
    fresh = split([answer], title="Something else", by=world.mia, because="Its own thing.")
    assert (fresh.title, fresh.started_by_id, fresh.last_number) == ("Something else", world.ben.alias_id, 1)
