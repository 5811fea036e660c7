"""On the web: whoever writes words of danger is led to a card that nobody else can open; all else is as ever."""

from datetime import timedelta

import pytest
from django.test import Client

from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.hosting.case import excerpt_of
from alongside.hosting.duty.rota import take_hours
from alongside.hosting.duty.shift import begin_shift
from alongside.hosting.models import Card, Case
from alongside.memberships.access import get_alias
from alongside.standing.distance import block
from alongside.threads.models import Post
from tests.hosting.crisis.scene import HEAVY, START, after
from tests.web.as_person import client_of
from tests.world import World


def share(client: Client, world: World, text: str = HEAVY) -> str:
    """Start a thread, and say where one is led."""
    posted = {"title": "Evening", "text": text, "once": "a form", "sure": "1"}
    answer = client.post(f"/c/{world.kitchen.public_id}/write/", posted)
    assert answer.status_code == 303
    return answer.headers["Location"]


def page_of(client: Client, path: str) -> str:
    """A page that is there."""
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def test_the_author_is_led_to_the_card_and_the_post_is_there_for_everybody(world: World) -> None:
    nora = client_of(world.people["nora"])
    led_to = share(nora, world)
    post = Post.objects.get()
    assert led_to == f"/for-you/{Card.objects.get().public_id}/"
    page = page_of(nora, led_to)
    assert "For you, and nobody else" in page
    assert f"/p/{post.public_id}/" in page
    assert "I want to die" in page_of(client_of(world.people["ben"]), f"/t/{post.thread.public_id}/")
    assert share(nora, world) == led_to, "the same form, sent twice"


def test_whether_a_host_is_there_stands_before_anything_else(world: World) -> None:
    nora = client_of(world.people["nora"])
    led_to = share(nora, world)
    page = page_of(nora, led_to)
    assert page.index("No host is on duty right now") < page.index("sounds very heavy")
    assert "is on duty now" not in page
    begin_shift(by=world.mia)
    page = page_of(nora, led_to)
    assert page.index("A host is on duty now") < page.index("sounds very heavy")
    assert "No host is on duty" not in page


def test_an_answer_and_a_change_lead_there_too(world: World) -> None:
    nora = client_of(world.people["nora"])
    thread = world.thread()
    answered = nora.post(f"/t/{thread.public_id}/answer/", {"text": HEAVY, "sure": "1"})
    assert answered.headers["Location"].startswith("/for-you/")
    plain = nora.post(f"/t/{thread.public_id}/answer/", {"text": "Thank you all.", "sure": "1"})
    assert plain.headers["Location"].startswith("/t/")
    post = Post.objects.get(source="Thank you all.")
    changed = nora.post(f"/p/{post.public_id}/edit/", {"text": HEAVY, "sure": "1"})
    assert changed.headers["Location"].startswith("/for-you/")
    assert Card.objects.count() == 2


def test_other_words_lead_to_the_thread_as_ever(world: World) -> None:
    assert share(client_of(world.people["nora"]), world, "I dread the scan.").startswith("/t/")


@pytest.mark.parametrize("who", ["ben", "mia", "ada", "otto", "stranger"])
@pytest.mark.parametrize("part", ["", "write/", "put-away/"])
def test_to_everybody_else_there_is_no_card(world: World, who: str, part: str) -> None:
    block(get_alias(world.nora, world.ben.alias), by=world.nora)
    led_to = share(client_of(world.people["nora"]), world)
    run_until_empty()
    client = client_of(world.people.get(who))
    assert client.get(led_to + part).status_code in (404, 405)
    assert client.post(led_to + part, {"text": "Hm."}).status_code in (404, 405)
    assert Card.objects.get().put_away_at is None
    if who != "stranger":
        assert "for-you" not in page_of(client, "/today/")


def test_no_page_of_the_thread_tells_anybody_that_there_is_a_card(world: World) -> None:
    share(client_of(world.people["nora"]), world)
    run_until_empty()
    thread = Post.objects.get().thread.public_id
    for who in ("nora", "ben", "mia"):
        page = page_of(client_of(world.people[who]), f"/t/{thread}/")
        assert "for-you" not in page
        assert "card" not in page


def test_it_stays_on_today_until_it_is_put_away_and_thirty_days_at_most(world: World) -> None:
    nora = client_of(world.people["nora"])
    led_to = share(nora, world)
    assert page_of(nora, "/today/").count(led_to) == 1
    assert nora.post(f"{led_to}put-away/").headers["Location"] == "/today/"
    assert led_to not in page_of(nora, "/today/")
    page_of(nora, led_to)
    again = share(client_of(world.people["ben"]), world)
    day = clock.now() + timedelta(days=31)
    clock.set_clock(lambda: day)
    assert again not in page_of(client_of(world.people["ben"]), "/today/")


