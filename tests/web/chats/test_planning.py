"""Planning chats on their pages: once and again, changed, called off, and seen in the list; all without a script."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from alongside.chats.models import Chat, Guest, Question, Reminder, Series, State
from alongside.core import clock
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from tests.chats.evenings import alias_of, evening, in_days, weekly
from tests.web.as_person import client_of
from tests.world import World

pytestmark = pytest.mark.django_db


def browser(world: World, name: str) -> Client:
    return client_of(world.people[name])


def membership_of(world: World, name: str) -> Membership:
    return Membership.objects.get(pk=world.viewer(name).member_id)


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def list_of(world: World) -> str:
    return f"/c/{world.kitchen.public_id}/chats/"


def path_of(chat: Chat) -> str:
    return f"/chat/{chat.public_id}/"


def typed(days: float = 5, **instead: object) -> dict[str, object]:
    """A plan as a browser sends it."""
    day, _t, begins = in_days(days, 20).partition("T")
    said = {
        "title": "Sleep", "welcome": "Take a chair.", "day": day, "begins": begins, "minutes": "60",
        "zone": "Europe/Berlin", "holds_new": "on", "repeat": "once", "until": "",
        "question": ["What helps?", "What doesn't?", "And tomorrow?"], "after": ["0", "20", ""],
    }  # fmt: skip
    return {**said, **instead}


def test_a_host_plans_a_repeating_chat_with_three_questions_and_a_guest_and_a_member_finds_it(world: World) -> None:
    host, member = browser(world, "ada"), browser(world, "ben")
    assert "Plan a chat" in text(host, list_of(world))
    sent = host.post(f"{list_of(world)}new/", typed(repeat="week"))
    assert sent.status_code == 303
    series = Series.objects.get()
    assert sent.headers["Location"] == f"{list_of(world)}series/{series.public_id}/"
    page = text(host, sent.headers["Location"])
    assert "The next three" in page
    chat = Chat.objects.order_by("begins")[0]
    assert list(Question.objects.filter(chat=chat).order_by("number").values_list("text", "after")) == [
        ("What helps?", 0), ("What doesn't?", 20), ("And tomorrow?", None),
    ]  # fmt: skip
    part = {"name": "Fern", "role_shown": "Dialysis nurse", "part": "guest", "and_later": "1"}
    assert host.post(f"{path_of(chat)}guests/", part).status_code == 303
    assert Guest.objects.filter(alias=alias_of(world, "nora")).count() == Chat.objects.count()
    listed = text(member, list_of(world))
    assert "Sleep" in listed
    assert "Plan a chat" not in listed
    assert "What comes again" not in listed
    page = text(member, path_of(chat))
    assert "What helps?" in page
    assert "Dialysis nurse" in page


def test_what_is_planned_can_be_looked_at_first_and_nothing_is_kept_by_that(world: World) -> None:
    host = browser(world, "ada")
    shown = host.post(f"{list_of(world)}new/", typed(repeat="two-weeks", look="1"))
    page = shown.content.decode()
    assert shown.status_code == 200
    assert "The next three, by the clocks of Europe/Berlin:" in page
    times = re.search(r'<ul class="next-times">(.*?)</ul>', page, re.DOTALL)
    assert times
    assert times[1].count("<li>") == 3
    assert not Chat.objects.exists()
    assert not Series.objects.exists()


def test_one_more_question_and_one_moved_up_keep_everything_typed_and_need_no_script(world: World) -> None:
    host = browser(world, "ada")
    page = host.post(f"{list_of(world)}new/", typed(more="1", title="")).content.decode()
    assert page.count('name="question"') == 4
    assert "Take a chair." in page
    assert "And tomorrow?" in page
    assert "wrong" not in page.split("<form", 2)[-1].split("</form>")[0]
    page = host.post(f"{list_of(world)}new/", typed(up="2")).content.decode()
    assert page.index("And tomorrow?") < page.index("What doesn&#39;t?")
    assert not Chat.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "This field is required"),
        ({"begins": "25:99"}, "Please give a day and an hour"),
        ({"day": "2020-01-01"}, "This time is over already"),
        ({"minutes": "an hour"}, "A chat is 15 to 180 minutes long"),
        ({"after": ["soon", "20", ""]}, "Please give the minute as a number"),
        ({"question": ["", "Two", "Three"]}, "There is a minute, but no question"),
        ({"after": ["0", "90", ""]}, "Question 2 comes outside the hour"),
        ({"repeat": "week", "until": "someday"}, "Please give a day, such as"),
        ({"repeat": "whenever"}, "Please choose whether it comes again"),
    ],
)
def test_what_is_in_the_way_stands_beside_its_field_and_every_word_is_kept(
    world: World, wrong: dict[str, object], words: str
) -> None:
    answer = browser(world, "ada").post(f"{list_of(world)}new/", typed(**wrong))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "Take a chair." in page
    assert "And tomorrow?" in page or "Three" in page
    assert not Chat.objects.exists()


def test_sent_twice_it_is_planned_once(world: World) -> None:
    host, sent = browser(world, "ada"), typed(once="the-same-key")
    first, second = (host.post(f"{list_of(world)}new/", sent) for _time in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Chat.objects.count() == 1


def test_one_of_a_series_is_changed_alone_and_all_that_follow_together(world: World) -> None:
    host, series = browser(world, "ada"), weekly(world)
    first, second, *_later = Chat.objects.order_by("begins")
    changed = typed(title="Only tonight", day=first.wall_begins[:10], begins="18:30")
    assert host.post(f"{path_of(first)}change/", changed).status_code == 303
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.title, first.wall_begins[-5:], second.title) == ("Only tonight", "18:30", "How do you sleep?")
    path = f"{list_of(world)}series/{series.public_id}/change/"
    page = text(host, path)
    assert 'value="week" checked' in page
    day = re.search(r'name="day" value="([\d-]+)"', page)
    assert day
    assert host.post(path, typed(title="From now on", day=day[1], begins="19:00", repeat="week")).status_code == 303
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.title, second.title) == ("Only tonight", "From now on")


def test_a_chat_is_called_off_and_happens_after_all(world: World) -> None:
    host, chat = browser(world, "mia"), evening(world)
    assert "You can take it back" in text(host, f"{path_of(chat)}call-off/")
    assert host.post(f"{path_of(chat)}call-off/").status_code == 303
    assert "called off" in text(browser(world, "ben"), list_of(world))
    assert host.post(f"{path_of(chat)}after-all/").status_code == 303
    chat.refresh_from_db()
    assert chat.state == State.PLANNED


def test_a_series_is_ended_once_its_host_has_read_what_follows(world: World) -> None:
    host, series = browser(world, "ada"), weekly(world)
    path = f"{list_of(world)}series/{series.public_id}/"
    assert "No more of these chats come." in text(host, f"{path}end/")
    assert host.post(f"{path}end/").status_code == 303
    assert "This series was ended" in text(host, path)
    assert not Chat.objects.filter(state=State.PLANNED).exists()


def test_members_plan_nothing_and_outside_there_is_nothing(world: World) -> None:
    chat, series = evening(world), weekly(world)
    before = (Chat.objects.count(), Question.objects.count(), Guest.objects.count())
    member = browser(world, "ben")
    leave(membership_of(world, "nora"))
    again = f"{list_of(world)}series/{series.public_id}/"
    for path in (f"{list_of(world)}new/", f"{path_of(chat)}change/", f"{path_of(chat)}call-off/",
                 f"{path_of(chat)}guests/", f"{again}change/", f"{again}end/"):  # fmt: skip
        assert member.get(path).status_code == 404, path
        assert member.post(path, typed(name="Maple")).status_code == 404, path
    assert member.get(again).status_code == 404
    for outside in (client_of(None), browser(world, "otto"), browser(world, "nora")):
        for path in (list_of(world), path_of(chat), f"{path_of(chat)}calendar.ics", f"{list_of(world)}calendar/"):
            assert outside.get(path).status_code == 404, path
        assert outside.post(f"{path_of(chat)}remind/").status_code == 404
    assert (Chat.objects.count(), Question.objects.count(), Guest.objects.count()) == before
    assert not Reminder.objects.exists()


def test_a_co_host_plans_nothing_names_nobody_and_can_step_back(world: World) -> None:
    chat = evening(world)
    host, co_host = browser(world, "ada"), browser(world, "ben")
    host.post(f"{path_of(chat)}guests/", {"name": "Lily", "part": "co-host"})
    assert co_host.post(f"{path_of(chat)}change/", typed(title="Ours")).status_code == 404
    assert "Change this chat" not in text(co_host, path_of(chat))
    assert "Name somebody" not in text(co_host, f"{path_of(chat)}guests/")
    assert co_host.post(f"{path_of(chat)}guests/", {"name": "Fern", "part": "guest"}).status_code == 404
    lily = alias_of(world, "ben").public_id
    assert co_host.post(f"{path_of(chat)}guests/", {"remove": lily}).status_code == 303
    assert not Guest.objects.exists()
    assert co_host.get(f"{path_of(chat)}guests/").status_code == 404


def test_a_name_that_nobody_has_is_said_beside_the_field(world: World) -> None:
    answer = browser(world, "ada").post(f"{path_of(evening(world))}guests/", {"name": "Nobody", "role_shown": "Nurse"})
    assert answer.status_code == 422
    assert "Nobody here goes by that name" in answer.content.decode()
    assert 'value="Nurse"' in answer.content.decode()


def test_what_is_over_is_folded_and_comes_in_pages(world: World) -> None:
    chat = evening(world)
    for number in range(25):
        begins = clock.now() - timedelta(days=30 + number)
        Chat.objects.create(community=world.kitchen, by=chat.by, title=f"Past {number:02}", zone="UTC",
                            wall_begins=f"{begins:%Y-%m-%dT%H:%M}", begins=begins, state=State.OVER)  # fmt: skip
    page = text(browser(world, "ben"), list_of(world))
    assert "Past 19" in page
    assert "Past 20" not in page
    assert "transcript/" in page
    assert "Past 20" in text(browser(world, "ben"), f"{list_of(world)}?page=1")
    assert "Past 19" not in text(browser(world, "ben"), f"{list_of(world)}?page=1")
