"""“Where do I start?” as a visitor sees it: people above all, plain reasons, and nothing kept of what was said."""

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from alongside.aliases.models import Alias
from alongside.communities.found import change
from alongside.core.jobs import run_until_empty
from alongside.core.logs import AllowList
from alongside.core.models import Allowance
from alongside.guide.guides import appoint_guide
from alongside.memberships.lead import greet
from alongside.standing.distance import block
from alongside.threads.models import Thread
from alongside.web.how_often import OF_A_NETWORK
from tests.guide.start.test_start import SCANS, elsewhere, opened, talk
from tests.web.as_person import client_of
from tests.world import World

PATH = "/guide/start/"
SECRET = "zweigkanarie"  # a word that no page of ours has
MANY_QUERIES = 25


def say(client: Client, text: str = "", **taps: object) -> str:
    """What is answered to somebody who says this."""
    run_until_empty()
    answer: Any = client.post(PATH, {"text": text, **taps})
    assert answer.status_code == 200
    return str(answer.content.decode())


def guided(world: World) -> None:
    appoint_guide(Alias.objects.get(pk=world.ben.member_id))


@pytest.fixture
def visitor(db: None) -> Client:
    return client_of(None)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything anybody logs, as the server would write it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(AllowList())
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


def everything() -> dict[str, list[Any]]:
    """Every row of every table, but how often forms came, which is kept as a hash of the network alone."""
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = cursor.fetchall()
    found.pop(Allowance._meta.db_table)
    return found


def test_the_empty_page_leads_to_people_before_the_box(world: World, visitor: Client) -> None:
    opened(world)
    guided(world)
    page = visitor.get(PATH).content.decode()
    assert page.index("Ask the guide") < page.index("Ask a host") < page.index("<textarea")
    assert f"/c/{world.kitchen.public_id}/ask/" in page


def test_without_a_guide_hosts_are_named_and_without_hosts_the_help_page(world: World, visitor: Client) -> None:
    page = visitor.get(PATH).content.decode()
    assert "Ask the guide" not in page
    assert "Nobody can be asked here at the moment" in page
    opened(world)
    assert "Ask a host" in visitor.get(PATH).content.decode()


def test_the_front_page_and_the_list_of_communities_lead_here(world: World, visitor: Client) -> None:
    for client, path in ((visitor, "/"), (visitor, "/communities/"), (client_of(world.people["ben"]), "/communities/")):
        assert f'href="{PATH}"' in client.get(path).content.decode()


def test_an_answer_has_people_first_then_places_with_reasons(world: World, visitor: Client) -> None:
    opened(world)
    guided(world)
    greet(by=world.mia, greets=True, greeting="Come and sit down.")
    page = say(visitor, SCANS)
    assert page.index("Ask the guide with these words") < page.index("Come and sit down.") < page.index('id="found"')
    assert "Because you wrote about “" in page
    assert SCANS in page[page.index('id="box"') :], "the words stay in the box"


def test_most_weeks_is_said_in_words(world: World, visitor: Client) -> None:
    opened(world)
    talk(world, 6)
    said = "Because you wrote about “waiting for scans”, and people there talk about that most weeks."
    assert said in say(visitor, SCANS)


def test_taps_alone_are_answered_with_a_reason(world: World, visitor: Client) -> None:
    elsewhere("Carers", who="people who care for somebody", stands=["cares_for"], hopes=["company"])
    page = say(visitor, stand="cares_for", hope="company")
    assert "Because it is for people who care for somebody." in page
    assert "Because people there keep each other company." in page
    assert "It is not on this site." in page


def test_another_language_is_named(world: World, visitor: Client) -> None:
    elsewhere("Riñones", "kidney failure", languages=["es"], what="Personas con diálisis.", who="pacientes")
    assert "People write Spanish there." in say(visitor, "Tengo diálisis y me fallan los riñones.")
    assert "People write Spanish there." not in say(
        client_of_language("es"), "Tengo diálisis y me fallan los riñones."
    )  # fmt: skip


def client_of_language(language: str) -> Client:
    client = client_of(None)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    return client


def test_no_reason_quotes_more_than_a_few_words(world: World, visitor: Client) -> None:
    opened(world)
    words = f"{SCANS} My husband left me in March and nobody of my family may know of it, not my mother either."
    page = say(visitor, words)
    quotes = re.findall(r"“(.*?)”", page[: page.index('id="box"')])
    assert quotes
    assert all(len(quote.split()) <= 4 for quote in quotes)


def test_words_go_to_the_guide_in_the_body_of_a_form(world: World, visitor: Client) -> None:
    guided(world)
    assert say(visitor, SCANS).count('action="/guide/ask/"') == 1
    page = visitor.post("/guide/ask/", {"brought": "1", "text": SCANS}).content.decode()
    assert SCANS in page
    assert 'name="address"' in page or "Ask the guide" in page


def test_who_wrote_more_than_a_question_holds_is_told_before(world: World, visitor: Client) -> None:
    guided(world)
    assert "the first 5,000 letters come along" in say(visitor, "dialysis " * 600)
    assert "letters come along" not in say(visitor, SCANS)