def test_a_word_to_a_host_from_the_card_is_a_private_conversation(world: World) -> None:
    nora = client_of(world.people["nora"])
    led_to = share(nora, world)
    assert "Only the hosts of Kidney Kitchen" in page_of(nora, f"{led_to}write/")
    answer = nora.post(f"{led_to}write/", {"text": "Is somebody there?", "once": "x"})
    run_until_empty()
    case = Case.objects.get()
    assert answer.headers["Location"] == f"/c/{world.kitchen.public_id}/told/{case.public_id}/"
    assert "Is somebody there?" in page_of(nora, answer.headers["Location"])
    assert client_of(world.people["ben"]).get(answer.headers["Location"]).status_code == 404
    assert "Is somebody there?" in page_of(
        client_of(world.people["mia"]), f"/c/{world.kitchen.public_id}/hosts/cases/{case.public_id}/"
    )


def test_lines_are_of_the_country_one_chose_whatever_the_address_one_comes_from(world: World) -> None:
    nora = client_of(world.people["nora"])
    led_to = share(nora, world)
    before = page_of(nora, led_to)
    assert nora.get(led_to, REMOTE_ADDR="80.58.61.250").content.decode().count("024") == before.count("024")
    answer = nora.post("/help/country/", {"country": "ES", "next": led_to})
    assert answer.headers["Location"] == led_to
    page = page_of(nora, led_to)
    assert page.index("<h3>España</h3>") < page.index("Lines in other countries")
    assert "call 112" in page
    assert "<h3>España</h3>" in page_of(nora, "/help/").split("Lines in other countries")[0]
    assert "Lines in all countries" in page_of(client_of(world.people["ben"]), "/help/")
    assert (
        nora.post("/help/country/", {"country": "ES", "next": "//elsewhere.example/"}).headers["Location"] == "/help/"
    )
    assert nora.post("/help/country/", {"country": "XX"}).status_code == 404


def test_a_visitor_chooses_on_the_help_page_without_being_remembered(client: Client, db: None) -> None:
    assert "<h3>Österreich</h3>" in page_of(client, "/help/?country=AT").split("Lines in other countries")[0]
    assert "Lines in all countries" in page_of(client, "/help/")
    assert "Lines in all countries" in page_of(client, "/help/?country=<b>")
    assert client.post("/help/country/", {"country": "AT"}).status_code == 302


def test_what_a_member_tells_hosts_about_somebody_never_becomes_a_card(world: World) -> None:
    post = world.post(by="nora")
    ben = client_of(world.people["ben"])
    ben.post(f"/p/{post.public_id}/worry/", {"reason": "safety", "text": HEAVY})
    run_until_empty()
    nora = client_of(world.people["nora"])
    assert not Card.objects.exists()
    assert "for-you" not in page_of(nora, "/today/")
    assert "/told/" not in page_of(nora, "/today/")
    assert Case.objects.get().public_id not in page_of(nora, f"/c/{world.kitchen.public_id}/told/")


def test_hosts_who_are_asked_see_one_line_on_today_with_no_word_of_the_post(world: World) -> None:
    clock.set_clock(lambda: START)
    take_hours(by=world.mia, kind="host", weekday=0, begins=9, ends=12, zone="UTC")
    world.post(text=HEAVY, by="nora")
    after(0)
    page = page_of(client_of(world.people["mia"]), "/today/")
    path = f"/c/{world.kitchen.public_id}/hosts/cases/{Case.objects.get().public_id}/"
    assert path in page
    assert "Fern" not in page.split(path)[0][-300:] + page.split(path)[1][:200]
    assert path not in page_of(client_of(world.people["ada"]), "/today/")
    assert path not in page_of(client_of(world.people["nora"]), "/today/")


def test_a_host_in_danger_sees_a_card_and_is_no_host_of_their_own_case(world: World) -> None:
    mia = client_of(world.people["mia"])
    led_to = share(mia, world)
    run_until_empty()
    page_of(mia, led_to)
    case = Case.objects.get()
    assert case.public_id not in page_of(mia, f"/c/{world.kitchen.public_id}/hosts/")
    assert "What helps" not in mia.get(f"/c/{world.kitchen.public_id}/hosts/cases/{case.public_id}/").content.decode()
    told = page_of(mia, f"/c/{world.kitchen.public_id}/told/{case.public_id}/")
    assert "about what you wrote" in told


def test_a_passage_that_tells_how_is_left_out_and_all_else_is_there_for_everybody(world: World) -> None:
    nora = client_of(world.people["nora"])
    led_to = share(nora, world, "I want to die tonight. I have saved up thirty pills. Thank you for the soup, Heron.")
    run_until_empty()
    post = Post.objects.get()
    assert led_to.startswith("/for-you/")
    assert post.is_shown
    page = page_of(client_of(world.people["ben"]), f"/t/{post.thread.public_id}/")
    assert "thirty pills" not in page
    assert "I want to die tonight." in page
    assert "Thank you for the soup, Heron." in page
    excerpt = excerpt_of(Case.objects.get())
    assert "thirty pills" in excerpt, "the hosts need to know"
