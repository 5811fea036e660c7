"""Addresses are asked once a month, where that is allowed; silence for a week is death, and for one day it is none."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from alongside.core import clock
from alongside.core.fetching.fetch import Way
from alongside.core.models import JobRow
from alongside.guide.checkup import directory
from alongside.guide.directory.keep import say_looked
from alongside.guide.directory.links import DAYS, ask_for, check_links, due
from alongside.guide.directory.listing import get_listed
from alongside.guide.models import Entry, Link
from tests.guide.directory.places import a_place, guide_of
from tests.servers.https import LOOPBACK, Stub, https_server, says
from tests.world import World

HOST = "lake.example.org"


@contextmanager
def site(folder: Path, answer: bytes) -> Iterator[tuple[Stub, Way]]:
    """The site of the place, which answers so."""
    with https_server(folder, [HOST, f"www.{HOST}"], lambda _name, _sent, line: line.sendall(answer)) as stub:
        yield (
            stub,
            Way(
                resolve=lambda _host, _port, _within: [LOOPBACK],
                may_reach=lambda address: address == LOOPBACK,
                trust=lambda: stub.trust,
                port=stub.port,
            ),
        )


NOWHERE = Way(resolve=lambda _host, _port, _within: [LOOPBACK], may_reach=lambda _address: True, port=9)


def days_go_by(days: int) -> None:
    then = clock.now() + timedelta(days=days)
    clock.set_clock(lambda: then)


def link_of(entry: Entry) -> str:
    entry.refresh_from_db()
    return entry.link_state


@pytest.mark.parametrize(
    "status", ["200 OK", "401 Unauthorized", "403 Forbidden", "405 Method Not Allowed", "429 Later"]
)
def test_a_site_that_answers_works_whatever_it_thinks_of_machines(world: World, tmp_path: Path, status: str) -> None:
    entry = a_place(world)
    with site(tmp_path, says(status, b"x" * 3_000_000)) as (stub, way):
        ask_for(entry.pk, way)
    assert link_of(entry) == Link.WORKS
    assert stub.heard[0].startswith("GET / HTTP/1.1")
    assert "Cookie" not in stub.heard[0]
    assert "Referer" not in stub.heard[0]


@pytest.mark.parametrize("answer", [says("404 Not Found"), says("410 Gone"), says("503 Unavailable"), b"nonsense"])
def test_a_site_that_is_silent_for_a_week_is_dead_and_its_entry_stands_and_says_so(
    world: World, tmp_path: Path, answer: bytes
) -> None:
    entry = a_place(world)
    with site(tmp_path, answer) as (_stub, way):
        ask_for(entry.pk, way)
        assert link_of(entry) == Link.UNKNOWN, "one silence is none"
        days_go_by(6)
        ask_for(entry.pk, way)
        assert link_of(entry) == Link.UNKNOWN
        days_go_by(1)
        ask_for(entry.pk, way)
    assert link_of(entry) == Link.DEAD
    assert get_listed(entry.public_id).link_state == Link.DEAD
    assert any("have not answered" in finding.trouble for finding in directory())


def test_one_answer_in_between_and_the_week_begins_anew(world: World, tmp_path: Path) -> None:
    entry = a_place(world)
    ask_for(entry.pk, NOWHERE)
    days_go_by(7)
    with site(tmp_path, says("200 OK")) as (_stub, way):
        ask_for(entry.pk, way)
    ask_for(entry.pk, NOWHERE)
    assert link_of(entry) == Link.WORKS
    days_go_by(7)
    ask_for(entry.pk, NOWHERE)
    assert link_of(entry) == Link.DEAD
    say_looked(entry, by=guide_of(world))
    assert link_of(entry) == Link.UNKNOWN, "a person who looked knows better"


def test_it_follows_to_the_same_site_and_never_to_another(world: World, tmp_path: Path) -> None:
    entry = a_place(world)
    with site(tmp_path, says("301 Moved", Location=f"https://www.{HOST}/")) as (stub, way):
        ask_for(entry.pk, way)
        assert len(stub.heard) > 1
    for to in ("https://elsewhere.example.net/", "http://169.254.169.254/", "https://127.0.0.1/"):
        with site(tmp_path, says("302 Found", Location=to)) as (stub, way):
            ask_for(entry.pk, way)
            assert len(stub.heard) == 1
        assert link_of(entry) == Link.UNKNOWN


def test_a_name_that_leads_into_our_own_net_is_never_asked(world: World) -> None:
    entry = a_place(world)
    for address in ("127.0.0.1", "10.0.0.5", "169.254.169.254", "::1"):
        ask_for(entry.pk, Way(resolve=lambda _host, _port, _within, here=address: [here]))  # type: ignore[misc]
        assert link_of(entry) == Link.UNKNOWN


def test_nobody_is_asked_where_the_installation_does_not_allow_it(world: World, settings: Any) -> None:
    a_place(world)
    settings.CHECKS_LINKS = False
    check_links()
    assert not JobRow.objects.filter(name__contains="check_link").exists()


def test_no_day_asks_everybody_and_each_is_asked_once_a_month(world: World, settings: Any) -> None:
    settings.CHECKS_LINKS = True
    entry = a_place(world)
    for number in range(99):
        copy = Entry.objects.get(pk=entry.pk)
        copy.pk, copy.public_id, copy.ref, copy.link = (
            None,
            f"{number:026}",
            f"copy-{number}",
            f"https://x{number}.org/",
        )
        copy.save(force_insert=True)
    asked: list[int] = []
    for _day in range(DAYS):
        today = due()
        assert 0 <= len(today) <= 4
        asked += today
        Entry.objects.filter(pk__in=today).update(link_on=clock.today(), link_state=Link.WORKS)
        days_go_by(1)
    assert len(asked) == len(set(asked)) == 100
    assert due() == []
    days_go_by(2)
    check_links()
    check_links()
    rows = JobRow.objects.filter(name__endswith="directory.links.check_link")
    assert rows.count() == 4
    assert len({row.due for row in rows}) == 4, "spread over the day"


def test_suggestions_and_what_was_taken_out_are_not_asked_about(world: World, tmp_path: Path) -> None:
    entry = a_place(world, listed=False)
    assert due() == []
    with site(tmp_path, says("200 OK")) as (stub, way):
        ask_for(entry.pk, way)
        assert stub.heard == []
