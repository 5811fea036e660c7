"""Meet-ups on their pages: planned, come to, called off, taken out."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.accounts.preferences import change_preferences
from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.hosting.decisions.appeal import appeal, undo
from alongside.hosting.models import Decision
from alongside.journal.models import Entry
from alongside.meetups.call_off import call_off
from alongside.meetups.come import Comes, come
from alongside.meetups.models import Coming, Meetup
from alongside.memberships.models import Membership, Stage
from alongside.standing.distance import block
from tests.meetups.gatherings import picnic, plan_typed
from tests.web.as_person import client_of
from tests.world import World

pytestmark = pytest.mark.django_db
COMES = {"how": "sure", "seen_by": "coming", "photos": "amber", "rides": ["offers"], "ride": "The harbour"}


def browser(world: World, name: str) -> Client:
    return client_of(world.people[name])


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_a_meetup_from_the_form_to_those_who_come(world: World) -> None:
    ben, nora, kitchen = browser(world, "ben"), browser(world, "nora"), f"/c/{world.kitchen.public_id}/"
    assert "No meet-up is planned" in text(ben, f"{kitchen}meet-ups/")
    assert f'href="{kitchen}meet-ups/"' in text(ben, kitchen)
    sent = ben.post(f"{kitchen}meet-ups/new/", plan_typed())
    assert sent.status_code == 303
    path = sent.headers["Location"]
    assert "A walk" in text(nora, f"{kitchen}meet-ups/")
    page = text(nora, path)
    assert "Madrid, west" in page
    assert "At the kiosk" not in page
    assert nora.post(f"{path}come/", COMES).headers["Location"] == path
    page = text(nora, path)
    assert "At the kiosk" in page
    assert "Amber: ask me each time" in page
    assert "The harbour" in page
    assert "Fern" not in text(browser(world, "ada"), path)
    assert "Fern" in text(ben, path)
    assert nora.post(f"{path}not-coming/").status_code == 303
    assert not Coming.objects.exists()
    assert "At the kiosk" not in text(nora, path)


def test_what_is_in_the_way_stands_beside_its_field_with_the_words_kept(world: World) -> None:
    ben, path = browser(world, "ben"), f"/c/{world.kitchen.public_id}/meet-ups/new/"
    answer = ben.post(path, plan_typed(day="2001-02-03"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "This time is over already" in page
    assert "Once around the lake." in page
    assert 'aria-invalid="true"' in page
    assert ben.post(path, plan_typed(title="")).status_code == 422
    assert not Meetup.objects.exists()


def test_the_same_form_twice_plans_one(world: World) -> None:
    ben, path = browser(world, "ben"), f"/c/{world.kitchen.public_id}/meet-ups/new/"
    one, other = (ben.post(path, plan_typed(once="a form")).headers["Location"] for _time in range(2))
    assert one == other


def test_whoever_is_new_reads_why_planning_waits(world: World) -> None:
    Membership.objects.filter(pk=world.nora.alias_id).update(stage=Stage.NEW)
    path = f"/c/{world.kitchen.public_id}/meet-ups/new/"
    assert "has to wait a little" in text(browser(world, "nora"), path)
    assert "<textarea" not in text(browser(world, "nora"), path)


def test_changing_keeps_the_place_that_isnt_said_again(world: World) -> None:
    meetup = picnic(world)
    path = f"/m/{meetup.public_id}/"
    form = text(browser(world, "mia"), f"{path}change/")
    assert "A picnic" in form
    assert "big tree" not in form
    assert browser(world, "mia").post(f"{path}change/", plan_typed(place="")).status_code == 303
    page = text(browser(world, "ben"), path)
    assert "big tree" in page
    assert "A walk" in page


def test_it_is_called_off_and_happens_after_all(world: World) -> None:
    path = f"/m/{picnic(world).public_id}/"
    ben, nora = browser(world, "ben"), browser(world, "nora")
    assert "You can take it back" in text(ben, f"{path}call-off/")
    assert ben.post(f"{path}call-off/").status_code == 303
    assert "was called off. It doesn" in text(nora, path)
    assert "after-all" not in text(nora, path)
    assert ben.post(f"{path}after-all/").status_code == 303
    assert "was called off" not in text(nora, path)


def test_times_are_said_by_the_clocks_there_and_by_the_readers(world: World) -> None:
    clock.set_clock(lambda: datetime(2026, 11, 1, tzinfo=UTC))
    path = f"/m/{picnic(world, begins='2026-12-05T14:00', ends='2026-12-05T17:00').public_id}/"
    change_preferences(by=world.people["nora"], zone="America/New_York")
    change_preferences(by=world.people["ada"], zone="Europe/Paris")
    page = text(browser(world, "nora"), path)
    assert "Saturday, Dec. 5, 2026, from 2 p.m. to 5 p.m." in page
    assert "By the clocks of Europe/Madrid." in page
    assert "By your clock: Saturday, Dec. 5, 2026, from 8 a.m. to 11 a.m." in page
    assert "By your clock" not in text(browser(world, "ada"), path)


def test_the_calendar_is_a_file_that_tells_nothing_by_its_name(world: World) -> None:
    meetup = picnic(world)
    come(meetup, Comes(), by=world.nora)
    path = f"/m/{meetup.public_id}/calendar.ics"
    answer = browser(world, "nora").get(path)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="meeting.ics"'
    assert b"big tree" in answer.content
    assert b"picnic" not in answer.content
    assert b"big tree" not in browser(world, "ada").get(path).content
    assert b"A picnic" in browser(world, "ada").get(f"{path}?title=1").content
    assert browser(world, "otto").get(path).status_code == 404


def test_a_host_takes_it_out_with_a_reason_and_an_appeal_brings_it_back(world: World) -> None:
    meetup = picnic(world)
    path, mia = f"/m/{meetup.public_id}/", browser(world, "mia")
    assert mia.post(f"{path}take-out/", {"because": ""}).status_code == 422
    assert mia.post(f"{path}take-out/", {"because": "The place is a shop."}).status_code == 303
    for name in ("ben", "nora"):
        assert browser(world, name).get(path).status_code == 404
    assert "A host took this out" in text(mia, path)
    assert Entry.objects.get().about == f"meet-up {meetup.public_id}"
    assert "took out a meet-up" in text(mia, f"/c/{world.kitchen.public_id}/hosts/journal/")
    decision = Decision.objects.get()
    told = text(browser(world, "ben"), f"/c/{world.kitchen.public_id}/told/{decision.case.public_id}/")  # type: ignore[union-attr]
    assert "The place is a shop." in told
    appeal(decision, "It is a garden.", by=world.ben)
    undo(decision, by=world.ada, because="So it is.")
    assert "A picnic" in text(browser(world, "nora"), path)


def test_a_host_brings_it_back_by_hand(world: World) -> None:
    path, mia = f"/m/{picnic(world).public_id}/", browser(world, "mia")
    for _time in range(2):
        assert mia.post(f"{path}take-out/", {"because": "A reason."}).status_code == 303
    assert "A picnic" in text(browser(world, "nora"), path)


def test_today_tells_of_a_meetup_that_is_soon_and_of_one_that_is_off(world: World) -> None:
    near, far = picnic(world, days=2, title="Soup"), picnic(world, days=6, title="Cake")
    for meetup in (near, far):
        come(meetup, Comes(perhaps=True), by=world.ada)
    page = text(browser(world, "ada"), "/today/")
    assert "Soon, and you wanted to come: “Soup”" in page
    assert f'href="/m/{near.public_id}/"' in page
    assert "Cake" not in page
    assert "Soup" not in text(browser(world, "nora"), "/today/")
    call_off(near, by=world.ben)
    assert "Called off: “Soup”" in text(browser(world, "ada"), "/today/")
    block(Alias.objects.get(name="Lily"), by=world.ada)
    assert "Soup" not in text(browser(world, "ada"), "/today/")


def test_pages_ask_no_more_for_many_meetups_and_guests(world: World) -> None:
    meetup = picnic(world)
    paths = [f"/m/{meetup.public_id}/", f"/c/{world.kitchen.public_id}/meet-ups/"]
    come(meetup, Comes(), by=world.nora)
    nora = browser(world, "nora")
    before = [_asked(nora, path) for path in paths]
    for viewer in (world.ada, world.mia, world.ben):
        come(meetup, Comes(ride="The station", needs_ride=True), by=viewer)
    for number in range(4):
        come(picnic(world, "mia", title=f"Picnic {number}"), Comes(), by=world.nora)
    assert [_asked(nora, path) for path in paths] == before
    assert max(before) <= 16


def _asked(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)
