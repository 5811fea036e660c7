"""One thing of each kind, for the roles to ask for."""

from alongside.accounts.addresses import ProvenAddress, add_address
from alongside.accounts.models import Passkey, PersonId
from alongside.accounts.passkeys import PLACE as LABEL
from alongside.accounts.proof import RecentProof
from alongside.accounts.session_store import SessionStore
from alongside.accounts.sessions import Browser, enter
from alongside.aliases.models import Alias
from alongside.chats.hour.end import end_hour, end_slow_lanes
from alongside.chats.models import Chat
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
from alongside.mailroom.held import Story, keep
from alongside.mailroom.outbox import Leaving, ShownMail, mails_in_outbox, put_in_outbox
from alongside.media.attach import attach
from alongside.media.models import Document, Picture
from alongside.memberships.access import get_alias
from alongside.sources.decide import show_note
from alongside.sources.propose import propose_note
from alongside.threads.models import Post
from tests.chats.hour.by_hand import begun_by_hand
from tests.world import World


def make_chats(world: World) -> dict[str, str]:
    """A chat in its hour, and one that is over; the author said something in both."""
    live, over = (begun_by_hand(world, title) for title in ("Now", "Then"))
    end_hour(over, by=world.ada)
    Chat.objects.filter(pk=over.pk).update(slow_until=clock.now())
    end_slow_lanes()
    return {"live_chat_id": live.public_id, "over_chat_id": over.public_id}


def make_friends(world: World) -> dict[str, str]:
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


def make_picture(world: World, post: Post) -> Picture:
    """A picture that stands in the author's post."""
    picture = Picture.objects.create(
        owner=world.ben.alias, community=world.kitchen.public_id, width=8, height=8, people="nobody", day=clock.today()
    )
    attach(picture, f"post {post.public_id}")
    return picture


def make_document(world: World, post: Post) -> Document:
    """A document below the author's post."""
    document = Document.objects.create(
        owner=world.ben.alias, community=world.kitchen.public_id, format="pdf", size=8, day=clock.today()
    )
    attach(document, f"post {post.public_id}")
    return document


def make_guide_question(post: Post) -> Question:
    """What a visitor asked the guide, who is the author."""
    appoint_guide(post.author)
    ask_guide("My sister starts on Monday. What now?", visitor="somebody")
    return Question.objects.get()


def make_guide(world: World) -> dict[str, str]:
    """A place that the member suggested and the author lists, and what the member says isn't right in it."""
    said = {"kind": "forum", "name": "Lake", "what": "A forum", "who": "All", "link": "https://lake.example.org/"}
    entry = suggest_entry(said, by=world.nora)
    list_entry(entry, by=Alias.objects.get(pk=world.ben.member_id))
    say_not_right(entry, "It moved.", by=world.nora)
    return {"entry_id": entry.public_id, "remark_id": Remark.objects.get().public_id}


def make_note(world: World, post: Post) -> str:
    """A note of the member's that stands beside the author's post."""
    note = propose_note(post, "A review says so too.", "PMID 123", by=world.nora)
    show_note(note, by=world.mia, because="It helps.")
    return note.public_id


def make_danger(world: World) -> dict[str, str]:
    """A card of the author's, and the case that the hosts have of it."""
    card = give_card(world.post("Evening", "I want to die.", by="ben"))
    assert card
    return {"card_id": card.public_id, "danger_id": open_crisis(card, "I want to die.").public_id}


def make_mail() -> ShownMail:
    """A mail in the outbox of a house that sends nothing."""
    put_in_outbox([Leaving("b-x@localhost", "lily@example.org", b"Subject: Hello\r\n\r\nHello.", "", "Lily")])
    return mails_in_outbox()[0]


def make_held_mail(person: PersonId) -> str:
    """A mail of the author's that waits for a yes."""
    story = Story("Scan day", "All of my words.", "It waits.", "Who wrote it?", "Say yes.", ask="sender")
    return keep(person, story)[0].public_id


def make_decision(world: World) -> dict[str, str]:
    """Words of the author's that the moderator took out, which they see otherwise; and some that wait for a host."""
    removed, held = world.post("One", "Taken out.", by="ben"), world.post("Two", "Waits.", by="ben")
    remove_post(removed, by=world.mia, because="A reason.")
    hold_post(held, by=world.mia, because="I want to look.")
    decision = Decision.objects.get(about_post=removed)
    appeal(decision, "I see it otherwise.", by=world.ben)
    return {"decision_id": decision.public_id, "held_post_id": held.public_id}


def make_ways_in(person: PersonId) -> dict[str, str]:
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
