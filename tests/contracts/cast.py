"""Who opens the routes, and one thing of each kind to ask for."""

import copy
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from alongside.accounts.addresses import ProvenAddress, add_address
from alongside.accounts.models import Passkey, Person, PersonId
from alongside.accounts.passkeys import PLACE as LABEL
from alongside.accounts.proof import RecentProof
from alongside.accounts.session_store import SessionStore
from alongside.accounts.sessions import Browser, enter
from alongside.aliases.models import Alias
from alongside.chats.feeds import open_feed
from alongside.chats.hour.end import end_hour, end_slow_lanes
from alongside.chats.models import Chat
from alongside.communities.found import change
from alongside.communities.models import Joining
from alongside.core import clock
from alongside.core.ids import new_public_id
from alongside.core.sealing import person_scope, seal
from alongside.friends.access import find_friend, get_friend
from alongside.friends.answer import accept
from alongside.friends.ask import ask
from alongside.friends.conversations.write import write
from alongside.friends.handshake.meet import meet
from alongside.friends.showing.show import show_face
from alongside.guide.directory.keep import list_entry
from alongside.guide.directory.suggest import say_not_right, suggest_entry
from alongside.guide.guides import appoint_guide
from alongside.guide.models import Question, Remark
from alongside.guide.questions.asking import ask_guide
from alongside.hosting.crisis.card import give_card
from alongside.hosting.crisis.open import open_crisis
from alongside.hosting.decisions.appeal import appeal
from alongside.hosting.decisions.words import hold_post, remove_post
from alongside.hosting.models import Decision
from alongside.hosting.welcome.wait import mind_wait
from alongside.hosting.worry import word_to_hosts
from alongside.mailroom.held import Story, keep
from alongside.mailroom.outbox import Leaving, ShownMail, mails_in_outbox, put_in_outbox
from alongside.mailroom.tokens import unsubscribe_tokens
from alongside.media.attach import attach
from alongside.media.models import Document, Picture
from alongside.memberships.access import get_alias
from alongside.memberships.join import find_invitation, invite
from alongside.memberships.leave import leave
from alongside.ownership import acting
from alongside.sources.decide import show_note
from alongside.sources.propose import propose_note
from alongside.threads.models import Post
from tests.chats.evenings import evening, weekly
from tests.chats.hour.by_hand import begun_by_hand
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
            "note_id": _note(world, post),
            "case_id": word_to_hosts("A private word.", by=world.ben).public_id,
            "invitation_id": invitation.public_id,
            "proposal_id": agreed(world, "break-glass", post.author, by="ada", second="mia").public_id,
            "kind": "thread",
            "place_id": post.thread.public_id,
            "version": "1",
            "seed": "aaaa",
            "step": "name",
            "secret": secret,
            "picture_id": _picture(world, post).public_id,
            "document_id": _document(world, post).public_id,
            "size": "large",
            "truth": "face",
            "mail_id": _mail().public_id,
            "provider": "mailgun",
            "matter": "inbound",
            "held_id": _held(world.people["ben"]),
            "meetup_id": picnic(world).public_id,
            "chat_id": evening(world).public_id,
            "series_id": weekly(world).public_id,
            "token": open_feed(by=world.ben),
            "local": unsubscribe_tokens([world.ben.member_id])[world.ben.member_id],
            "question_id": _asked(post).public_id,
            "number": "1",
            "code": new_public_id(),
            "form": "txt",
            **_chats(world),
            **_friends(world),
            **_in_the_guide(world),
            **_ways(world.people["ben"]),
            **_decided(world),
            **_in_danger(world),
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


def _chats(world: World) -> dict[str, str]:
    """A chat in its hour, and one that is over; the author said something in both."""
    live, over = (begun_by_hand(world, title) for title in ("Now", "Then"))
    end_hour(over, by=world.ada)
    Chat.objects.filter(pk=over.pk).update(slow_until=clock.now())
    end_slow_lanes()
    return {"live_chat_id": live.public_id, "over_chat_id": over.public_id}


