"""Receiving: a mail is on the disk, sealed, before anybody is told that we have it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from alongside.core import clock
from alongside.core.events import publish
from alongside.core.ids import new_public_id
from alongside.core.rows import put
from alongside.core.sealing import Scope, bucket_scope, seal_all, unseal_bytes
from alongside.core.writing import writing
from alongside.mailroom.events import MailArrived
from alongside.mailroom.models import Arrival, Incoming

# Put on top of a mail for which no server of ours vouches. Who looks for its findings stops here: none has such a name.
UNPROVEN = b"Received: by unproven.invalid with SMTP\r\n"
PLACE = "mailroom_incoming.sealed"
LIVES = timedelta(days=35)  # the 30 days for which its writer may still say yes to it, and a few more


@dataclass(frozen=True, slots=True)
class Came:
    """A mail as it came, and for which addresses of ours (what stands before the @)."""

    raw: bytes
    recipients: Sequence[str]
    null_sender: bool = False


def raw_mail_scope() -> Scope:
    """The key under which this month's raw mail lies."""
    return bucket_scope("raw-mail", lives=LIVES)


def receive(raw: bytes, recipients: Sequence[str], *, null_sender: bool = False) -> None:
    """Keep a mail for each of these addresses of ours; durable when this returns."""
    receive_all([Came(raw, recipients, null_sender)])


def receive_all(mails: Sequence[Came]) -> None:
    """Keep several mails in one commit: all of them are durable when this returns, or none is there."""
    at = clock.now()
    named = {new_public_id(): mail for mail in mails}
    sealed = seal_all({name: mail.raw for name, mail in named.items()}, scope=raw_mail_scope(), place=PLACE)
    incoming = [
        Incoming(public_id=name, sealed=one, null_sender=mail.null_sender, at=at)
        for (name, mail), one in zip(named.items(), sealed, strict=True)
    ]
    with writing():
        put(*incoming)
        put(
            *[
                Arrival(incoming=row, local=local, at=at)
                for row, mail in zip(incoming, mails, strict=True)
                for local in dict.fromkeys(mail.recipients)
            ]
        )
        for row in incoming:
            publish(MailArrived(row.pk))


def raw_of(incoming: Incoming) -> bytes:
    """The bytes of a mail, as they came."""
    return unseal_bytes(incoming.sealed, scope=raw_mail_scope(), place=PLACE, row=incoming.public_id)
