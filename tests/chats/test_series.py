"""Chats that come again: made some weeks ahead, changed, moved one by one, called off and ended."""

from datetime import UTC, datetime, timedelta

import pytest

from alongside.chats.access import get_series, guests_of, questions_of, series_by
from alongside.chats.call_off import call_off
from alongside.chats.change import change, plan_of
from alongside.chats.errors import ChatUnclear, EnoughPlanned, SeriesOver
from alongside.chats.guests import remove_guest, set_guest
from alongside.chats.hour.ahead import own_ahead, write_ahead
from alongside.chats.hour.begin import begin_chats
from alongside.chats.models import Chat, Series, State
from alongside.chats.plan import PLANS_A_DAY, Planned
from alongside.chats.questions import set_questions
from alongside.chats.repeat import MOST_AHEAD, make_next_chats
from alongside.chats.series import MOST_SERIES, begin_series, change_series, end_series, plan_of_series
from alongside.chats.tidy import keep_time
from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.threads.saying import Words
from tests.chats.evenings import BERLIN, NEW_YORK, alias_of, get_chat, planned, utc, walls, weekly
from tests.moments import at, later
from tests.world import World

pytestmark = pytest.mark.django_db

MONDAY = "2026-12-07T19:00"


@pytest.fixture(autouse=True)
def december() -> None:
    at(utc("2026-12-01T09:00"))


def mondays(many: int, hour: int = 19, first: str = MONDAY) -> list[str]:
    day = datetime.fromisoformat(first)
    return [f"{day + timedelta(weeks=week):%Y-%m-%d}T{hour}:00" for week in range(many)]


def like(series: Series, **instead: object) -> Planned:
    plan = plan_of_series(series)
    return Planned(**{**{name: getattr(plan, name) for name in plan.__dataclass_fields__}, **instead})


def test_it_stands_some_weeks_ahead_with_questions_and_guests_of_the_one_before(world: World) -> None:
    series = weekly(world, wall_begins=MONDAY)
    assert walls(series) == mondays(6)
    chats = list(Chat.objects.filter(series=series).order_by("begins"))
    assert {(chat.title, chat.welcome, len(questions_of(chat))) for chat in chats} == {
        ("How do you sleep?", "Come in and take a chair.", 2)
    }
    set_guest(chats[1], alias_of(world, "ben"), "Night nurse", is_co_host=True, by=world.ada, and_later=True)
    set_questions(chats[-1], [("Another one?", 5)], by=world.ada)
    assert [len(guests_of(chat, world.ada)) for chat in chats] == [0, 1, 1, 1, 1, 1]
    later(weeks=1)
    make_next_chats()
    make_next_chats()
    assert walls(series) == mondays(7), "once"
    newest = Chat.objects.latest("begins")
    assert [each.text for each in questions_of(newest)] == ["Another one?"]
    assert [part.role_shown for part in guests_of(newest, world.nora)] == ["Night nurse"]


def test_whoever_steps_back_is_named_in_none_that_follow_and_a_host_takes_out_of_one_alone(world: World) -> None:
    series, ben, nora = weekly(world, wall_begins=MONDAY), alias_of(world, "ben"), alias_of(world, "nora")
    chats = list(Chat.objects.filter(series=series).order_by("begins"))
    for guest in (ben, nora):
        set_guest(chats[0], guest, "", is_co_host=False, by=world.ada, and_later=True)
    remove_guest(chats[1], ben, by=world.ben)
    remove_guest(chats[1], nora, by=world.ada)
    named = [{part.alias_id for part in guests_of(chat, world.ada)} for chat in chats]
    assert named == [{ben.pk, nora.pk}, set(), *[{nora.pk}] * 4]
    later(weeks=1)
    make_next_chats()
    assert {part.alias_id for part in guests_of(Chat.objects.latest("begins"), world.ada)} == {nora.pk}


def test_a_beginning_makes_the_next_one(world: World) -> None:
    series = weekly(world, "FREQ=WEEKLY;INTERVAL=4", wall_begins=MONDAY)
    assert len(walls(series)) == 2
    at(utc("2026-12-07T18:00"))
    run_until_empty()
    assert Chat.objects.filter(state=State.LIVE).count() == 1
    assert len(walls(series)) == 2
    at(utc("2027-01-04T18:00"))
    run_until_empty()
    assert walls(series)[-1] == "2027-02-01T19:00"


