"""Planning, changing and calling off a chat, its questions and its guests."""

from typing import Any

import pytest

from alongside.aliases.models import Alias
from alongside.aliases.name import create_alias
from alongside.chats.access import (
    find_chat_of,
    guests_of,
    may_lead,
    may_plan,
    planner_of,
    questions_of,
    readable_by,
)
from alongside.chats.call_off import after_all, call_off
from alongside.chats.change import change, plan_of
from alongside.chats.errors import ChatOff, ChatUnclear, ChatUnderWay, EnoughPlanned
from alongside.chats.guests import MOST_GUESTS, remove_guest, set_guest
from alongside.chats.hour.ahead import own_ahead, write_ahead
from alongside.chats.hour.ask import ask_questions
from alongside.chats.hour.begin import begin_chats
from alongside.chats.models import Chat, Guest, State
from alongside.chats.page import list_chats
from alongside.chats.plan import PLANS_A_DAY, plan
from alongside.chats.questions import MOST_QUESTIONS, set_questions
from alongside.core.errors import NotFound, TooOften
from alongside.core.models import EventRow, JobRow
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from alongside.memberships.models import State as MemberState
from alongside.standing.distance import block
from alongside.threads.saying import Words
from tests.chats.evenings import alias_of, evening, get_chat, in_days, planned, utc
from tests.moments import at, later
from tests.world import World

pytestmark = pytest.mark.django_db


def said(chat: Chat) -> list[tuple[str, int | None]]:
    return [(each.text, each.after) for each in questions_of(chat)]


def test_hosts_plan_and_nobody_else(world: World) -> None:
    for name in ("ada", "mia"):
        assert may_plan(world.viewer(name))
        chat = evening(world, name)
        assert (chat.by_id, chat.state) == (world.viewer(name).alias_id, State.PLANNED)
    for viewer in (world.ben, world.nora, world.nobody, world.otto, world.viewer("ada", world.garden)):
        with pytest.raises(NotFound):
            plan(world.kitchen, planned(), by=viewer)
    assert said(chat) == [("What helps you at night?", 5), ("What did you try?", None)]


def test_members_read_it_and_to_everybody_else_there_is_nothing(world: World) -> None:
    chat = evening(world)
    for name in ("ada", "ben", "mia", "nora"):
        assert get_chat(world.viewer(name), chat.public_id).community == world.kitchen
    Membership.objects.filter(pk=world.nora.alias_id).update(state=MemberState.ASKED)
    leave(Membership.objects.get(pk=world.ben.alias_id))
    elsewhere = world.viewer("ada", world.garden)
    for viewer in (world.nobody, world.otto, elsewhere, world.nora, world.ben):
        assert not readable_by(viewer).filter(pk=chat.pk)
        with pytest.raises(NotFound):
            get_chat(viewer, chat.public_id)
        assert not guests_of(chat, viewer)
        assert not may_lead(chat, viewer)
    with pytest.raises(NotFound):
        get_chat(world.ada, "a" * 26)


def test_the_same_form_sent_twice_is_one_chat(world: World) -> None:
    first, second = (plan(world.kitchen, planned(), by=world.ada, once="a form") for _time in range(2))
    assert first == second
    assert EventRow.objects.filter(name="ChatPlanned").count() == 1


def test_nobody_plans_more_than_some_a_day(world: World) -> None:
    for _time in range(PLANS_A_DAY):
        evening(world)
    with pytest.raises(TooOften, match="words are safe"):
        evening(world)


@pytest.mark.parametrize(
    ("field", "instead"),
    [
        ("title", {"title": " \n"}),
        ("title", {"title": "x" * 121}),
        ("welcome", {"welcome": "x" * 4_001}),
        ("zone", {"zone": "Mars/Olympus"}),
        ("wall_begins", {"wall_begins": "tomorrow"}),
        ("wall_begins", {"wall_begins": "2001-01-01T10:00"}),
        ("wall_begins", {"wall_begins": "9999-12-31T23:59"}),
        ("wall_begins", {"wall_begins": "2027-03-28T02:30"}),  # put forward that night in Berlin
        ("minutes", {"minutes": 14}),
        ("minutes", {"minutes": 181}),
        ("questions", {"questions": (("x", None),) * (MOST_QUESTIONS + 1)}),
        ("questions", {"questions": (("x" * 1_001, None),)}),
        ("questions", {"questions": (("Why?", 60),)}),
        ("questions", {"questions": (("Why?", -1),)}),
    ],
)
def test_an_unclear_plan_says_which_part(world: World, field: str, instead: dict[str, Any]) -> None:
    at(utc("2026-11-22T09:00"))
    with pytest.raises(ChatUnclear) as unclear:
        evening(world, **instead)
    assert unclear.value.field == field
    assert not Chat.objects.exists()


