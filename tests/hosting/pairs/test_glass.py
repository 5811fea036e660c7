"""Who is behind an alias: for two hosts, for a day, written down each time, and told to the person afterwards."""

from datetime import timedelta

import pytest
from django.db import connection

from alongside.accounts.addresses import ProvenAddress, add_address
from alongside.accounts.letters import letters_waiting
from alongside.accounts.proof import RecentProof
from alongside.core import clock
from alongside.core.errors import NotFound, TooOften
from alongside.core.jobs import run_until_empty
from alongside.core.models import JobRow
from alongside.core.worker import queue_daily
from alongside.hosting.access import own_cases_by
from alongside.hosting.case import spoken_in
from alongside.hosting.glass import LOOKS, look_behind, may_look
from alongside.hosting.models import Proposal, ProposalKind
from alongside.hosting.pairs.access import journal_by
from alongside.hosting.pairs.looked import tell_sooner, tell_those_looked_behind
from alongside.memberships.errors import NotHost
from alongside.memberships.lead import retire
from tests.hosting.pairs.agreeing import agreed, alias_of, proposed
from tests.moments import later
from tests.web.as_person import client_of
from tests.world import World

BREAK_GLASS = ProposalKind.BREAK_GLASS


@pytest.fixture
def broken(world: World) -> Proposal:
    """Mia proposed it, Ada agreed; Ben has an address, and another alias elsewhere."""
    from alongside.ownership import acting

    add_address(ProvenAddress("ben@example.org"), by=RecentProof(world.people["ben"]))
    acting.come_in(world.people["ben"], world.garden, name="Willow-ben")
    return agreed(world, BREAK_GLASS, alias_of(world, "ben"))


def test_who_proposed_it_sees_the_addresses_and_nothing_else(world: World, broken: Proposal) -> None:
    assert look_behind(broken, by=world.mia) == ["ben@example.org"]
    assert next(entry.verb for entry in journal_by(world.ada)) == "looked: look behind the alias"


def test_nobody_else_looks_not_the_second_either(world: World, broken: Proposal) -> None:
    entries = journal_by(world.ada).count()
    for other in (world.ada, world.ben, world.nora, world.otto, world.nobody):
        assert not may_look(broken, by=other)
        with pytest.raises(NotFound):
            look_behind(broken, by=other)
    assert journal_by(world.ada).count() == entries


def test_nobody_looks_before_a_second_agreed(world: World) -> None:
    made = proposed(world, BREAK_GLASS, alias_of(world, "ben"))
    with pytest.raises(NotFound):
        look_behind(made, by=world.mia)


def test_the_glass_closes_after_a_day_after_a_few_looks_and_with_the_role(world: World, broken: Proposal) -> None:
    for _time in range(LOOKS):
        look_behind(broken, by=world.mia)
    with pytest.raises(TooOften):
        look_behind(broken, by=world.mia)
    assert sum(entry.verb.startswith("looked") for entry in journal_by(world.ada)) == LOOKS
    mia = world.mia
    later(days=1.01)
    with pytest.raises(NotFound):
        look_behind(broken, by=mia)
    clock.set_clock(None)
    assert mia.alias_id
    retire(mia.alias_id, by=world.ada)
    with pytest.raises((NotFound, NotHost)):
        look_behind(broken, by=mia)


def test_of_a_proposal_to_let_somebody_go_nothing_is_seen(world: World) -> None:
    made = agreed(world, ProposalKind.LET_GO, alias_of(world, "ben"))
    with pytest.raises(NotFound):
        look_behind(made, by=world.mia)


def test_who_has_no_address_has_nothing_to_show(world: World) -> None:
    made = agreed(world, BREAK_GLASS, alias_of(world, "nora"))
    assert look_behind(made, by=world.mia) == []


def test_the_page_shows_it_and_is_kept_nowhere(world: World, broken: Proposal) -> None:
    path = f"/c/{world.kitchen.public_id}/hosts/proposals/{broken.public_id}/"
    mia = client_of(world.people["mia"])
    assert "ben@example.org" not in mia.get(path).content.decode()
    shown = mia.post(f"{path}look/")
    assert "ben@example.org" in shown.content.decode()
    assert "Willow-ben" not in shown.content.decode()
    assert shown.headers["Cache-Control"] == "no-store"
    assert "ben@example.org" not in mia.get(path).content.decode()
    for name in ("ada", "ben", "nora", "otto"):
        assert client_of(world.people[name]).post(f"{path}look/").status_code == 404
    with connection.cursor() as cursor:
        cursor.execute("SELECT because, about FROM journal_entry")
        assert "ben@example.org" not in str(cursor.fetchall())


def test_the_person_is_told_after_fourteen_days_and_not_earlier(world: World, broken: Proposal) -> None:
    later(days=13.9)
    tell_those_looked_behind()
    assert not own_cases_by(world.ben).exists()
    assert letters_waiting() == []
    clock.set_clock(None)
    later(days=14.1)
    queue_daily()
    JobRow.objects.exclude(name__endswith="tell_those_looked_behind").delete()
    run_until_empty()
    tell_those_looked_behind()
    (told,) = own_cases_by(world.ben)
    words = spoken_in(told)[0].text
    assert "It happened twice." in words
    assert "Maple" not in words, "hosts answer for it together"
    assert [letter.to for letter in letters_waiting()] == ["ben@example.org"]


def test_hosts_can_tell_sooner_and_never_later(world: World, broken: Proposal) -> None:
    tell_sooner(broken, by=world.ada, days=400)
    broken.refresh_from_db()
    assert broken.tell_at
    assert broken.tell_at <= clock.now() + timedelta(days=14)
    tell_sooner(broken, by=world.ada, days=0)
    assert own_cases_by(world.ben).count() == 1
    with pytest.raises(NotFound):
        tell_sooner(broken, by=world.viewer("otto", world.garden), days=0)


def test_who_was_let_go_meanwhile_is_told_too(world: World, broken: Proposal) -> None:
    agreed(world, ProposalKind.LET_GO, alias_of(world, "ben"))
    before = own_cases_by(world.ben).count()
    later(days=15)
    tell_those_looked_behind()
    assert own_cases_by(world.ben).count() == before + 1