@pytest.mark.parametrize(
    ("zone", "wall", "begins"),
    [
        (BERLIN, "2027-03-22T19:00", ["2027-03-22T18:00", "2027-03-29T17:00"]),
        (NEW_YORK, "2027-11-01T19:00", ["2027-11-01T23:00", "2027-11-09T00:00"]),
        (BERLIN, "2027-10-24T02:30", ["2027-10-24T00:30", "2027-10-31T00:30"]),  # the second comes twice: the first
        (NEW_YORK, "2027-03-07T02:30", ["2027-03-07T07:30", "2027-03-14T07:30"]),  # the second doesn't exist
    ],
)
def test_an_evening_stays_at_its_hour_when_the_clocks_change(
    world: World, zone: str, wall: str, begins: list[str]
) -> None:
    at(utc("2027-03-01T09:00") if "-03-" in wall else utc("2027-10-11T09:00"))
    series = weekly(world, wall_begins=wall, zone=zone)
    found = Chat.objects.filter(series=series).order_by("begins").values_list("begins", flat=True)[:2]
    assert [each.astimezone(UTC) for each in found] == [utc(moment) for moment in begins]
    assert walls(series)[1][11:] == ("03:30" if "03-07T02" in wall else wall[11:])


def test_a_rare_series_has_always_its_next_chat_and_a_daily_one_not_too_many(world: World) -> None:
    rare = weekly(world, "FREQ=MONTHLY;INTERVAL=12;BYDAY=-1FR", wall_begins="2026-12-25T19:00")
    assert walls(rare) == ["2026-12-25T19:00"]
    later(days=30)
    make_next_chats()
    assert walls(rare)[-1] == "2027-12-31T19:00"
    daily = weekly(world, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", wall_begins="2027-01-02T19:00")
    assert len(walls(daily)) == MOST_AHEAD


def test_a_number_and_a_day_end_it(world: World) -> None:
    three = weekly(world, "FREQ=WEEKLY;COUNT=3", wall_begins=MONDAY)
    until = weekly(world, "FREQ=WEEKLY;UNTIL=20261221", wall_begins=MONDAY)
    later(weeks=2)
    make_next_chats()
    assert walls(three) == walls(until) == mondays(3)


def test_a_server_that_was_down_for_three_weeks_holds_what_it_missed_and_goes_on(world: World) -> None:
    series = weekly(world, wall_begins=MONDAY)
    at(utc("2026-12-29T09:00"))
    make_next_chats()
    begin_chats()
    chats = list(Chat.objects.filter(series=series).order_by("begins"))
    assert [chat.state for chat in chats[:5]] == [State.SLOW] * 4 + [State.PLANNED]
    assert [chat.wall_begins for chat in chats] == mondays(len(chats))
    assert len(chats) == 4 + 6


def test_what_would_have_been_while_nothing_was_made_is_not_made_afterwards(world: World) -> None:
    series = weekly(world, wall_begins=MONDAY)
    at(utc("2027-03-01T09:00"))
    make_next_chats()
    assert walls(series)[5:8] == ["2027-01-11T19:00", "2027-03-01T19:00", "2027-03-08T19:00"]


def test_one_that_was_called_off_or_moved_does_not_come_back(world: World) -> None:
    series = weekly(world, wall_begins=MONDAY)
    first, second = Chat.objects.filter(series=series).order_by("begins")[:2]
    call_off(first, by=world.ada)
    change(second, planned(wall_begins="2026-12-15T20:00"), by=world.ada)
    make_next_chats()
    assert walls(series) == [mondays(1)[0], "2026-12-15T20:00", *mondays(6)[2:]]


def test_a_changed_series_moves_its_chats_and_leaves_those_changed_by_hand(world: World) -> None:
    series = weekly(world, wall_begins=MONDAY)
    off, moved, kept, *_more = Chat.objects.filter(series=series).order_by("begins")
    call_off(off, by=world.ada)
    change(moved, planned(wall_begins="2026-12-15T20:00", title="A special one"), by=world.ada)
    write_ahead(questions_of(kept)[0], by=world.nora, words=Words("Tea."))
    change_series(series, like(series, wall_begins="2026-12-08T18:00", title="Nights"), "FREQ=WEEKLY", by=world.mia)
    assert walls(series) == [
        "2026-12-08T18:00", "2026-12-15T20:00", "2026-12-22T18:00", "2026-12-29T18:00", "2027-01-05T18:00",
        "2027-01-12T18:00",
    ]  # fmt: skip
    chats = {chat.pk: chat for chat in Chat.objects.filter(series=series)}
    assert (chats[off.pk].state, chats[off.pk].wall_begins) == (State.CALLED_OFF, "2026-12-08T18:00")
    assert chats[moved.pk].title == "A special one"
    assert (chats[kept.pk].title, chats[kept.pk].version) == ("Nights", kept.version + 1)
    assert own_ahead(kept, world.nora), "the same chat a day later: what was written ahead goes along"
    make_next_chats()
    assert len(walls(series)) == 6, "the moved one is that week's"


def test_saving_a_series_as_it_is_changes_nothing_and_counts_on(world: World) -> None:
    series = weekly(world, "FREQ=WEEKLY;COUNT=3", wall_begins=MONDAY)
    before = list(Chat.objects.order_by("pk").values())
    at(utc("2026-12-08T09:00"))
    change_series(series, like(series), series.rule, by=world.ada)
    assert list(Chat.objects.order_by("pk").values()) == before
    assert Series.objects.get().wall_begins == MONDAY
    chat = Chat.objects.latest("begins")
    change(chat, plan_of(chat), by=world.ada)
    assert not Chat.objects.get(pk=chat.pk).by_hand, "saved as it was, it is not changed by hand"


def test_a_series_is_changed_from_an_hour_that_exists(world: World) -> None:
    at(utc("2027-03-26T09:00"))
    series = weekly(world, wall_begins="2027-03-27T02:30", rule="FREQ=WEEKLY;BYDAY=SU")
    assert walls(series)[0] == "2027-03-28T03:30", "at two, the clocks there leap to three"
    assert plan_of_series(series).wall_begins == "2027-04-04T02:30"
    change_series(series, like(series, title="Nights"), series.rule, by=world.ada)
    assert set(Chat.objects.values_list("title", flat=True)) == {"Nights"}


def test_fewer_chats_call_off_what_is_near_and_take_away_what_is_far(world: World) -> None:
    series = weekly(world, wall_begins=MONDAY)
    change_series(series, like(series), "FREQ=MONTHLY;BYDAY=1MO", by=world.ada)
    states = dict(Chat.objects.filter(series=series).values_list("wall_begins", "state"))
    assert states == {MONDAY: State.PLANNED, mondays(2)[1]: State.CALLED_OFF, "2027-01-04T19:00": State.PLANNED}


def test_an_ended_series_comes_no_more_and_says_so_where_it_is_near(world: World) -> None:
    series = weekly(world, wall_begins=MONDAY)
    later(days=7)
    begin_chats()
    with pytest.raises(NotFound):
        end_series(series, by=world.ben)
    end_series(series, by=world.mia)
    make_next_chats()
    states = list(Chat.objects.filter(series=series).order_by("begins").values_list("state", flat=True))
    assert states == [State.SLOW, State.CALLED_OFF, State.CALLED_OFF], "two weeks of them"
    with pytest.raises(SeriesOver):
        end_series(series, by=world.ada)
    with pytest.raises(SeriesOver):
        change_series(series, planned(), "FREQ=WEEKLY", by=world.ada)
    assert not series_by(world.ada)


def test_hosts_alone_begin_change_and_see_series(world: World) -> None:
    series = weekly(world)
    assert get_series(world.mia, series.public_id) == series
    for viewer in (world.ben, world.otto, world.nobody, world.viewer("ada", world.garden)):
        for refused in (
            lambda viewer=viewer: begin_series(world.kitchen, planned(), "FREQ=WEEKLY", by=viewer),
            lambda viewer=viewer: change_series(series, planned(), "FREQ=WEEKLY", by=viewer),
            lambda viewer=viewer: end_series(series, by=viewer),
            lambda viewer=viewer: get_series(viewer, series.public_id),
        ):
            with pytest.raises(NotFound):
                refused()


def test_the_same_form_sent_twice_is_one_series_and_there_is_room_for_some(world: World) -> None:
    one, same = (begin_series(world.kitchen, planned(), "FREQ=WEEKLY", by=world.ada, once="form") for _time in (1, 2))
    assert one == same
    for number in range(MOST_SERIES - 1):
        later(days=number % PLANS_A_DAY == 0)
        weekly(world, "FREQ=WEEKLY;COUNT=1")
    later(days=1)
    with pytest.raises(EnoughPlanned):
        weekly(world)
    with pytest.raises(ChatUnclear):
        weekly(world, "FREQ=SECONDLY")


def test_times_are_worked_out_anew_when_a_zone_changes_its_rules(world: World) -> None:
    series = weekly(world, wall_begins=MONDAY)
    right = list(Chat.objects.order_by("pk").values_list("begins", flat=True))
    for chat in Chat.objects.all():  # as if the rules had been others on that day
        Chat.objects.filter(pk=chat.pk).update(begins=chat.begins + timedelta(hours=1))
    keep_time()
    assert list(Chat.objects.order_by("pk").values_list("begins", flat=True)) == right
    assert walls(series) == mondays(6)
    version = Chat.objects.first().version
    keep_time()
    assert Chat.objects.first().version == version
    assert get_chat(world.ben, Chat.objects.first().public_id)
