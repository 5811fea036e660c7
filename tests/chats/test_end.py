"""What becomes of chats and of who takes part: reminded, left, erased, exported, tidied."""

import json

import pytest

from alongside.chats.access import guests_of, planner_of, questions_of
from alongside.chats.call_off import call_off
from alongside.chats.errors import ChatOff, ChatUnderWay
from alongside.chats.export import export_chats, export_community_chats
from alongside.chats.feeds import find_feed, open_feed
from alongside.chats.forget import forget_chats, forget_chats_of_left
from alongside.chats.guests import set_guest
from alongside.chats.hour.ahead import write_ahead
from alongside.chats.hour.begin import begin_chats
from alongside.chats.hour.here import say_here
from alongside.chats.hour.say import say
from alongside.chats.hour.voices import leave_me_out
from alongside.chats.models import Ahead, Chat, Feed, Guest, Here, LeftOut, Question, Reminder, Series, State
from alongside.chats.page import list_chats
from alongside.chats.remind import dont_remind, is_reminded, remind_me, reminded, when_to_remind
from alongside.chats.series import end_series
from alongside.chats.tidy import tidy_chats
from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from alongside.threads.models import Post
from alongside.threads.saying import Words
from tests.chats.evenings import alias_of, evening, get_chat, utc, weekly
from tests.moments import at, later
from tests.world import World

pytestmark = pytest.mark.django_db


def take_part(world: World, chat: Chat, name: str) -> str:
    """Everything that somebody can do before a chat; gives the address of their calendar."""
    viewer = world.viewer(name)
    set_guest(chat, alias_of(world, name), "Night nurse", is_co_host=True, by=world.ada)
    write_ahead(questions_of(chat)[0], by=viewer, words=Words("Warm milk, since you ask."))
    remind_me(chat, by=viewer)
    return open_feed(by=viewer)


def begun(chat: Chat) -> Chat:
    at(chat.begins)
    begin_chats()
    return Chat.objects.select_related("thread", "community").get(pk=chat.pk)


def test_a_member_asks_for_a_reminder_and_takes_it_back_and_nobody_else_sees_it(world: World) -> None:
    chat = evening(world)
    remind_me(chat, by=world.nora)
    remind_me(chat, by=world.nora)
    remind_me(chat, by=world.ben)
    assert reminded(chat) == [world.nora.alias_id, world.ben.alias_id]
    assert (is_reminded(chat, world.nora), is_reminded(chat, world.mia)) == (True, False)
    assert [row.reminded for row in list_chats(world.nora).ahead] == [True]
    assert [row.reminded for row in list_chats(world.ada).ahead] == [False]
    dont_remind(chat, by=world.ben)
    assert reminded(chat) == [world.nora.alias_id]
    leave(Membership.objects.get(pk=world.nora.alias_id))
    assert reminded(chat) == []
    for viewer in (world.nobody, world.otto, world.viewer("ada", world.garden)):
        with pytest.raises(NotFound):
            remind_me(chat, by=viewer)


def test_nobody_is_reminded_of_what_was_called_off_or_began(world: World) -> None:
    off, live = evening(world), evening(world)
    for chat in (off, live):
        remind_me(chat, by=world.nora)
    call_off(off, by=world.ada)
    assert reminded(off) == [world.nora.alias_id]  # of nothing but that
    with pytest.raises(ChatOff):
        remind_me(Chat.objects.get(pk=off.pk), by=world.ben)
    live = begun(live)
    assert reminded(live) == []
    with pytest.raises(ChatUnderWay):
        remind_me(live, by=world.ben)


@pytest.mark.parametrize(
    ("begins", "quiet", "zone", "expected"),
    [
        ("2027-02-01T18:00", None, "", "2027-02-01T17:00"),
        ("2027-02-01T18:00", (21, 8), "Europe/Berlin", "2027-02-01T17:00"),
        ("2027-02-01T23:00", (21, 8), "Europe/Berlin", "2027-02-01T19:59"),  # 23 o'clock there: quiet since 21
        ("2027-02-02T05:00", (21, 8), "Europe/Berlin", "2027-02-01T19:59"),  # before dawn: the evening before
        ("2027-02-01T18:00", (11, 14), "America/New_York", "2027-02-01T15:59"),  # a nap at noon
        ("2027-03-28T05:00", (21, 8), "Europe/Berlin", "2027-03-27T19:59"),  # the night in which clocks change
        ("2027-02-01T20:00", (20, 8), "Europe/London", "2027-02-01T19:00"),  # quiet begins with the chat
    ],
)
def test_a_reminder_comes_an_hour_before_or_just_before_quiet_hours(
    begins: str, quiet: tuple[int, int] | None, zone: str, expected: str
) -> None:
    assert when_to_remind(Chat(begins=utc(begins)), quiet=quiet, zone=zone) == utc(expected)


def test_whoever_left_has_no_part_and_the_chats_they_planned_go_on(world: World) -> None:
    chat, theirs = evening(world), evening(world, "mia")
    secret = take_part(world, chat, "mia")
    mia = world.mia.member_id
    leave(Membership.objects.get(pk=mia))
    run_until_empty()
    for kept in (Guest, Ahead, Reminder, Feed):
        assert not kept.objects.exists()
    assert get_chat(world.ben, theirs.public_id).state == State.PLANNED
    with pytest.raises(NotFound):
        find_feed(secret)