def test_its_moments_are_left_to_the_worker(world: World) -> None:
    at(utc("2026-11-22T09:00"))
    evening(world, wall_begins="2026-11-25T19:00")
    due = set(JobRow.objects.filter(name__startswith="chats.hour").values_list("name", "due"))
    assert due == {
        ("chats.hour.begin.begin_chats", utc("2026-11-25T18:00")),
        ("chats.hour.ask.ask_questions", utc("2026-11-25T18:05")),
        ("chats.hour.end.end_hours", utc("2026-11-25T19:00")),
        ("chats.hour.end.end_slow_lanes", utc("2026-11-27T19:00")),
    }


def test_hosts_change_it_and_nobody_else_does(world: World) -> None:
    chat = evening(world)
    with pytest.raises(NotFound):
        change(chat, planned(title="Dreams"), by=world.ben)
    set_guest(chat, alias_of(world, "ben"), "", is_co_host=True, by=world.mia)
    with pytest.raises(NotFound):  # a clock would say it under the planner's name
        change(chat, planned(title="Dreams"), by=world.ben)
    with pytest.raises(NotFound):
        set_questions(chat, [("Mine?", 5)], by=world.ben)
    change(chat, planned(title="Dreams", wall_begins=in_days(4, 20), minutes=30), by=world.mia)
    kept = get_chat(world.nora, chat.public_id)
    assert (kept.title, kept.wall_begins, kept.minutes) == ("Dreams", in_days(4, 20), 30)
    assert kept.version > chat.version
    assert plan_of(kept).questions == planned().questions
    for viewer in (world.nora, world.otto, world.viewer("ada", world.garden)):
        with pytest.raises(NotFound):
            change(chat, planned(), by=viewer)


def test_a_shorter_hour_asks_what_came_later_by_hand(world: World) -> None:
    chat = evening(world, questions=(("One?", 10), ("Two?", 40)))
    change(chat, planned(minutes=30), by=world.ada)
    assert said(chat) == [("One?", 10), ("Two?", None)]


def test_what_began_is_not_changed_and_a_moved_beginning_begins_nothing(world: World) -> None:
    at(utc("2026-11-22T09:00"))
    chat = evening(world, days=1)
    change(chat, planned(days=2), by=world.ada)
    later(days=1, hours=12)
    begin_chats()
    assert get_chat(world.ada, chat.public_id).state == State.PLANNED, "its first moment has passed for nothing"
    later(days=1)
    begin_chats()
    assert get_chat(world.ada, chat.public_id).state != State.PLANNED
    for refused in (lambda: change(chat, planned(), by=world.ada), lambda: call_off(chat, by=world.ada)):
        with pytest.raises(ChatUnderWay):
            refused()


def test_it_is_called_off_and_takes_place_after_all(world: World) -> None:
    chat = evening(world)
    (first, _second) = questions_of(chat)
    write_ahead(first, by=world.nora, words=Words("Tea, mostly."))
    with pytest.raises(NotFound):
        call_off(chat, by=world.ben)
    call_off(chat, by=world.mia)
    call_off(chat, by=world.mia)
    off = get_chat(world.nora, chat.public_id)
    assert (off.state, off.version) == (State.CALLED_OFF, chat.version + 1)
    with pytest.raises(ChatOff, match="after all"):
        change(chat, planned(title="Dreams"), by=world.ada)
    after_all(chat, by=world.ada)
    after_all(chat, by=world.ada)
    assert get_chat(world.nora, chat.public_id).state == State.PLANNED
    assert own_ahead(chat, world.nora)[first.pk].text == "Tea, mostly.", "what was written ahead is still there"
    call_off(chat, by=world.ada)
    later(days=5)
    begin_chats()
    with pytest.raises(ChatOff, match="over"):
        after_all(chat, by=world.ada)
    assert get_chat(world.nora, chat.public_id).thread is None


def test_questions_are_said_anew_and_keep_what_was_written_ahead(world: World) -> None:
    chat = evening(world)
    first, second = questions_of(chat)
    for question in (first, second):
        write_ahead(question, by=world.nora, words=Words(f"About {question.text}"))
    asked = [("A new one?", 1), ("What did you try?", 30), ("What helps you, at night?", 20)]
    set_questions(chat, asked, by=world.ada)
    assert said(chat) == asked
    ahead = own_ahead(chat, world.nora)
    assert ahead[questions_of(chat)[1].pk].text == "About What did you try?"
    set_questions(chat, [(" ", None), ("Only one?", None)], by=world.ada)
    assert said(chat) == [("Only one?", None)]
    with pytest.raises(NotFound):
        set_questions(chat, [], by=world.ben)


