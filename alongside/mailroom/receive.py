"""Receiving: a mail is on the disk, sealed, before anybody is told that we have it."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from datetime import timedelta

from alongside.core import clock
from alongside.core.events import publish
from alongside.core.ids import new_public_id
from alongside.core.rows import put
from alongside.core.sealing import Scope, bucket_scope, seal, unseal
from alongside.core.writing import writing
from alongside.mailroom.events import MailArrived
from alongside.mailroom.models import Arrival, Incoming

PLACE = "mailroom_incoming.sealed"
LIVES = timedelta(days=35)  # the 30 days for which its writer may still say yes to it, and a few more


def raw_mail_scope() -> Scope:
    """The key under which this month's raw mail lies."""
    return bucket_scope("raw-mail", lives=LIVES)


def receive(raw: bytes, recipients: Sequence[str], *, null_sender: bool = False) -> None:
    """Keep a mail for each of these addresses of ours (what stands before the @); durable when this returns."""
    public_id = new_public_id()
    sealed = seal(b64encode(raw).decode(), scope=raw_mail_scope(), place=PLACE, row=public_id)
    at = clock.now()
    with writing():
        incoming = Incoming(public_id=public_id, sealed=sealed, null_sender=null_sender, at=at)
        put(incoming)
        put(*[Arrival(incoming=incoming, local=local, at=at) for local in dict.fromkeys(recipients)])
        publish(MailArrived(incoming.pk))


def raw_of(incoming: Incoming) -> bytes:
    """The bytes of a mail, as they came."""
    text = unseal(incoming.sealed, scope=raw_mail_scope(), place=PLACE, row=incoming.public_id)
    return b64decode(text)