def test_an_empty_form_is_told_what_to_do(visitor: Client) -> None:
    page = say(visitor)
    assert "One word is enough, or one tap." in page


def test_nothing_that_fits_is_said_plainly_with_ways_on(world: World, visitor: Client) -> None:
    guided(world)
    page = say(visitor, "qwertz asdfgh")
    assert "We found nothing that fits" in page
    for way in ('href="/guide/"', 'href="/guide/ask/"', 'href="#box"'):
        assert way in page


def test_too_long_a_story_is_given_back_with_a_word(visitor: Client) -> None:
    page = say(visitor, "word " * 2_500)
    assert "longer than we can read here" in page
    assert "word word word" in page


def test_danger_brings_words_and_lines_before_anything_a_program_found(world: World, visitor: Client) -> None:
    opened(world)
    guided(world)
    page = say(visitor, f"{SCANS} I want to die.")
    order = ["First, for you", "sounds very heavy", 'href="tel:988"', "Ask the guide with these words", 'id="found"']
    assert sorted(order, key=page.index) == order
    assert '<details class="folded" id="found">' in page
    assert "Nobody has read your words" in page
    assert "“" not in page[page.index('id="found"') : page.index('id="box"')], "no word of theirs comes back"
    assert "First, for you" not in say(visitor, SCANS)


def test_lines_of_a_country_are_chosen_on_the_page_and_the_words_stay(visitor: Client) -> None:
    page = say(visitor, "I want to die.", country="GB", stand="lost")
    assert page.index("Samaritans") < page.index("Lines in other countries")
    assert "I want to die." in page
    assert '<input type="hidden" name="stand" value="lost">' in page


def test_closed_words_are_found_by_nobody_here(world: World, visitor: Client) -> None:
    change(world.kitchen, is_listed=True)
    world.thread("canary-gartenzaun kidney", f"canary-geheim {SCANS}")
    for words in (SCANS, "canary-gartenzaun kidney", "canary-geheim scans of my kidneys"):
        for client in (visitor, client_of(world.people["ben"])):
            page = say(client, words)
            found = page[: page.index('id="box"')]
            assert "/t/" not in found
            assert "Everyone can read these" not in found


def test_whom_a_member_blocked_begins_no_thread_that_they_are_shown(world: World, visitor: Client) -> None:
    opened(world)
    thread = world.thread("Open scans", SCANS, by="nora")
    Thread.objects.filter(pk=thread.pk).update(is_open=True)
    member = client_of(world.people["ben"])
    assert "Open scans" in say(member, SCANS)
    block(Alias.objects.get(pk=world.nora.member_id), by=world.ben)
    assert "Open scans" not in say(member, SCANS)
    assert "Open scans" in say(visitor, SCANS)


@pytest.mark.parametrize("who", ["", "ben"])
def test_nothing_of_it_is_kept(world: World, who: str, log: io.StringIO) -> None:
    opened(world)
    client = client_of(world.people[who] if who else None)
    client.get(PATH)
    run_until_empty()
    before, cookies = everything(), client.cookies.output()
    for words in (SCANS, "I want to die."):
        answer: Any = client.post(PATH, {"text": f"{SECRET} {words}", "stand": "lost", "hope": "read"})
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"
        assert SECRET not in str(answer.headers)
        assert SECRET not in answer.cookies.output()
        assert SECRET in answer.content.decode()
    assert everything() == before
    assert client.cookies.output() == cookies
    assert SECRET not in log.getvalue()


def test_the_limit_counts_networks_and_no_person(world: World, settings: Settings) -> None:
    keys = []
    for client in (client_of(None), client_of(world.people["ben"])):
        Allowance.objects.all().delete()
        client.post(PATH, {"text": "x"})
        keys.append(set(Allowance.objects.values_list("key", flat=True)))
    assert keys[0] == keys[1] != set()
    settings.LIMITS_TIMES = 1
    Allowance.objects.update(left=0)
    answer: Any = client_of(None).post(PATH, {"text": SECRET})
    assert (answer.status_code, SECRET in answer.content.decode()) == (429, True)
    assert OF_A_NETWORK.most >= 100, "a clinic's guests share a network"


def test_an_answer_asks_the_database_as_often_however_much_there_is(world: World, visitor: Client) -> None:
    opened(world)
    world.thread("Scan days", SCANS)
    counts = []
    for more in range(2):
        say(visitor, SCANS)
        with CaptureQueriesContext(connection) as queries:
            visitor.post(PATH, {"text": SCANS})
        counts.append(len(queries))
        for number in range(12):
            elsewhere(f"Place {more} {number}", "asthma")
            world.thread(f"More scans {number}", SCANS)
    assert counts[1] <= counts[0] + 1
    assert counts[1] <= MANY_QUERIES, counts


def test_markup_stays_words(visitor: Client) -> None:
    page = say(visitor, '</textarea><script>alert(1)</script>"><img src=x>')
    assert "<script>alert" not in page
    assert "<img src=x>" not in page
