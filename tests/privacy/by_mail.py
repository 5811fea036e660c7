"""A house that is lived in by mail: what comes in with every kind of secret in it, and every byte that goes out.

Ben's mails carry his name, his address in all its spellings, and what mail programs and servers add unasked.
"""

import email
import email.policy
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings

from alongside.accounts.addresses import ProvenAddress, add_address
from alongside.accounts.letters import forget_letter, letters_waiting
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.accounts.proof import RecentProof
from alongside.communities.found import change
from alongside.communities.mail_name import change_mail_name
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.friends.access import friends_by
from alongside.mail.letters.due import make_letters
from alongside.mail.private.written import write_private
from alongside.mailroom.message_ids import message_id_of
from alongside.mailroom.models import Delivery
from alongside.mailroom.outbox import mails_in_outbox, put_in_outbox
from alongside.mailroom.receive import receive
from alongside.mailroom.standing import count_bounce
from alongside.mailroom.tokens import private_token, relay_local, reply_tokens
from alongside.memberships.access import get_alias
from alongside.notify.choose import choose_mail
from alongside.notify.person import DISCREET
from alongside.threads.models import Post
from tests.privacy.chat_by_mail import chat_by_mail
from tests.world import World

SERVER = "mx.canary.test"  # whose word about senders counts
BEN = "canary-adresse@example.org"
ADDRESSES = {name: f"canary-kasten-{name}@example.org" for name in ("ada", "mia", "nora", "otto")} | {"ben": BEN}
HEAD = (
    "Authentication-Results: {server}; dmarc=pass header.from=example.org\r\n"
    "Received: from canary-rechner (canary-leitung [192.0.2.7]) by mx.example.org\r\n"
    "Received: by canary-telefon with canary-zustellung\r\n"
    "DKIM-Signature: v=1; d=example.org; s=canary-schluessel; bh=canary-hash\r\n"
    "From: =?utf-8?q?Benedikt_Klarname?= <{sender}>\r\n"
    "Sender: canary-sekretariat@example.org\r\n"
    "Disposition-Notification-To: {sender}\r\n"
    "X-Mailer: canary-programm\r\nX-Originating-IP: canary-netzadresse\r\nAutocrypt: addr={sender}; keydata=canary\r\n"
    "Thread-Index: canary-faden\r\nOrganization: canary-arbeitgeber\r\n"
    "Message-ID: <{ident}.canary-kennung@example.org>\r\nDate: Sun, 22 Nov 2026 10:00:00 +0545\r\n"
    "To: {to}\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\n{more}"
)
CARDS = (
    "\r\n--b\r\nContent-Type: text/vcard; name=canary-karte.vcf\r\n\r\nBEGIN:VCARD\r\nFN:canary-visitenkarte\r\n"
    "\r\n--b\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\ncanary-zertifikat"
    "\r\n--b\r\nContent-Type: text/calendar; name=i.ics\r\n\r\nBEGIN:VCALENDAR\r\nATTENDEE:canary-termin"
    "\r\n--b\r\nContent-Type: application/pgp-keys; name=key.asc\r\n\r\ncanary-pgp"
    "\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: canary-beigelegt@example.org\r\n\r\ncanary-weitergeleitet"
    "\r\n--b--\r\n"
)
LOCKED = (
    "--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"
    "--b\r\nContent-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n--b--\r\n"
)
BOUNCE = (
    "From: MAILER-DAEMON@example.org\r\nSubject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
    "--b\r\nContent-Type: text/plain\r\n\r\ncanary-rueckgabe\r\n"
    "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; canary-mta\r\n\r\n"
    "Final-Recipient: rfc822; {address}\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    "Diagnostic-Code: smtp; 550 5.1.1 User unknown\r\n\r\n--b--\r\n"
)


def live_by_mail(world: World) -> dict[str, Post]:
    """Let everybody read by mail, let Ben write in every way there is, and let machines answer; his posts come back."""
    settings.MAIL_AUTHSERV = SERVER
    change_mail_name(world.kitchen, "kidney")
    change(world.kitchen, mail_wait=0)
    _everybody_reads_by_mail(world)
    first = world.post("canary-postfach", "canary-auftakt", by="ada")
    run_until_empty()
    token = reply_tokens(first.thread_id, [world.ben.member_id])[world.ben.member_id]
    for number, raw in enumerate(_mails(world, token, message_id_of(first))):
        _arrive(raw[0], raw[1].replace("{ident}", str(number)))
    _write_to_friends(world)
    chat_by_mail(world, _answer_question)
    _machines_answer(world)
    _letters_are_due()
    _private_words_leave()
    return {"by_mail": Post.objects.filter(author_id=world.ben.member_id, is_plain=True).order_by("pk")[0]}


def _everybody_reads_by_mail(world: World) -> None:
    for name, address in ADDRESSES.items():
        person = world.people[name]
        if address != BEN:
            add_address(ProvenAddress(address), by=RecentProof(person))
        change_preferences(by=person, more={**get_preferences(person).more, DISCREET: False})
    for name in ("ada", "ben"):
        choose_mail(by=world.viewer(name), mail="every", discreet=False, zone="Asia/Kathmandu", quiet=None)
    choose_mail(by=world.nora, mail="daily", discreet=False)
    choose_mail(by=world.mia, mail="every", discreet=True, quiet=None)


