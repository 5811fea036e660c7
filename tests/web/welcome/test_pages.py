"""The welcome's pages, as those who may and as those who may not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.accounts.rest import WEEK, rest
from alongside.aliases.name import tell
from alongside.core.jobs import run_until_empty
from alongside.hosting.models import Duty, Nudge, Offer
from alongside.memberships.access import get_alias
from alongside.memberships.models import Membership, Stage
from alongside.threads.models import Post, Wish
from alongside.threads.saying import Words
from alongside.threads.start import start
from tests.hosting.welcome.people import at, hello, later, offers
from tests.web.as_person import client_of
from tests.web.threads.browsing import browse
from tests.world import World


def queue(world: World, who: str) -> str:
    return browse(world, who).get(f"/c/{world.kitchen.public_id}/who-waits/")


def test_the_queue_says_who_waits_since_when_and_why_one_may_be_the_one(world: World) -> None:
    at(9)
    offers(world.ben, "dialysis at night, salt")
    tell(get_alias(world.ben, world.ben.alias), lives_with=True)
    world.post("My first week", "Dialysis begins on Monday.", by="nora")
    later(hours=2)
    page = queue(world, "ben")
    assert "My first week" in page
    assert "first words here" in page
    assert "waits since this morning" in page
    assert "Dialysis begins on Monday." in page
    assert "Writes about dialysis, as you said you know." in page


def test_what_both_live_with_is_said_in_words(world: World) -> None:
    offers(world.ben)
    for who in ("ben", "nora"):
        tell(get_alias(world.viewer(who), world.viewer(who).alias), cares_for=True)
    world.post("Hello", by="nora")
    run_until_empty()
    assert "Cares for someone, as you do." in queue(world, "ben")


def test_first_words_stand_behind_their_content_note(world: World) -> None:
    start(world.kitchen, by=world.nora, title="Hello", words=Words("My mother died.", notes=("death",)))
    run_until_empty()
    page = queue(world, "mia")
    assert "It speaks of death." in page
    assert "My mother died" not in page


def test_an_empty_queue_is_good_news(world: World) -> None:
    assert "Nobody waits." in queue(world, "mia")


def test_to_all_others_there_is_no_queue_and_no_roster(world: World) -> None:
    world.post("Hello", by="nora")
    run_until_empty()
    for person in (world.people["ben"], world.people["otto"], None):
        for page in ("who-waits", "roster"):
            assert client_of(person).get(f"/c/{world.kitchen.public_id}/{page}/").status_code == 404


def test_the_queue_asks_as_often_for_many_as_for_one(world: World) -> None:
    offers(world.ben, "salt")
    ben, path = client_of(world.people["ben"]), f"/c/{world.kitchen.public_id}/who-waits/"
    counts = []
    for many in (1, 40):
        for number in range(many):
            world.post(f"Question {many} {number}", by="nora")
        run_until_empty()
        ben.get(path)
        with CaptureQueriesContext(connection) as queries:
            ben.get(path)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 9


def test_somebody_says_what_they_know_rests_and_stops(world: World) -> None:
    ben, here = browse(world, "ben"), f"/a/{world.ben.alias}/welcome/"
    assert "Offer to welcome people" in ben.get(here)
    ben.post(here, topics="salt", languages="en", begins="8", ends="22")
    assert "salt" in ben.get(here)
    ben.post(here, verb="rest")
    assert "You rest from this until" in ben.get(here)
    ben.post(here, verb="again")
    assert "You rest from this until" not in ben.get(here)
    ben.post(here, verb="stop")
    assert not Offer.objects.exists()


@pytest.mark.parametrize("sent", [{"begins": "99"}, {"languages": "xx"}, {"begins": "x"}, {"topics": "x" * 400}])
def test_what_is_refused_comes_back_with_ones_words(world: World, sent: dict[str, str]) -> None:
    said = {"topics": "cooking without salt", "languages": "en", "begins": "8", "ends": "22"} | sent
    answer = client_of(world.people["ben"]).post(f"/a/{world.ben.alias}/welcome/", said)
    assert answer.status_code == 422
    assert said["topics"] in answer.content.decode()


def test_somebody_new_is_told_to_be_welcomed_first(world: World) -> None:
    Membership.objects.filter(pk=world.nora.member_id).update(stage=Stage.NEW)
    nora, here = client_of(world.people["nora"]), f"/a/{world.nora.alias}/welcome/"
    assert "You are new here yourself" in nora.get(here).content.decode()
    assert nora.post(here, {"begins": "8", "ends": "22"}).status_code in (409, 422)
    assert not Offer.objects.exists()


def test_whoever_was_asked_reads_it_on_today_and_says_not_now(world: World) -> None:
    offers(world.ben)
    post = hello(world, title="A title that tells much")
    ben = browse(world, "ben")
    today = ben.get("/today/")
    assert "Somebody new wrote in Kidney Kitchen. Would you like to say hello?" in today
    assert "A title that tells much" not in today
    ben.post(f"/p/{post.public_id}/not-now/")
    assert Nudge.objects.get().passed
    assert "Somebody" not in ben.get("/today/")


def test_who_rests_from_it_finds_nobody_on_today(world: World) -> None:
    offers(world.ben)
    hello(world)
    ben = browse(world, "ben")
    assert "Somebody new" in ben.get("/today/")
    ben.post(f"/a/{world.ben.alias}/welcome/", verb="rest")
    assert "Somebody new" not in ben.get("/today/")


def test_hosts_read_on_today_what_nobody_answered_and_that_they_never_offered_is_not_said_otherwise(
    world: World,
) -> None:
    hello(world)
    mia = browse(world, "mia")
    assert "Nobody has answered" not in mia.get("/today/")
    later(hours=6)
    assert "Nobody has answered somebody in Kidney Kitchen yet. Would you say a word?" in mia.get("/today/")
    assert "you offered to welcome people" not in mia.get("/today/")


def test_in_the_place_of_a_person_who_rests_somebody_else_is_asked(world: World) -> None:
    for who in (world.ben, world.ada):
        offers(who)
    rest(by=world.people["ben"], lasts=WEEK)
    hello(world)
    assert set(Nudge.objects.filter(passed=False).values_list("alias__name", flat=True)) == {"Heron"}


def test_whoever_waits_reads_what_they_may_expect(world: World) -> None:
    at(3)
    offers(world.ben, begins=8, ends=22)
    world.post("Hello", by="nora")
    run_until_empty()
    nora = browse(world, "nora")
    assert "What you said in Kidney Kitchen waits for an answer. Nobody is on duty just now." in nora.get("/today/")
    assert "It may take until later today." in nora.get("/today/")
    at(9)
    world.kitchen.__class__.objects.update(usual_wait=10)
    assert "People here usually answer within half a day." in nora.get("/today/")
    assert "Nobody is on duty" not in nora.get("/today/")
    assert "waits for an answer" not in browse(world, "ben").get("/today/")


def test_the_first_time_one_shares_words_a_page_says_what_happens_now(world: World) -> None:
    Membership.objects.filter(pk=world.nora.member_id).update(stage=Stage.NEW)
    nora, write = client_of(world.people["nora"]), f"/c/{world.kitchen.public_id}/write/"
    assert "so we can&#39;t say" in nora.get(write).content.decode()
    shared = nora.post(write, {"title": "Hello", "text": "I am new."}).headers["Location"]
    page = nora.get(shared)
    assert "Your words are with Kidney Kitchen now" in page.content.decode()
    assert client_of(world.people["ben"]).get(shared).status_code == 404
    post = Post.objects.get()
    changed = nora.post(f"/p/{post.public_id}/edit/", {"text": "I am new here."}).headers["Location"]
    assert changed.startswith("/t/"), "who changes their words is not told it all again"
    again = nora.post(write, {"title": "Once more", "text": "And this."}).headers["Location"]
    assert again.startswith("/t/")


def test_who_wants_no_answer_is_promised_none(world: World) -> None:
    words = Words("Just so.", wish=Wish.NO_ANSWER)
    post = start(world.kitchen, by=world.nora, title="Hello", words=words)
    page = client_of(world.people["nora"]).get(f"/p/{post.public_id}/shared/").content.decode()
    assert "Your words are with" in page
    assert "answer" not in page.partition("<main")[2].partition("</main")[0].replace("/answer", "")


def test_the_roster_shows_who_is_on_and_takes_and_gives_back_ones_own_hours(world: World) -> None:
    at(9)
    offers(world.ben)
    ben, here = browse(world, "ben"), f"/c/{world.kitchen.public_id}/roster/"
    assert "Nobody is on duty just now." in ben.get(here)
    ben.post(here, weekday="2", begins="8", ends="12")
    assert "On now: Lily." in ben.get(here)
    assert "On now: Lily." in browse(world, "mia").get(here)
    assert "First say what you can welcome people with" in browse(world, "mia").get(here)
    ben.post(here, give_back=Duty.objects.get().public_id)
    assert not Duty.objects.exists()


def test_hours_that_no_list_offers_are_refused_in_words(world: World) -> None:
    offers(world.ben)
    answer = client_of(world.people["ben"]).post(f"/c/{world.kitchen.public_id}/roster/", {"weekday": "9"})
    assert answer.status_code == 422
    assert "Choose a day and hours from the list." in answer.content.decode()