def _friends(world: World) -> dict[str, str]:
    """The member wrote to the author, who is a friend, sent a picture and met them; the host asks the author."""
    lily = get_alias(world.nora, world.ben.alias)
    ask(lily, by=world.nora, words="May I write to you?")
    asked = ask(lily, by=world.mia, words="Would you like to?").friendship.public_id
    friend = find_friend(world.ben, get_alias(world.ben, world.nora.alias))
    assert friend
    accept(friend, by=world.ben)
    picture = Picture.objects.create(
        owner=world.ben.alias, community=world.kitchen.public_id, width=8, height=8, people="nobody", day=clock.today()
    )
    friend = get_friend(world.ben, friend.friendship.public_id)
    write(friend, by=world.ben, words="Look.", pictures=[picture.public_id])
    meet(world.nora.alias, world.ben.alias)
    theirs = get_friend(world.nora, friend.friendship.public_id)
    face = Picture.objects.create(
        owner=world.nora.alias, community=world.kitchen.public_id, width=8, height=8, people="me", day=clock.today()
    )
    show_face(theirs, face.public_id, by=world.nora)
    return {
        "friendship_id": friend.friendship.public_id, "asked_friendship_id": asked,
        "private_picture_id": picture.public_id,
    }  # fmt: skip


def _picture(world: World, post: Post) -> Picture:
    """A picture that stands in the author's post."""
    picture = Picture.objects.create(
        owner=world.ben.alias, community=world.kitchen.public_id, width=8, height=8, people="nobody", day=clock.today()
    )
    attach(picture, f"post {post.public_id}")
    return picture


def _document(world: World, post: Post) -> Document:
    """A document below the author's post."""
    document = Document.objects.create(
        owner=world.ben.alias, community=world.kitchen.public_id, format="pdf", size=8, day=clock.today()
    )
    attach(document, f"post {post.public_id}")
    return document


def _asked(post: Post) -> Question:
    """What a visitor asked the guide, who is the author."""
    appoint_guide(post.author)
    ask_guide("My sister starts on Monday. What now?", visitor="somebody")
    return Question.objects.get()


def _in_the_guide(world: World) -> dict[str, str]:
    """A place that the member suggested and the author lists, and what the member says isn't right in it."""
    said = {"kind": "forum", "name": "Lake", "what": "A forum", "who": "All", "link": "https://lake.example.org/"}
    entry = suggest_entry(said, by=world.nora)
    list_entry(entry, by=Alias.objects.get(pk=world.ben.member_id))
    say_not_right(entry, "It moved.", by=world.nora)
    return {"entry_id": entry.public_id, "remark_id": Remark.objects.get().public_id}


def _note(world: World, post: Post) -> str:
    """A note of the member's that stands beside the author's post."""
    note = propose_note(post, "A review says so too.", "PMID 123", by=world.nora)
    show_note(note, by=world.mia, because="It helps.")
    return note.public_id


def _in_danger(world: World) -> dict[str, str]:
    """A card of the author's, and the case that the hosts have of it."""
    card = give_card(world.post("Evening", "I want to die.", by="ben"))
    assert card
    return {"card_id": card.public_id, "danger_id": open_crisis(card, "I want to die.").public_id}


def _mail() -> ShownMail:
    """A mail in the outbox of a house that sends nothing."""
    put_in_outbox([Leaving("b-x@localhost", "lily@example.org", b"Subject: Hello\r\n\r\nHello.", "", "Lily")])
    return mails_in_outbox()[0]


def _held(person: PersonId) -> str:
    """A mail of the author's that waits for a yes."""
    story = Story("Scan day", "All of my words.", "It waits.", "Who wrote it?", "Say yes.", ask="sender")
    return keep(person, story)[0].public_id


def _decided(world: World) -> dict[str, str]:
    """Words of the author's that the moderator took out, which they see otherwise; and some that wait for a host."""
    removed, held = world.post("One", "Taken out.", by="ben"), world.post("Two", "Waits.", by="ben")
    remove_post(removed, by=world.mia, because="A reason.")
    hold_post(held, by=world.mia, because="I want to look.")
    decision = Decision.objects.get(about_post=removed)
    appeal(decision, "I see it otherwise.", by=world.ben)
    return {"decision_id": decision.public_id, "held_post_id": held.public_id}


def _ways(person: PersonId) -> dict[str, str]:
    """The author's ways to come in."""
    proof = RecentProof(person)
    passkey = Passkey.objects.create(
        person_id=person, credential_id=b"credential", public_key=b"key",
        label=seal("Phone", scope=person_scope(person), place=LABEL, row=(key := new_public_id())), public_id=key,
    )  # fmt: skip
    address = add_address(ProvenAddress("ben@example.org"), by=proof)
    session = SessionStore()
    enter(Browser(session=session, visitor="test"), person)
    return {"passkey": passkey.public_id, "address": address, "session": session.public_id}


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
