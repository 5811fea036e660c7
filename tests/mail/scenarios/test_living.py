"""Scenarios 6, 9, 19 to 21 and 23 to 25: a membership lived by mail, with machines answering in between."""

import email
import email.policy
from email.message import EmailMessage

import pytest

from alongside.accounts.addresses import ProvenAddress, add_address
from alongside.accounts.proof import RecentProof
from alongside.communities.found import change
from alongside.communities.mail_name import change_mail_name
from alongside.core.jobs import run_until_empty
from alongside.mail.letters.due import make_letters
from alongside.mailroom.models import Delivery, MailStanding
from alongside.mailroom.outbox import ShownMail, mails_in_outbox
from alongside.notify.choose import choose_mail, mail_choice_of
from alongside.threads.models import Post
from tests.mail.post_office import ADDRESSES, letters_to, mail
from tests.mail.scenarios.conftest import Post as Way
from tests.privacy.by_mail import BEN, live_by_mail, sent_to
from tests.world import World
from tests.world import build_world as build

BOUNCE = """From: MAILER-DAEMON@post.test
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=b
MIME-Version: 1.0

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.post.test

Final-Recipient: rfc822; {to}
Action: failed
Status: {status}
Diagnostic-Code: smtp; 550 {status} {words}

--b--
"""


@pytest.fixture
def list_town(town: World) -> World:
    """Ada, Ben and Nora read everything by mail, and what is posted goes out at once."""
    change_mail_name(town.kitchen, "kidney")
    change(town.kitchen, mail_wait=0)
    for name in ("ada", "ben", "nora"):
        choose_mail(by=town.viewer(name), mail="every", discreet=False, quiet=None)
    return town


def mails_to(name: str) -> list[EmailMessage]:
    """What this person has got so far, oldest first."""
    got = [shown for shown in mails_in_outbox(most=1000)[::-1] if shown.mail.to == ADDRESSES[name]]
    return [opened(shown) for shown in got]


def opened(shown: ShownMail) -> EmailMessage:
    return email.message_from_bytes(shown.mail.raw, policy=email.policy.default)


def answer(to: EmailMessage, by: str, text: str, **fields: str) -> EmailMessage:
    """An answer as a mail program writes it: to Reply-To, with the mail's ids and its words quoted."""
    quoted = "\n".join(f"> {line}" for line in to.get_body(("plain",)).get_content().splitlines())
    return mail(
        by,
        email.utils.parseaddr(to["Reply-To"])[1],
        f"{text}\n\nOn Sunday, {to['From']} wrote:\n{quoted}",
        subject=f"Re: {to['Subject']}",
        In_Reply_To=to["Message-ID"],
        **fields,
    )


@pytest.mark.usefixtures("transactional_db")
def test_6_after_many_mixed_mails_no_byte_sent_to_others_holds_a_real_address() -> None:
    world = build()
    add_address(ProvenAddress(BEN), by=RecentProof(world.people["ben"]))
    live_by_mail(world)
    for to, sent in sent_to().items():
        if to != BEN:
            assert "canary-adresse" not in sent, to
            assert "Klarname" not in sent, to


def test_a_conversation_goes_round_between_mail_programs(list_town: World, way: Way) -> None:
    way.send(mail("ada", "kidney@localhost", "Does salt matter?", subject="Salt"))
    (to_ben,) = mails_to("ben")
    assert way.send(answer(to_ben, "ben", "Less is better.")) == ["acted: posted"]
    (to_ada,) = mails_to("ada")
    assert to_ada["In-Reply-To"] == to_ben["Message-ID"]
    assert "Less is better." in to_ada.get_body(("plain",)).get_content()
    assert way.send(answer(to_ada, "ada", "Thank you.")) == ["acted: posted"]
    said = list(Post.objects.order_by("number").values_list("source", flat=True))
    assert said == ["Does salt matter?", "Less is better.", "Thank you."]
    assert {str(one["Subject"]) for one in mails_to("nora")} == {"Salt", "Re: Salt"}
    assert len(mails_to("ben")) == 2, "nobody gets their own words"


def test_9_an_answer_that_ignores_reply_to_stays_private(list_town: World, way: Way) -> None:
    way.send(mail("ada", "kidney@localhost", "Does salt matter?", subject="Salt"))
    (got,) = mails_to("ben")
    private = answer(got, "ben", "Between us.")
    del private["To"]
    private["To"] = email.utils.parseaddr(got["From"])[1]
    assert way.send(private) == ["held: post"]
    assert Post.objects.count() == 1
    assert all("Between us." not in str(one) for one in mails_to("ada") + mails_to("nora"))


