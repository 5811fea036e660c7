"""Chats that are near, on Today and on the page of their community."""

from datetime import timedelta

import pytest

from alongside.chats.hour.end import end_hour
from alongside.chats.models import Chat, State
from alongside.core import clock
from tests.chats.evenings import BERLIN, evening
from tests.chats.hour.by_hand import begun_by_hand
from tests.web.as_person import client_of
from tests.world import World

pytestmark = pytest.mark.django_db


def today(world: World, name: str) -> str:
    return client_of(world.people[name]).get("/today/").content.decode()


def page(world: World, name: str) -> str:
    return client_of(world.people[name]).get(f"/c/{world.kitchen.public_id}/").content.decode()


def in_hours(chat: Chat, hours: float) -> None:
    Chat.objects.filter(pk=chat.pk).update(begins=clock.now() + timedelta(hours=hours))


def test_a_chat_is_said_on_today_when_it_is_near_and_no_earlier(world: World) -> None:
    chat = evening(world)
    assert "A chat begins" not in today(world, "ben")
    in_hours(chat, 2)
    assert "A chat begins at" in today(world, "ben")
    assert f'href="/chat/{chat.public_id}/"' in today(world, "ben")
    assert "A chat begins" not in today(world, "otto")
    Chat.objects.update(state=State.CALLED_OFF)
    assert "A chat begins" not in today(world, "ben")


def test_what_goes_on_is_said_before_what_comes_and_the_slow_lane_until_one_has_read_it(world: World) -> None:
    in_hours(evening(world), 2)
    live = begun_by_hand(world, "Now")
    assert "A chat goes on now in Kidney Kitchen: “Now”" in today(world, "nora")
    assert "A chat begins" not in today(world, "nora")
    Chat.objects.exclude(pk=live.pk).delete()
    end_hour(live, by=world.ada)
    assert "is still open for your answers: “Now”" in today(world, "nora")
    assert "A good conversation: “Now”" not in today(world, "nora")
    client_of(world.people["nora"]).get(f"/chat/{live.public_id}/?after=0")
    assert "is still open for your answers" not in today(world, "nora")


def test_a_communitys_page_says_what_is_open_and_what_comes_next_by_the_readers_clock(world: World) -> None:
    assert "<h2>Chats</h2>" not in page(world, "ben")
    next_one, later = evening(world, days=3, title="Next one"), evening(world, days=9, title="Much later")
    shown = page(world, "ben")
    assert "Next one" in shown
    assert "in Berlin" in shown
    assert "Much later" not in shown
    begun_by_hand(world, "Going on")
    shown = page(world, "ben")
    assert shown.index("Going on") < shown.index("Next one")
    assert "going on now" in shown
    assert later.zone == next_one.zone == BERLIN
    assert "Next one" not in client_of(None).get(f"/c/{world.kitchen.public_id}/doorway/").content.decode()