def _mails(world: World, token: str, answered: str) -> Iterator[tuple[str, str]]:
    """Each with the address it comes to."""
    here, reply, relay = "kidney", token, relay_local(get_alias(world.ben, world.ada.alias))
    plain = "Content-Type: text/plain; charset=utf-8\r\n"
    mixed = "Content-Type: multipart/mixed; boundary=b\r\n"
    said = (
        "canary-mailworte. You reach me at canary-adresse@example.org, canary-adresse at example dot org, "
        "c.anary-adresse@example.org, canary-adresse+list@example.org, or mailto:canary-adresse%40example.org.\r\n"
    )
    quoted = (
        f"canary-mailantwort\r\n\r\nOn Sunday, Benedikt Klarname <{BEN}> wrote:\r\n"
        f"> From: Benedikt Klarname <{BEN}>\r\n"
        f"> To: {ADDRESSES['nora']}\r\n> {token}@localhost\r\n> an earlier word\r\n"
    )
    yield here, _mail("canary-mailtitel canary-adresse@example.org", plain, said)
    yield reply, _mail("Re: canary-postfach", f"In-Reply-To: {answered}\r\n{plain}", quoted, to=f"{token}@localhost")
    yield here, _mail("Cards", mixed, f"--b\r\n{plain}\r\nWith cards.\r\n{CARDS}")
    html = (
        '<p>canary-html</p><img src="https://canary-zaehler.example/x.png" alt="canary-adresse@example.org"><p>Bye</p>'
    )
    yield here, _mail("Coloured", "Content-Type: text/html; charset=utf-8\r\n", html)
    yield here, _mail("Signed", plain, "canary-unterschrieben\r\n\r\n-- \r\nBenedikt Klarname\r\n+49 30 901820\r\n")
    yield relay, _mail("Re: canary-postfach", f"In-Reply-To: {answered}\r\n{plain}", "canary-nurfuerdich")
    yield reply, _mail("Forwarded", plain, "canary-fremd", sender="canary-fremder@example.org", to=f"{token}@localhost")
    yield "kidney-join", _mail("Hello", plain, "May I?", sender="canary-beitritt@example.org")
    yield "kidney-mods", _mail("canary-hostbetreff", plain, "canary-hostwort")
    yield "postmaster", _mail("canary-postmeister", plain, "canary-stoerung", sender="canary-stoerer@example.org")
    encrypted = 'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\r\n'
    yield here, _mail("Locked", encrypted, LOCKED)


def _write_to_friends(world: World) -> None:
    """Ben answers a friend in private, with the same secrets around his words."""
    mixed, plain = "Content-Type: multipart/mixed; boundary=b\r\n", "Content-Type: text/plain; charset=utf-8\r\n"
    said = f"canary-zettel, from {BEN}.\r\n\r\nOn Sunday, Benedikt Klarname <{BEN}> wrote:\r\n> canary-zettelzitat\r\n"
    for number, friend in enumerate(friends_by(world.ben)):
        local = private_token(friend.side)
        raw = _mail("canary-zettelbetreff", mixed, f"--b\r\n{plain}\r\n{said}{CARDS}", to=f"{local}@localhost")
        _arrive(local, raw.replace("{ident}", f"private-{number}"))


def _answer_question(local: str, said: str) -> None:
    plain = "Content-Type: text/plain; charset=utf-8\r\n"
    raw = _mail("Re: canary-abendbetreff", plain, said, to=f"{local}@localhost")
    _arrive(local, raw.replace("{ident}", "evening"))


def _private_words_leave() -> None:
    """They are written as they leave; other letters stand as they are."""
    for letter in letters_waiting(most=10_000):
        if letter.about:
            put_in_outbox([mail for mail in [write_private(letter)] if mail])
            forget_letter(letter.public_id)


def _mail(subject: str, more: str, body: str, *, sender: str = BEN, to: str = "kidney@localhost") -> str:
    head = HEAD.replace("{ident}", "{{ident}}").format(server=SERVER, sender=sender, to=to, subject=subject, more=more)
    return f"{head}\r\n{body}"


def _arrive(local: str, raw: str) -> None:
    receive(raw.encode(), [local])
    run_until_empty()


def _machines_answer(world: World) -> None:
    path = Delivery.objects.filter(alias_id=world.ada.member_id, post__isnull=False)[0].return_path
    _arrive(path, BOUNCE.format(address=ADDRESSES["ada"]))
    count_bounce(world.ben.member_id, "full", domain="example.org")


def _letters_are_due() -> None:
    later = clock.now() + timedelta(days=2)
    clock.set_clock(lambda: later)
    make_letters()
    run_until_empty()
    clock.set_clock(None)
    run_until_empty()


def sent_to() -> dict[str, str]:
    """Every byte that went out, by the address it went to: as it went, and decoded."""
    found: dict[str, list[str]] = {}
    for shown in mails_in_outbox(most=10_000):
        found.setdefault(shown.mail.to, []).extend(_decoded(shown.mail.raw))
    for letter in letters_waiting(most=10_000):
        found.setdefault(letter.to, []).append(f"{letter.subject}\n{letter.text}\n{letter.html}\n{letter.reply_to}")
    return {to: "\n".join(parts) for to, parts in found.items()}


def _decoded(raw: bytes) -> Iterator[str]:
    yield raw.decode("latin-1")
    message = email.message_from_bytes(raw, policy=email.policy.default)
    for part in message.walk():
        yield "\n".join(f"{name}: {value}" for name, value in part.items())
        if not part.is_multipart():
            yield (part.get_payload(decode=True) or b"").decode("utf-8", "replace")
