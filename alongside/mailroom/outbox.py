"""The outbox of a house that sends nothing: every mail as its reader would have got it, sealed, for a week."""

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.ids import new_public_id
from alongside.core.sealing import bucket_scope, seal, unseal
from alongside.core.writing import writing
from alongside.mailroom.models import OutboxMail

PLACE = "mailroom_outboxmail.sealed"
LIVES = timedelta(days=7)
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
    at, scope = clock.now(), bucket_scope("outbox", lives=LIVES)
    rows = []
    for mail in mails[-MOST:]:
        public_id = new_public_id()
        content = {"sender": mail.sender, "to": mail.to, "alias": mail.alias, "name": mail.name}
        text = json.dumps(content | {"raw": b64encode(mail.raw).decode()})
        rows.append(OutboxMail(public_id=public_id, sealed=seal(text, scope=scope, place=PLACE, row=public_id), at=at))
    with writing():
        OutboxMail.objects.bulk_create(rows)
        kept = OutboxMail.objects.order_by("-pk").values_list("pk", flat=True)[MOST - 1 : MOST]
        OutboxMail.objects.filter(pk__lt=next(iter(kept), 0)).delete()


def mails_in_outbox(most: int = 100) -> list[ShownMail]:
    """The mails that would have been sent, opened, newest first; for the outbox page of a house that sends nothing."""
    return [_opened(row) for row in OutboxMail.objects.order_by("-pk")[:most]]


def get_mail_in_outbox(public_id: str) -> ShownMail:
    """One of those."""
    row = OutboxMail.objects.filter(public_id=public_id).first()
    if row is None:
        raise NotFound
    return _opened(row)


def _opened(row: OutboxMail) -> ShownMail:
    content = json.loads(unseal(row.sealed, scope=bucket_scope("outbox", lives=LIVES), place=PLACE, row=row.public_id))
    return ShownMail(row.public_id, row.at, Leaving(**content | {"raw": b64decode(content["raw"])}))
