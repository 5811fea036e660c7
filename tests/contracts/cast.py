"""Who opens the routes, and one thing of each kind to ask for."""

import copy
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from alongside.accounts.models import Person, PersonId
from alongside.chats.feeds import open_feed
from alongside.communities.found import change
from alongside.communities.models import Joining
from alongside.core.ids import new_public_id
from alongside.hosting.welcome.wait import mind_wait
from alongside.hosting.worry import word_to_hosts
from alongside.mailroom.tokens import unsubscribe_tokens
from alongside.memberships.join import find_invitation, invite
from alongside.memberships.leave import leave
from alongside.ownership import acting
from tests.chats.evenings import evening, weekly
from tests.contracts.things import (
    make_chats,
    make_danger,
    make_decision,
    make_document,
    make_friends,
    make_guide,
    make_guide_question,
    make_held_mail,
    make_mail,
    make_note,
    make_picture,
    make_ways_in,
)
from tests.hosting.pairs.agreeing import agreed
from tests.meetups.gatherings import picnic
from tests.web.as_person import client_of
from tests.world import World, build_world

PLACES = re.compile(r"<(?:\w+:)?(\w+)>")
IN_THE_HOUR = ("/say/", "/here/", "/ask/", "/pin/", "/calm/", "/end/", "/waiting/")
PEOPLE = {"elsewhere": "otto", "former": "former", "waiting": "waiting", "member": "nora", "author": "ben",
          "host": "mia", "founder": "ada"}  # fmt: skip


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
        world.people["former"] = PersonId(Person.objects.create().pk)
        leave(acting.come_in(world.people["former"], world.kitchen, name="Swift"))
        post = world.post(by="ben")
        mind_wait(post=post.pk)
        secret = invite(world.kitchen, by=world.ben)
        invitation = find_invitation(secret)
        assert invitation
        change(world.kitchen, joining=Joining.ASK)
        world.people["waiting"] = PersonId(Person.objects.create().pk)
        asking = acting.come_in(world.people["waiting"], world.kitchen, name="Robin", asking="May I come in?")
        change(world.kitchen, joining=Joining.OPEN)
        self.clients: dict[str, Client] = {"stranger": client_of(None)}
        self.clients |= {role: client_of(world.people[name]) for role, name in PEOPLE.items()}
        self.things = {
            "community_id": world.kitchen.public_id,
            "thread_id": post.thread.public_id,
            "post_id": post.public_id,
            "alias_id": world.ben.alias,
            "asking_id": asking.alias.public_id,
            "note_id": make_note(world, post),
            "case_id": word_to_hosts("A private word.", by=world.ben).public_id,
            "invitation_id": invitation.public_id,
            "proposal_id": agreed(world, "break-glass", post.author, by="ada", second="mia").public_id,
            "kind": "thread",
            "place_id": post.thread.public_id,
            "version": "1",
            "seed": "aaaa",
            "step": "name",
            "secret": secret,
            "picture_id": make_picture(world, post).public_id,
            "document_id": make_document(world, post).public_id,
            "size": "large",
            "truth": "face",
            "mail_id": make_mail().public_id,
            "provider": "mailgun",
            "matter": "inbound",
            "held_id": make_held_mail(world.people["ben"]),
            "meetup_id": picnic(world).public_id,
            "chat_id": evening(world).public_id,
            "series_id": weekly(world).public_id,
            "token": open_feed(by=world.ben),
            "local": unsubscribe_tokens([world.ben.member_id])[world.ben.member_id],
            "question_id": make_guide_question(post).public_id,
            "number": "1",
            "code": new_public_id(),
            "form": "txt",
            **make_chats(world),
            **make_friends(world),
            **make_guide(world),
            **make_ways_in(world.people["ben"]),
            **make_decision(world),
            **make_danger(world),
        }

    def path(self, pattern: str, *, missing: bool = False, **instead: str) -> str:
        """The path to a thing that is there, or to one that never was."""
        never = {name: new_public_id() if is_id(name) else value for name, value in self.things.items()}
        things = {**(never if missing else self.things), **instead}
        return path_of(pattern, things)


def path_of(pattern: str, things: dict[str, str]) -> str:
    """The path that names these things."""
    if "/asking/" in pattern:
        things = {**things, "alias_id": things["asking_id"]}
    if "/hand-on/" in pattern:
        things = {**things, "case_id": things["danger_id"]}
    if pattern.endswith(("/accept/", "/rest/", "/decline/")):
        things = {**things, "friendship_id": things["asked_friendship_id"]}
    if pattern.startswith("chat/") and pattern.endswith(IN_THE_HOUR):
        things = {**things, "chat_id": things.get("live_chat_id", things["chat_id"])}
    if pattern.startswith("chat/") and ("/transcript/" in pattern or "<str:form>" in pattern or "/voice/" in pattern):
        things = {**things, "chat_id": things.get("over_chat_id", things["chat_id"])}
    if pattern.startswith("f/") and "/pictures/" in pattern:
        things = {**things, "picture_id": things.get("private_picture_id", things["picture_id"])}
    return "/" + PLACES.sub(lambda found: things[found[1]], pattern)


def is_id(name: str) -> bool:
    """Whether a place in a path names a thing of somebody's."""
    return name.endswith("_id") or name in ("passkey", "address", "session")


def refused(answer: Any) -> bool:
    """Whether this is nothing, or the way to the door."""
    to_door = answer.status_code in (302, 303) and answer.headers["Location"].startswith("/sign-in/?next=")
    return answer.status_code == 404 or to_door


def seen(answer: Any) -> tuple[object, ...]:
    """All of an answer that could tell something: tokens and sealed cursors are fresh each time, the rest is not."""
    body = re.sub(rb'name="csrfmiddlewaretoken" value="\w+"|\?from=[\w-]+', b"", answer.content)
    headers = {name: value for name, value in answer.headers.items() if name != "Location"}
    cookies = {name: "" if name == "csrf" else morsel.OutputString() for name, morsel in answer.cookies.items()}
    return answer.status_code, body, headers, cookies


@contextmanager
def one_house(blocker: Any) -> Iterator[Cast]:
    """One cast for all tests of a file, in a transaction that is taken back with the last of them."""
    with blocker.unblock(), transaction.atomic():
        yield Cast(build_world())
        transaction.set_rollback(True)


@contextmanager
def as_found(house: Cast) -> Iterator[Cast]:
    """The house for one test, which finds everything, and every browser's cookies, as the one before it did."""
    jars = {role: copy.deepcopy(client.cookies) for role, client in house.clients.items()}
    with transaction.atomic():
        yield house
        transaction.set_rollback(True)
    for role, client in house.clients.items():
        client.cookies = jars[role]
