"""Answering in a thread."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_member_answers_and_the_thread_tells_the_last_words(world: World):
    thread = world.thread()
    world.answer(thread, "Bring a warm jumper. @Heron")
    thread.refresh_from_db()
    assert (thread.last_words, thread.last_number, thread.answered) == ("Bring a warm jumper.", 2, True)
