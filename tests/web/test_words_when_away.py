"""Whoever was signed out while they wrote gets their words back, and learns nothing of what is there."""

import re

from tests.web.as_person import client_of
from tests.world import World

CHANGES = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def test_words_sent_after_the_session_ended_come_back(world: World) -> None:
    thread = world.thread()
    nobody = client_of(None)
    there = nobody.post(f"/t/{thread.public_id}/answer/", {"text": "Three lines I typed slowly."})
    assert there.status_code == 404
    assert "Three lines I typed slowly." in there.content.decode()
    assert "we closed the door" in there.content.decode()
    missing = nobody.post(f"/t/{'a' * 26}/answer/", {"text": "Three lines I typed slowly."})
    assert CHANGES.sub("", missing.content.decode()) == CHANGES.sub("", there.content.decode())


def test_a_page_that_is_only_read_says_nothing_of_a_closed_door(world: World) -> None:
    thread = world.thread()
    assert "we closed the door" not in client_of(None).get(f"/t/{thread.public_id}/").content.decode()
