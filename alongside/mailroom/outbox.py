"""The outbox of a house that sends nothing: every mail as its reader would have got it, sealed, for a week."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.ids import new_public_id
from alongside.core.sealing import bucket_scope, seal_all, unseal_bytes
from alongside.core.writing import writing
from alongside.mailroom.models import OutboxMail

PLACE = "mailroom_outboxmail.sealed"
LIVES = timedelta(days=7)  # a mail that was never sent is a thing to try out, not an archive
MOST = 400  # mails kept: enough to try everything, and a post to 2,000 members doesn't fill the disk


@dataclass(frozen=True, slots=True)
class Leaving:
    """A mail with its envelope, ready to leave."""

    sender: str  # where a bounce would come to
    to: str
    raw: bytes
    alias: str = ""  # public id of the alias it is for; empty for letters about an account
    name: str = ""  # of that alias


@dataclass(frozen=True, slots=True)
class ShownMail:
    """A mail in the outbox, opened."""

    public_id: str
    at: datetime
    mail: Leaving


def put_in_outbox(mails: Sequence[Leaving]) -> None:
    """Keep these mails for the outbox page, and let the oldest go where there are too many.

    For whom they are stands inside the seal alone: rows that named persons would link them to their aliases.
    """
    kept = {new_public_id(): mail for mail in mails[-MOST:]}
    plain = {public_id: _closed(mail) for public_id, mail in kept.items()}
    at, sealed = clock.now(), seal_all(plain, scope=bucket_scope("outbox", lives=LIVES), place=PLACE)
    rows = [OutboxMail(public_id=public_id, sealed=one, at=at) for public_id, one in zip(kept, sealed, strict=True)]
    with writing():
        OutboxMail.objects.bulk_create(rows)
        newest = OutboxMail.objects.order_by("-pk").values_list("pk", flat=True)[MOST - 1 : MOST]
        OutboxMail.objects.filter(pk__lt=next(iter(newest), 0)).delete()


def mails_in_outbox(most: int = 100) -> list[ShownMail]:
    """The mails that would have been sent, opened, newest first; for the outbox page of a house that sends nothing."""
    return [_opened(row) for row in OutboxMail.objects.order_by("-pk")[:most]]


def get_mail_in_outbox(public_id: str) -> ShownMail:
    """One of those."""
    row = OutboxMail.objects.filter(public_id=public_id).first()
    if row is None:
        raise NotFound
    return _opened(row)


def _closed(mail: Leaving) -> bytes:
    """The envelope on a line of its own, and the mail below it."""
    envelope = {"sender": mail.sender, "to": mail.to, "alias": mail.alias, "name": mail.name}
    return json.dumps(envelope).encode() + b"\n" + mail.raw


def _opened(row: OutboxMail) -> ShownMail:
    scope = bucket_scope("outbox", lives=LIVES)
    envelope, _line_end, raw = unseal_bytes(row.sealed, scope=scope, place=PLACE, row=row.public_id).partition(b"\n")
    return ShownMail(row.public_id, row.at, Leaving(**json.loads(envelope), raw=raw))