def test_a_question_that_was_asked_stays_as_it_was(world: World) -> None:
    chat = evening(world)
    later(days=3, hours=2)
    at(chat.begins)
    begin_chats()
    later(minutes=6)
    ask_questions()
    asked = [("Something else?", None), ("Other words?", 50), ("One more?", None)]
    set_questions(get_chat(world.ada, chat.public_id), asked, by=world.ada)
    assert said(chat) == [("What helps you at night?", 5), ("Other words?", 50), ("One more?", None)]


def test_a_guest_has_a_role_beside_the_name_and_a_co_host_leads(world: World) -> None:
    chat, ben, nora = evening(world), alias_of(world, "ben"), alias_of(world, "nora")
    set_guest(chat, ben, "  Night   nurse ", is_co_host=False, by=world.ada)
    set_guest(chat, nora, "", is_co_host=True, by=world.mia)
    assert [(part.alias.name, part.role_shown) for part in guests_of(chat, world.mia)] == [
        ("Fern", ""), ("Lily", "Night nurse"),
    ]  # fmt: skip
    assert (may_lead(chat, world.nora), may_lead(chat, world.ben), may_lead(chat, world.mia)) == (True, False, True)
    assert not may_lead(evening(world), world.nora), "of this chat alone"
    with pytest.raises(NotFound):
        set_guest(chat, ben, "Boss", is_co_host=True, by=world.nora)
    with pytest.raises(NotFound):
        remove_guest(chat, ben, by=world.nora)
    elsewhere = Alias.objects.get(pk=world.viewer("otto", world.garden).member_id)
    with pytest.raises(NotFound):
        set_guest(chat, elsewhere, "", is_co_host=True, by=world.ada)
    remove_guest(chat, ben, by=world.ben)
    remove_guest(chat, nora, by=world.ada)
    assert guests_of(chat, world.ada) == []


def test_there_is_room_for_some_guests_and_a_short_role(world: World) -> None:
    chat = evening(world)
    with pytest.raises(ChatUnclear):
        set_guest(chat, alias_of(world, "ben"), "x" * 81, is_co_host=False, by=world.ada)
    names = [f"Guest {'x' * number}" for number in range(1, MOST_GUESTS + 1)]
    Guest.objects.bulk_create(Guest(chat=chat, alias=create_alias(world.kitchen, name=name)) for name in names)
    with pytest.raises(EnoughPlanned):
        set_guest(chat, alias_of(world, "ben"), "", is_co_host=False, by=world.ada)


def test_whoever_blocked_a_host_or_guest_finds_the_chat_without_that_name(world: World) -> None:
    chat = evening(world, "mia")
    set_guest(chat, alias_of(world, "ben"), "Night nurse", is_co_host=False, by=world.mia)
    for name in ("mia", "ben"):
        block(alias_of(world, name), by=world.nora)
    found = get_chat(world.nora, chat.public_id)
    assert planner_of(found, world.nora) is None
    assert guests_of(found, world.nora) == []
    (row,) = list_chats(world.nora).ahead
    assert (row.chat, row.by) == (chat, None)
    assert planner_of(found, world.ada).name == "Maple"
    block(alias_of(world, "nora"), by=world.ben)
    assert planner_of(get_chat(world.ben, chat.public_id), world.ben), "and nothing changes for anybody else"


def test_the_list_says_what_is_open_what_comes_and_what_was(world: World) -> None:
    chats = [evening(world, days=days, title=f"In {days}") for days in (1, 9, 4)]
    call_off(chats[1], by=world.ada)
    at(chats[0].begins)
    begin_chats()
    shown = list_chats(world.ben)
    assert [row.chat.title for row in shown.now] == ["In 1"]
    assert [row.chat.title for row in shown.ahead] == ["In 4", "In 9"]
    assert find_chat_of(shown.now[0].chat.thread) == chats[0]
    Chat.objects.filter(pk=chats[0].pk).update(state=State.OVER)
    later(days=20)
    shown = list_chats(world.ben)
    assert [row.chat.title for row in shown.past] == ["In 1"]
    assert [row.chat.title for row in shown.ahead] == ["In 4"], "what was called off is no news when its time is over"
    assert list_chats(world.otto).ahead == []
