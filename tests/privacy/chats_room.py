"""Chats' part of the full house: one in its hour, one that is planned, and a series; and calendars of them."""

from datetime import UTC, timedelta

from alongside.aliases.models import Alias
from alongside.chats.access import questions_of
from alongside.chats.feeds import open_feed, open_person_feed
from alongside.chats.guests import set_guest
from alongside.chats.hour.ahead import write_ahead
from alongside.chats.hour.ask import ask
from alongside.chats.hour.begin import begin
from alongside.chats.hour.end import end_hour, end_slow_lanes
from alongside.chats.hour.here import say_here
from alongside.chats.hour.say import say
from alongside.chats.hour.voices import leave_me_out
from alongside.chats.models import Chat
from alongside.chats.plan import Planned, plan
from alongside.chats.remind import remind_me
from alongside.chats.series import begin_series
from alongside.chats.when import SLOW_LANE
from alongside.core import clock
from alongside.threads.saying import Words
from tests.world import World


def plan_chats(world: World) -> None:
    """What will be, with what two wrote ahead."""
    _before(world, _planned(world, minutes=60 * 24 * 6))
    _again(world)


def hold_chat(world: World) -> dict[str, str]:
    """One that is over, one in its hour, and calendars; what the crawl needs to come by them."""
    _over(world)
    live = _planned(world, minutes=10)
    _in_the_hour(world, live)
    open_person_feed(by=world.people["ben"], with_titles=True)
    return {"chat_id": live.public_id, "token": open_feed(by=world.ben)}


def _planned(world: World, *, minutes: int) -> Chat:
    wall = (clock.now() + timedelta(minutes=minutes)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M")
    said = Planned(
        "canary-runde", "canary-willkommen", wall, "UTC", questions=(("canary-themenfrage", None), ("And then?", 30))
    )
    return plan(world.kitchen, said, by=world.mia)


def _before(world: World, chat: Chat) -> None:
    set_guest(chat, Alias.objects.get(pk=world.ben.member_id), "canary-rolle", is_co_host=False, by=world.ada)
    (first, second) = questions_of(chat)
    write_ahead(first, by=world.ben, words=Words("canary-vorab"))
    write_ahead(second, by=world.nora, words=Words("canary-vorweg"))
    remind_me(chat, by=world.ben)


def _in_the_hour(world: World, chat: Chat) -> None:
    chat = begin(chat, by=world.mia)
    first = questions_of(chat)[0]
    ask(first, by=world.mia)
    say(chat, by=world.ben, words=Words("canary-zeile"), question=questions_of(chat)[0])
    say(chat, by=world.ada, words=Words("canary-zwischenruf"), question=None)
    say_here(chat, by=world.ben)
    leave_me_out(chat, by=world.ben)


def _over(world: World) -> None:
    chat = begin(_planned(world, minutes=5), by=world.mia)
    say(chat, by=world.ben, words=Words("canary-nachlese"), question=None)
    end_hour(chat, by=world.mia)
    later = clock.now() + SLOW_LANE + timedelta(minutes=1)
    clock.set_clock(lambda: later)
    end_slow_lanes()
    clock.set_clock(None)


def _again(world: World) -> None:
    day = clock.now() + timedelta(days=6)
    weekly = Planned("canary-reihe", "Every week.", f"{day:%Y-%m-%d}T19:00", "Europe/Berlin")
    begin_series(world.kitchen, weekly, "FREQ=WEEKLY;INTERVAL=2", by=world.ada)
