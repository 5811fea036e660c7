"""A house in which every table holds something, and every private field a string that stands nowhere else."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from pikepdf import Pdf
from PIL import Image

from alongside.accounts.addresses import ProvenAddress, add_address
from alongside.accounts.codes import start_code
from alongside.accounts.consents import give_consent
from alongside.accounts.letters import queue_letter
from alongside.accounts.models import Consent, Passkey, Person, PersonId
from alongside.accounts.passkeys import PLACE as LABEL
from alongside.accounts.phrases import give_phrase
from alongside.accounts.preferences import change_preferences
from alongside.accounts.proof import RecentProof
from alongside.accounts.session_store import SessionStore
from alongside.accounts.sessions import Browser, enter
from alongside.aliases.name import rename, tell
from alongside.communities.found import change
from alongside.communities.models import Joining
from alongside.core import clock
from alongside.core.erasures import remember_erasure
from alongside.core.ids import new_public_id
from alongside.core.jobs import run_until_empty
from alongside.core.sealing import alias_scope, person_scope, seal
from alongside.drafts.keep import keep
from alongside.hosting.case import say
from alongside.hosting.crisis.follow import care_for_author
from alongside.hosting.decisions.appeal import appeal
from alongside.hosting.decisions.members import pause_member
from alongside.hosting.decisions.words import hold_post, mask_passages, remove_post
from alongside.hosting.duty.care import spare
from alongside.hosting.duty.hand_over import hand_over
from alongside.hosting.duty.read_up_to import all_read
from alongside.hosting.duty.rota import take_hours
from alongside.hosting.duty.shift import begin_shift
from alongside.hosting.models import Card, Decision, DutyKind, Escalation, ProposalKind
from alongside.hosting.pairs.answer import agree
from alongside.hosting.pairs.outside import name_second
from alongside.hosting.pairs.propose import propose
from alongside.hosting.question import answer_question, ask, get_question
from alongside.hosting.welcome.ask import ask_for
from alongside.hosting.welcome.offer import Offered, offer
from alongside.hosting.welcome.wait import mind_wait
from alongside.hosting.worry import word_to_hosts, worry
from alongside.mailroom.tokens import unsubscribe_tokens
from alongside.media.receive import receive
from alongside.memberships.access import get_alias
from alongside.memberships.join import find_invitation, invite
from alongside.memberships.leave import leave
from alongside.ownership import acting
from alongside.portability.archive.moving_in import Wanted, move_in
from alongside.portability.archive.report import Report
from alongside.sources.answer_note import answer_note
from alongside.sources.decide import show_note
from alongside.sources.propose import propose_note
from alongside.standing.distance import block
from alongside.standing.quiet import keep_quiet
from alongside.standing.traces import leave_trace
from alongside.threads.edit import edit
from alongside.threads.enclose import bring_document, enclose
from alongside.threads.follow import follow
from alongside.threads.lock import lock
from alongside.threads.models import OpeningConsent, Post
from alongside.threads.presence import show_presence
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start
from alongside.threads.withdraw import withdraw
from tests.privacy.by_mail import live_by_mail
from tests.privacy.chats_room import hold_chat, plan_chats
from tests.privacy.friends_room import fill_friends
from tests.privacy.guide_room import fill_guide
from tests.privacy.handshake_room import shake_hands
from tests.privacy.meetups_room import fill_meetups
from tests.world import World

OLD_MAIL = """From list Mon Mar  4 10:00:00 2019
From: Vanessa Archivname <archiv-adresse@example.org>
To: list@example.org
Subject: Old times
Message-ID: <old-1@example.org>
Date: Mon, 4 Mar 2019 10:00:00 +0000
Content-Type: text/plain; charset=utf-8

Words that everybody on the list has read.