def test_whoever_came_back_meanwhile_keeps_their_part(world: World) -> None:
    chat = evening(world)
    take_part(world, chat, "ben")
    forget_chats_of_left(community=world.kitchen.pk, alias=world.ben.member_id)
    assert Guest.objects.exists()
    assert Ahead.objects.exists()


@pytest.mark.parametrize("words_stay", [True, False])
def test_erasing_a_host_leaves_no_name_and_no_words_where_they_go(world: World, words_stay: bool) -> None:
    past, ahead = begun(evening(world, "mia", days=1)), evening(world, "mia", days=5)
    series, others = weekly(world, by="mia"), evening(world, "ada", days=6)
    take_part(world, others, "mia")
    mia = world.mia.member_id
    forget_chats(mia, words_stay=words_stay)
    for kept in (Guest, Ahead, Here, LeftOut, Reminder, Feed):
        assert not kept.objects.filter(**{"pk" if kept is Feed else "alias": mia}).exists()
    assert not Chat.objects.filter(by=mia).exists()
    assert not Series.objects.filter(by=mia).exists()
    found = {chat.pk: chat for chat in Chat.objects.all()}
    assert planner_of(found[past.pk], world.ben) is None
    title, text = ("How do you sleep?", 2) if words_stay else ("A chat", 0)
    assert (found[past.pk].title, found[ahead.pk].title, Question.objects.filter(chat=ahead).count()) == (
        title, title, text,
    )  # fmt: skip
    assert found[ahead.pk].state == (State.PLANNED if words_stay else State.CALLED_OFF)
    assert Series.objects.get(pk=series.pk).ended is not words_stay
    assert found[others.pk].title == "How do you sleep?", "what others planned stays"
    assert guests_of(found[others.pk], world.ada) == []
    if not words_stay:
        kept_words = json.dumps(export_community_chats(world.kitchen))
        assert "take a chair" not in kept_words.replace(found[others.pk].welcome, "", 1)


def test_a_wish_to_be_in_no_transcript_is_kept_when_its_writer_is_erased_and_other_words_stay(world: World) -> None:
    chat = begun(evening(world))
    line = say(chat, by=world.ben, words=Words("Only for tonight."), question=None)
    other = world.answer(world.thread(), "This may stay.")
    leave_me_out(chat, by=world.ben)
    forget_chats(world.ben.member_id, words_stay=True)
    assert Post.objects.get(pk=line.pk).withdrawn_at
    assert Post.objects.get(pk=other.pk).withdrawn_at is None
    assert not LeftOut.objects.exists()


def test_exports_hold_ones_own_and_the_community_takes_its_chats_along(world: World) -> None:
    series = weekly(world, "FREQ=WEEKLY;COUNT=1", title="Mondays")
    chat = evening(world)
    take_part(world, chat, "nora")
    ada, nora, ben = (export_chats(alias_of(world, name)) for name in ("ada", "nora", "ben"))
    assert {each["title"] for each in ada["planned"]} == {"How do you sleep?", "Mondays"}
    assert [each["rule"] for each in ada["series"]] == ["FREQ=WEEKLY;COUNT=1"]
    assert [each["text"] for each in nora["written_ahead"]] == ["Warm milk, since you ask."]
    assert [each["chat"] for each in nora["reminders"]] == [chat.public_id]
    assert nora["calendar"] == {"with_titles": False}
    assert nora["parts"][0]["role_shown"] == "Night nurse"
    assert not any(ben.values())
    whole = export_community_chats(world.kitchen)
    found = next(each for each in whole["chats"] if each["id"] == chat.public_id)
    assert [each["text"] for each in found["questions"]] == ["What helps you at night?", "What did you try?"]
    assert found["guests"] == [{"alias": world.nora.alias, "role_shown": "Night nurse", "is_co_host": True}]
    assert whole["series"][0]["id"] == series.public_id
    assert "Warm milk" not in json.dumps(whole)
    json.dumps([ada, nora])


def test_what_a_chat_no_longer_needs_is_forgotten(world: World) -> None:
    chat, off = evening(world), evening(world)
    take_part(world, chat, "nora")
    remind_me(off, by=world.nora)
    call_off(off, by=world.ada)
    series = weekly(world)
    end_series(series, by=world.ada)
    chat = begun(chat)
    say_here(chat, by=world.ben)
    later(minutes=1)
    tidy_chats()
    assert Here.objects.exists()
    assert not Reminder.objects.exists()
    assert Chat.objects.filter(pk=off.pk).exists()
    later(hours=1)
    run_until_empty()
    tidy_chats()
    assert not Here.objects.exists()
    Ahead.objects.bulk_create([Ahead(question=questions_of(chat)[1], alias_id=world.nora.member_id, sealed=b"x")])
    later(days=29)
    tidy_chats()
    assert Ahead.objects.exists()
    later(days=20)
    tidy_chats()
    assert not Ahead.objects.exists()
    assert list(Chat.objects.all()) == [chat]
    assert not Series.objects.exists()
