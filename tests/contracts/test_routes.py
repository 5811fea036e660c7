"""Every route, opened as everybody: who may, may; to all others it looks as if there were nothing.

"Nothing" is the same status, body and headers as for an id that never was.
"""

import re
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from alongside.accounts.models import Person, PersonId
from alongside.communities.found import change
from alongside.communities.models import Joining
from alongside.core.ids import new_public_id
from alongside.core.models import EventRow
from alongside.hosting.worry import word_to_hosts
from alongside.journal.models import Entry
from alongside.memberships.join import find_invitation, invite
from alongside.memberships.leave import leave
from alongside.ownership import acting
from tests.contracts.route_table import ROLES, TABLE
from tests.web.as_person import client_of
from tests.world import World

POSTED = {
    "change-role": {"verb": "retire"},
    "remove-post": {"because": "A reason."},
    "remove-member": {"because": "One."},
}
PLACES = re.compile(r"<(?:\w+:)?(\w+)>")


def routes() -> dict[str, str]:
    """Every named path of the house."""
    found: dict[str, str] = {}

    def walk(resolver: URLResolver, before: str) -> None:
        for entry in resolver.url_patterns:
            path = before + str(entry.pattern)
            if isinstance(entry, URLResolver):
                walk(entry, path)
            elif isinstance(entry, URLPattern):
                assert entry.name, f"{path} has no name"
                found[entry.name] = path

    walk(get_resolver(), "")
    return found


class Cast:
    """A browser for each role, and one thing of each kind to ask for."""

    def __init__(self, world: World) -> None:
        former = PersonId(Person.objects.create().pk)
        left = acting.come_in(former, world.kitchen, name="Swift")
        leave(left)
        world.people["former"] = former
        people = {"elsewhere": "otto", "former": "former", "member": "nora", "author": "ben", "host": "mia",
                  "founder": "ada"}  # fmt: skip
        self.clients: dict[str, Client] = {"stranger": client_of(None)}
        self.clients |= {role: client_of(world.people[name]) for role, name in people.items()}
        post = world.post(by="ben")
        invitation = find_invitation(invite(world.kitchen, by=world.ben))
        assert invitation
        change(world.kitchen, joining=Joining.ASK)
        asking = acting.come_in(PersonId(Person.objects.create().pk), world.kitchen, name="Robin")
        change(world.kitchen, joining=Joining.OPEN)
        self.things = {
            "community_id": world.kitchen.public_id,
            "thread_id": post.thread.public_id,
            "post_id": post.public_id,
            "alias_id": world.ben.alias,
            "asking_id": asking.alias.public_id,
            "case_id": word_to_hosts("A private word.", by=world.ben).public_id,
            "invitation_id": invitation.public_id,
            "kind": "thread",
            "place_id": post.thread.public_id,
            "version": "1",
            "seed": "aaaa",
            "step": "name",
            "secret": new_public_id(),
        }

    def path(self, pattern: str, *, missing: bool = False) -> str:
        """The path to a thing that is there, or to one that never was."""
        never = {name: new_public_id() if name.endswith("_id") else value for name, value in self.things.items()}
        things = never if missing else self.things
        if "/asking/" in pattern:
            things = {**things, "alias_id": things["asking_id"]}
        return "/" + PLACES.sub(lambda found: things[found[1]], pattern)


@pytest.fixture
def cast(world: World) -> Cast:
    return Cast(world)


def refused(answer: Any) -> bool:
    """Whether this is nothing, or the way to the door."""
    to_door = answer.status_code in (302, 303) and answer.headers["Location"].startswith("/sign-in/")
    return answer.status_code == 404 or to_door


def seen(answer: Any) -> tuple[object, ...]:
    """All of an answer that could tell something: tokens of forms are fresh each time, the rest is not."""
    body = re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", answer.content)
    headers = {name: value for name, value in answer.headers.items() if name != "Location"}
    return answer.status_code, body, headers


@pytest.mark.django_db
def test_the_table_has_a_row_for_every_route_and_a_route_for_every_row() -> None:
    assert set(routes()) == set(TABLE)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_who_may_read_reads_and_to_others_there_is_nothing(cast: Cast, name: str) -> None:
    row, pattern = TABLE[name], routes()[name]
    cells = 0
    for role in ROLES:
        client, path = cast.clients[role], cast.path(pattern)
        answer = client.get(path)
        if row.read is None:
            assert answer.status_code in (404, 405), (role, path, answer.status_code)
        elif role in row.read:
            assert answer.status_code < 400, (role, path, answer.status_code)
            assert not refused(answer), (role, path)
        else:
            assert refused(answer), (role, path, answer.status_code)
            if "_id>" in pattern:
                assert seen(answer) == seen(client.get(cast.path(pattern, missing=True))), (role, path)
        cells += 1
    assert cells == len(ROLES)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_who_may_act_acts_and_for_others_nothing_happens(cast: Cast, name: str) -> None:
    row, pattern = TABLE[name], routes()[name]
    for role in ROLES:
        before = EventRow.objects.count(), Entry.objects.count()
        with transaction.atomic():
            answer = cast.clients[role].post(cast.path(pattern), POSTED.get(name, {}))
            after = EventRow.objects.count(), Entry.objects.count()
            transaction.set_rollback(True)
        if row.act is not None and role in row.act:
            assert not refused(answer), (role, name, answer.status_code)
            assert answer.status_code < 500
        else:
            assert refused(answer) or answer.status_code == 405, (role, name, answer.status_code)
            assert before == after, f"{role} is refused at {name}, and yet something happened"
