"""Mail that didn't get through: its writer alone reads it, and answers what it asks at most once."""

import pytest

from alongside.core.errors import NotFound
from alongside.core.models import JobRow
from alongside.mail.go_on import go_on_with
from alongside.mailroom.held import Story, get_held, held_of, keep, say_no, say_yes
from alongside.mailroom.models import Arrival, State
from alongside.mailroom.receive import receive

pytestmark = pytest.mark.django_db
STORY = Story("Scan day", "All of my words.", "It waits.", "It came from another address.", "Say yes.", ask="sender")


def an_arrival() -> Arrival:
    receive(b"From: x\r\n\r\nHello", ["kidney"])
    Arrival.objects.update(state=State.HELD)
    return Arrival.objects.get()


def confirmed() -> int:
    return JobRow.objects.filter(name=go_on_with.name).count()


def test_its_writer_reads_it_and_to_anybody_else_there_is_nothing(world):
    row, local = keep(world.people["ben"], STORY)
    assert get_held(world.people["ben"], row.public_id).story == STORY
    assert [held.public_id for held in held_of(world.people["ben"])] == [row.public_id]
    assert local.startswith("c-")
    assert held_of(world.people["mia"]) == []
    for verb in (get_held, say_yes, say_no):
        with pytest.raises(NotFound):
            verb(world.people["mia"], row.public_id)
    assert not row.done


def test_a_yes_is_told_once_however_often_it_is_said(world):
    row, _local = keep(world.people["ben"], STORY, arrival=an_arrival())
    for _ in range(2):
        say_yes(world.people["ben"], row.public_id)
    say_no(world.people["ben"], row.public_id)
    assert confirmed() == 1
    held = get_held(world.people["ben"], row.public_id)
    assert (held.done, held.story.answered) == (True, "yes")
    assert Arrival.objects.get().state == State.HELD, "the mail is still needed"


def test_a_no_lets_go_of_the_mail_and_keeps_its_words_for_the_writer(world):
    row, _local = keep(world.people["ben"], STORY, arrival=an_arrival())
    say_no(world.people["ben"], row.public_id)
    say_yes(world.people["ben"], row.public_id)
    assert confirmed() == 0
    held = get_held(world.people["ben"], row.public_id)
    assert (held.done, held.story.answered, held.story.text) == (True, "no", "All of my words.")
    assert Arrival.objects.get().state == State.DROPPED


def test_where_nothing_was_asked_there_is_nothing_to_answer(world):
    row, local = keep(
        world.people["ben"], Story("Scan day", "Words.", "It is too large.", "It has 30 MB.", "Send less.")
    )
    assert local == ""
    with pytest.raises(NotFound):
        say_yes(world.people["ben"], row.public_id)