@pytest.mark.parametrize(
    ("subject", "fields"),
    [
        ("Out of Office: Salt", {}),
        ("Automatische Antwort: Salt", {}),
        ("Re: Salt", {"Auto_Submitted": "auto-replied"}),
        ("Re: Salt", {"X_Autoreply": "yes"}),
    ],
)
def test_19_a_vacation_reply_is_no_post_gets_no_answer_and_counts_as_no_bounce(
    list_town: World, way: Way, subject: str, fields: dict[str, str]
) -> None:
    way.send(mail("ada", "kidney@localhost", "Does salt matter?", subject="Salt"))
    (got,) = mails_to("ben")
    away = answer(got, "ben", "I am away until Monday.", **fields)
    del away["Subject"]
    away["Subject"] = subject
    assert way.send(away) == ["dropped: automatic"]
    assert Post.objects.count() == 1
    assert letters_to("ben") == []
    assert not MailStanding.objects.exists()


def test_20_two_answering_machines_that_say_nothing_of_themselves_fall_silent_within_five_mails(
    list_town: World, way: Way
) -> None:
    way.send(mail("ada", "kidney@localhost", "Does salt matter?", subject="Salt"))
    seen: set[str] = set()
    for _round in range(8):
        for shown in mails_in_outbox(most=1000)[::-1]:
            name = next((name for name in ("ben", "nora") if ADDRESSES[name] == shown.mail.to), None)
            if name and shown.public_id not in seen:
                seen.add(shown.public_id)
                way.send(answer(opened(shown), name, f"{name} is away and will answer later."))
    machines = Post.objects.exclude(author_id=list_town.ada.alias_id).count()
    questions = len(letters_to("ben")) + len(letters_to("nora"))
    assert (machines, questions) == (2, 2), "each says it once, is asked about the second time, and no more is sent"


@pytest.mark.parametrize(("status", "words", "counts"), [("5.1.1", "User unknown", True), ("5.7.1", "Spam", False)])
def test_21_an_unknown_user_counts_and_a_refusal_by_policy_does_not(
    list_town: World, way: Way, status: str, words: str, counts: bool
) -> None:
    way.send(mail("ada", "kidney@localhost", "Does salt matter?", subject="Salt"))
    path = Delivery.objects.get(alias_id=list_town.ben.member_id).return_path
    raw = BOUNCE.format(to=ADDRESSES["ben"], status=status, words=words).encode()
    (became,) = way.send(raw, f"{path}@localhost", sender="")
    assert became.startswith("acted: bounce-")
    assert MailStanding.objects.exists() == counts


def test_23_the_address_in_list_unsubscribe_ends_mail_once_or_twice(list_town: World, way: Way) -> None:
    way.send(mail("ada", "kidney@localhost", "Does salt matter?", subject="Salt"))
    (got,) = mails_to("ben")
    local = got["List-Unsubscribe"].split("mailto:")[1].strip("> ")
    for _again in range(2):
        way.send(mail("ben", local, "stop"))
    assert mail_choice_of(list_town.ben).mail == "nothing"
    assert list_town.ben.is_member
    way.send(mail("ada", "kidney@localhost", "And pepper?", subject="Pepper"))
    assert len(mails_to("ben")) == 1


def test_24_letters_a_pause_and_leaving_go_by_mail_and_are_confirmed(list_town: World, way: Way) -> None:
    assert way.send(mail("ben", "kidney-digest@localhost", "weekly")) == ["acted: digest-weekly"]
    assert way.send(mail("ben", "kidney-pause@localhost", "pause for 2 weeks")) == ["acted: paused"]
    assert way.send(mail("ben", "kidney-leave@localhost", "bye")) == ["held: leave"]
    *confirmed, question = letters_to("ben")
    assert len(confirmed) == 2
    assert way.send(mail("ben", question.reply_to, "yes")) == ["acted: yes"]
    assert not list_town.ben.is_member


def test_25_a_letter_holds_each_post_once_and_an_answer_to_it_is_never_published(
    list_town: World, way: Way, later
) -> None:
    choose_mail(by=list_town.ben, mail="daily")
    for number in range(3):
        way.send(mail("ada", "kidney@localhost", f"Question {number}.", subject=f"Salt {number}"))
    later(days=1)
    make_letters()
    run_until_empty()
    (letter,) = mails_to("ben")
    text = letter.get_body(("plain",)).get_content()
    contents, said = text.split("Question 0.", 2)[1:]
    assert [said.count(f"Question {number}.") for number in range(1, 3)] == [1, 1]
    assert [contents.count(f"Question {number}.") for number in range(1, 3)] == [1, 1]
    assert way.send(answer(letter, "ben", "To all of you.")) == ["refused: letter"]
    assert Post.objects.count() == 3
    later(days=2)
    make_letters()
    run_until_empty()
    assert len(mails_to("ben")) == 1, "nothing was said since"
