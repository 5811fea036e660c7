"""Opening an older thread to everyone."""

import pytest

from alongside.communities.found import change
from alongside.core.errors import NotFound
from alongside.threads.access import get_thread
from alongside.threads.models import Thread
from alongside.threads.opening import agree_to_open, disagree_to_open
from tests.world import World


@pytest.fixture
def older(world: World) -> Thread:
    """A thread of two writers, from before the community opened."""
    thread = world.thread()
    world.answer(thread)
    change(world.kitchen, is_open=True)
    return thread


def test_it_opens_with_the_last_yes_of_those_who_wrote(world: World, older: Thread):
    assert not agree_to_open(older, by=world.ada)
    with pytest.raises(NotFound):
        get_thread(world.nobody, older.public_id)
    assert agree_to_open(older, by=world.ben)
    assert get_thread(world.nobody, older.public_id) == older


def test_who_did_not_write_there_is_not_asked(world: World, older: Thread):
    for viewer in (world.nora, world.mia, world.nobody):
        with pytest.raises(NotFound):
            agree_to_open(older, by=viewer)


def test_one_yes_taken_back_closes_it_at_once(world: World, older: Thread):
    agree_to_open(older, by=world.ada)
    agree_to_open(older, by=world.ben)
    disagree_to_open(older, by=world.ben)
    with pytest.raises(NotFound):
        get_thread(world.nobody, older.public_id)


def test_an_archive_never_opens_nor_does_a_thread_of_a_closed_community(world: World, older: Thread):
    Thread.objects.update(archived=True)
    older.refresh_from_db()
    with pytest.raises(NotFound):
        agree_to_open(older, by=world.ada)
    change(world.kitchen, is_open=False)
    Thread.objects.update(archived=False)
    older.refresh_from_db()
    with pytest.raises(NotFound):
        agree_to_open(older, by=world.ada)


def test_an_answer_given_meanwhile_asks_its_writer_too(world: World, older: Thread):
    agree_to_open(older, by=world.ada)
    world.answer(older, by="mia")
    assert not agree_to_open(older, by=world.ben)