--\x20
archiv-signatur
"""


class Sent:
    """An upload whose name tells something."""

    name = "canary-dateiname.jpg"

    def __init__(self, content: bytes) -> None:
        self.content = content

    def chunks(self) -> Iterator[bytes]:
        yield self.content


def photo() -> bytes:
    """A photo that says where it was made, and by whom."""
    exif, file = Image.Exif(), BytesIO()
    exif[0x010E] = exif[0x013B] = "canary-exif"
    exif[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0), 29: "canary-gps"}
    Image.new("RGB", (64, 64), "green").save(file, "JPEG", exif=exif, comment=b"canary-comment")
    return file.getvalue()


def letter() -> bytes:
    """A PDF that says who wrote it."""
    pdf, file = Pdf.new(), BytesIO()
    pdf.add_blank_page()
    pdf.docinfo["/Author"] = "canary-verfasser"
    pdf.Root.Metadata = pdf.make_stream(b"<x:xmpmeta>canary-verfasser</x:xmpmeta>")
    pdf.save(file, compress_streams=False, fix_metadata_version=False)
    return file.getvalue()


class FullHouse:
    """The world with everything in it. Ben is the one whose secrets are looked for."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world = world
        self.things: dict[str, str] = {}
        self.secrets: dict[str, str] = {}
        self._people()
        self._account()
        self._words()
        self.things |= fill_friends(world, photo())
        shake_hands(world)
        fill_meetups(world, photo())
        plan_chats(world)
        self._notes()
        self._hosts()
        self._in_danger()
        self._duty()
        self._welcome()
        self._two_hosts()
        self.things |= fill_guide(world)
        self._door()
        self._archive(folder)
        run_until_empty()
        self.posts |= live_by_mail(world)
        self.things |= hold_chat(world)  # last, so that the hour of one still lasts
        run_until_empty()
        self.things |= {"local": unsubscribe_tokens([world.ben.member_id])[world.ben.member_id]}

    def _people(self) -> None:
        world = self.world
        world.people["former"] = PersonId(Person.objects.create().pk)
        leave(acting.come_in(world.people["former"], world.kitchen, name="Swift"))
        acting.come_in(world.people["ben"], world.garden, name="Zaunkanarie")
        ben = get_alias(world.ben, world.ben.alias)
        tell(ben, about="canary-about", pronouns="canary-pronouns")
        rename(ben, name="Vormalsname")
        rename(ben, name="Wren")
        block(get_alias(world.ben, world.mia.alias), by=world.ben)
        keep_quiet(by=world.nora, quiet=True)
        self.things["other_alias"] = world.viewer("ben", world.garden).alias

    def _account(self) -> None:
        person = self.world.people["ben"]
        proof, label = RecentProof(person), new_public_id()
        address = add_address(ProvenAddress("canary-adresse@example.org"), by=proof)
        sealed = seal("canary-passkey", scope=person_scope(person), place=LABEL, row=label)
        Passkey.objects.create(person_id=person, credential_id=b"id", public_key=b"key", label=sealed, public_id=label)
        self.secrets["phrase"] = give_phrase(by=proof)
        change_preferences(by=person, more={"wish": "canary-einstellung"})
        give_consent(Consent.Kind.HEALTH_DATA, by=person)
        session = SessionStore()
        enter(Browser(session=session, visitor="canary-netz", device="canary-geraet"), person)
        session["coming"] = "canary-sitzung"
        session.save()
        self.secrets["cookie"] = session.session_key or ""
        queue_letter(to="canary-empfang@example.org", subject="canary-betreff", text="canary-brief")
        visit = SessionStore()
        start_code("canary-code@example.org", session=visit, visitor="canary-netz")
        self.things |= {"passkey": label, "address": address, "session": session.public_id}

    def _words(self) -> None:
        world, ben = self.world, self.world.ben
        picture = receive(
            Sent(photo()), by=ben.alias, community=world.kitchen.public_id, people="agreed",
            alternative="canary-bildworte", credit="canary-urheber", consent="canary-einwilligung", once="a form",
        )  # fmt: skip
        text = f"canary-worte für @Heron\n\n![canary-bildworte](picture:{picture.public_id})"
        post = world.post("canary-titel", text, by="ben")
        kitchen = change(world.kitchen, takes_documents=True)
        document = bring_document(Sent(letter()), by=ben, community=kitchen)
        post.thread.community = kitchen
        enclose(post, [document], by=ben)
        thread = post.thread
        edited = world.answer(thread, "canary-frueher", by="ben")
        edit(edited, by=ben, words=Words("What it says now."))
        withdrawn = world.answer(thread, "canary-zurueckgenommen", by="ben")
        withdraw(withdrawn, by=ben)
        removed = world.answer(thread, "canary-entfernt", by="ben")
        remove_post(removed, by=world.mia, because="canary-grund")
        held = world.post("canary-wartetitel", "canary-gehalten", by="ben")
        hold_post(held, by=world.mia, because="canary-grund")
        masked = world.answer(thread, "What others read. And canary-stelle, too.", by="ben")
        mask_passages(masked, ["And canary-stelle, too."], by=world.mia, because="canary-grund")
        appeal(Decision.objects.get(about_post=removed), "canary-anders", by=ben)
        reply(thread, by=world.ada, words=Words(f"> @post:{post.public_id}\n\nYes."), answers=post)
        keep(f"thread {thread.public_id}", {"text": "canary-entwurf"}, by=ben)
        show_presence(post, "here", by=world.ada)
        follow(thread, by=world.nora)
        OpeningConsent.objects.create(thread=thread, alias_id=ben.member_id)
        locked = world.thread("Closed", by="ada")
        lock(locked, by=world.mia, because="canary-schloss")
        garden = change(world.garden, is_open=True)
        everyone = start(
            garden, by=world.viewer("otto", garden), title="Open to all", words=Words("Hello, whoever you are.")
        )
        reply(everyone.thread, by=world.viewer("ada", garden), words=Words("canary-offen"))
        self.posts: dict[str, Post] = {"post": post, "edited": edited, "withdrawn": withdrawn, "removed": removed}
        self.things |= {"thread_id": thread.public_id, "post_id": post.public_id, "picture_id": picture.public_id}
        self.things["document_id"] = document.public_id
        self.things |= {
            "held_post_id": held.public_id, "decision_id": Decision.objects.get(about_post=removed).public_id
        }  # fmt: skip

    def _hosts(self) -> None:
        world = self.world
        case = word_to_hosts("canary-vertraulich", by=world.ben)
        say(case, "canary-antwort", by=world.mia)
        worry(by=world.nora, reason="unsure", words="canary-sorge", post=self.posts["post"])
        pause_member(get_alias(world.mia, world.nora.alias), by=world.mia, how_long="day", because="canary-pause")
        code = ask(world.kitchen, "canary-frage", visitor="canary-netz", address="canary-besuch@example.org")
        question = get_question(code, visitor="canary-netz")
        answer_question(question, "canary-auskunft", by=world.mia)
        self.secrets["paper code"] = code
        self.things |= {"case_id": case.public_id}

    def _two_hosts(self) -> None:
        world = self.world
        ben = get_alias(world.ben, world.ben.alias)
        made = propose(by=world.ada, kind=ProposalKind.BREAK_GLASS, about=ben, because="canary-glas")
        agree(made, by=world.mia, because="canary-zweiter-grund")
        self.things |= {"proposal_id": made.public_id}
        self.secrets["second code"] = name_second("canary-aussen", by=world.viewer("otto", world.garden))
        leave_trace(get_alias(world.nora, world.nora.alias), network="canary-netz")

    def _notes(self) -> None:
        world = self.world
        theirs = world.post("What helps", "I read 10.1000/canary-quelle and felt better.", by="ada")
        propose_note(theirs, "canary-beisatz", "https://example.org/canary-fundort", by=world.ben)
        note = propose_note(self.posts["post"], "canary-randnotiz", "PMID 123", by=world.nora)
        show_note(note, by=world.mia, because="canary-randgrund")
        answer_note(note, "canary-randantwort", by=world.ben)
        self.things["note_id"] = note.public_id

    def _in_danger(self) -> None:
        post = self.world.post("Evening", "I want to die.", by="ben")
        care_for_author(post=post.pk)
        run_until_empty()
        self.things |= {
            "card_id": Card.objects.get().public_id,
            "danger_id": Escalation.objects.get().case.public_id,
        }

    def _duty(self) -> None:
        mia = self.world.mia
        take_hours(by=mia, kind=DutyKind.HOST, weekday=0, begins=22, ends=2, zone="Antarctica/Troll")
        spare(by=mia, no_crisis=True, minutes=30)
        all_read(clock.now(), by=mia)
        hand_over("canary-uebergabe", by=mia)
        begin_shift(by=mia)

    def _welcome(self) -> None:
        world = self.world
        offer(Offered("canary-wissen", ("en",), begins=0, ends=0, zone="Antarctica/Troll"), by=world.ben)
        asks = start(world.kitchen, by=world.ada, title="Salt", words=Words("Who cooks without?", kind="asking"))
        mind_wait(post=asks.pk)
        ask_for(post=asks.pk)

    def _door(self) -> None:
        world = self.world
        self.secrets["invitation"] = invite(world.kitchen, by=world.ben)
        invitation = find_invitation(self.secrets["invitation"])
        change(world.kitchen, joining=Joining.ASK)
        world.people["waiting"] = PersonId(Person.objects.create().pk)
        asking = acting.come_in(world.people["waiting"], world.kitchen, name="Robin", asking="canary-bitte")
        change(world.kitchen, joining=Joining.OPEN)
        remember_erasure(alias_scope(new_public_id()))
        self.things |= {"invitation_id": invitation.public_id, "asking_id": asking.alias.public_id}

    def _archive(self, folder: Path) -> None:
        mails = folder / "old.mbox"
        mails.write_text(OLD_MAIL)
        move_in(Wanted([mails], self.world.kitchen), Report(), lambda *_told: None)
