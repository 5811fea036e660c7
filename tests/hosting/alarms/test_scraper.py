"""A program that copies everything is noticed once, and slowed; somebody who reads much on a bad night never is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.core.ids import new_public_id
from alongside.core.models import Allowance
from alongside.hosting.access import cases_by
from alongside.hosting.alarms.much_read import ALARM_AT, AT_ONCE, SLOW_AT
from alongside.hosting.case import spoken_in
from alongside.hosting.models import Case, CaseKind
from alongside.threads.models import Post, Thread
from alongside.web.reading import ReadsTooMuch, count_page, forget_readers
from tests.moments import later
from tests.web.as_person import client_of
from tests.world import World

THREADS = 2_000


def many_threads(world: World, how_many: int) -> list[str]:
    """Threads of one post each, stored without the verbs, because only their number matters."""
    post = world.post(by="ada")
    thread = post.thread
    ids = [new_public_id() for _each in range(how_many)]
    Thread.objects.bulk_create(
        Thread(
            public_id=each, community=world.kitchen, title="Old", started_by_id=thread.started_by_id, last_number=1,
            last_by_id=thread.last_by_id, started_at=thread.started_at, last_at=thread.last_at,
        ) for each in ids
    )  # fmt: skip
    Post.objects.bulk_create(
        Post(thread=each, number=1, author_id=post.author_id, source="x", html="<p>x</p>", rendered_by=1, at=post.at)
        for each in Thread.objects.filter(public_id__in=ids)
    )
    return ids


def alarms() -> list[Case]:
    return list(Case.objects.filter(kind=CaseKind.ALARM))


@pytest.fixture
def frozen() -> None:
    later()


def test_a_scraper_walks_two_thousand_threads_and_is_noticed_once_and_slowed(world: World, frozen: None) -> None:
    client = client_of(world.people["ben"])
    read = [client.get(f"/t/{each}/").status_code for each in many_threads(world, THREADS)]
    assert read.index(429) <= SLOW_AT + 2 * AT_ONCE
    assert set(read[: read.index(429)]) == {200}
    assert set(read[read.index(429) :]) == {429}
    (alarm,) = alarms()
    assert "Lily opened very many pages" in spoken_in(alarm)[0].text
    assert alarm in cases_by(world.mia)


def test_the_page_says_why_and_what_to_do_and_words_to_the_hosts_get_through(world: World, frozen: None) -> None:
    _read(world, SLOW_AT + 2 * AT_ONCE)
    client = client_of(world.people["ben"])
    page = client.get(f"/t/{world.thread().public_id}/")
    assert page.status_code == 429
    assert "more than anybody can read" in page.content.decode()
    assert client.post(f"/c/{world.kitchen.public_id}/word/", {"text": "I am no program."}).status_code == 303


def test_what_was_opened_before_still_opens_and_after_the_hour_everything_does(world: World, frozen: None) -> None:
    thread = world.thread()
    client = client_of(world.people["ben"])
    assert client.get(f"/t/{thread.public_id}/").status_code == 200
    _read(world, SLOW_AT + 2 * AT_ONCE)
    assert client.get(f"/t/{thread.public_id}/").status_code == 200
    other = world.thread()
    assert client.get(f"/t/{other.public_id}/").status_code == 429
    later(minutes=61)
    assert client.get(f"/t/{other.public_id}/").status_code == 200


def test_a_heavy_readers_evening_and_reading_the_same_again_alarm_nobody(world: World, frozen: None) -> None:
    for number in range(150):
        later(minutes=1)
        count_page(world.ben, f"thread {number}")
    for _again in range(2_000):
        count_page(world.ben, "the one that helps")
    assert alarms() == []


def test_a_new_process_begins_anew_and_the_allowance_holds_across_all(world: World, frozen: None) -> None:
    _read(world, ALARM_AT // 2)
    forget_readers()
    _read(world, ALARM_AT // 2 + 2 * AT_ONCE, begin=10_000)
    assert len(alarms()) == 1


def test_one_who_reads_much_slows_nobody_else(world: World, frozen: None) -> None:
    _read(world, SLOW_AT + 2 * AT_ONCE)
    count_page(world.nora, "a thread")
    with pytest.raises(ReadsTooMuch):
        count_page(world.ben, "a thread")


def test_search_alias_pages_and_one_post_at_a_time_count_too(world: World, frozen: None) -> None:
    thread = world.thread()
    _read(world, SLOW_AT + 2 * AT_ONCE)
    client = client_of(world.people["ben"])
    client.cookies["look"] = ".bad-day"
    for path in (
        f"/c/{world.kitchen.public_id}/search/?q=scan",
        f"/a/{world.ada.alias}/",
        f"/t/{thread.public_id}/?at=1",
    ):
        assert client.get(path).status_code == 429, path


def test_strangers_are_not_counted_and_a_usual_page_writes_nothing(world: World) -> None:
    thread, client = world.thread(), client_of(world.people["ben"])
    client.get(f"/t/{thread.public_id}/")
    with CaptureQueriesContext(connection) as seen:
        client.get(f"/t/{thread.public_id}/")
    assert len(seen) <= 4
    assert not Allowance.objects.exclude(key="").filter(left__lt=0).exists()
    count_page(world.nobody, "a thread")


def _read(world: World, how_many: int, *, begin: int = 0) -> None:
    """Ben opens so many pages, by name alone."""
    for number in range(begin, begin + how_many):
        try:
            count_page(world.ben, f"page {number}")
        except ReadsTooMuch:
            return
