"""A mail that a provider brings, as the mailroom takes it: its bytes, and which addresses of ours it came for."""

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from typing import Any

from django.conf import settings

from alongside.mailroom.addresses import find_destination, our_local
from alongside.mailroom.models import LOCAL
from alongside.mailroom.receive import UNPROVEN, Came

# As it came: Python would otherwise fold long lines anew and spoil ids in References.
AS_CAME = policy.default.clone(linesep="\r\n", max_line_length=998, refold_source="none")
FINDINGS = re.compile(
    rb"\A(?:[!-9;-~]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)*?authentication-results:[ \t]*", re.IGNORECASE
)
MOST_RECIPIENTS = 50  # as at the listener; where a provider doesn't tell the envelope's, the sender wrote them
NOBODY = ("", "<>")  # how providers write the sender that machines have


def brought(message: Any) -> Iterator[Came]:
    """The mail, if it is for an address of ours that means something; all else nobody waits for."""
    locals_ = list(dict.fromkeys(local for address in _recipients(message) if (local := our_local(address))))
    few = locals_[:MOST_RECIPIENTS]
    known = [local for local in few if len(local) <= LOCAL and find_destination(local).kind != "nobody"]
    if known:
        raw = as_came(message)
        yield Came(_vouched(raw) + raw, known, null_sender=message.envelope_sender in NOBODY)


def as_came(message: EmailMessage) -> bytes:
    """The bytes of a mail that anymail has read."""
    return message.as_bytes(policy=AS_CAME)


def _vouched(raw: bytes) -> bytes:
    """What stands on top: the provider's own findings where the settings say that it writes them, and never others."""
    head = raw[: raw.find(b"\r\n\r\n") + 2]
    field = FINDINGS.match(head) if settings.ANYMAIL_AUTHSERV else None
    if field is None:
        return UNPROVEN
    end = re.compile(rb"\r?\n(?![ \t])").search(head, field.end())
    name, _semicolon, found = head[field.end() : end.start() if end else None].partition(b";")
    if name.strip().lower() != settings.ANYMAIL_AUTHSERV.encode():
        return UNPROVEN
    return b"Authentication-Results: " + settings.MAIL_DOOR_SECRET.encode() + b";" + found + b"\r\n" + UNPROVEN


def _recipients(message: Any) -> list[str]:
    """The envelope's, where the provider tells it: it calls once for each. Else what the head says."""
    if message.envelope_recipient:
        return [str(message.envelope_recipient)]
    return [address.addr_spec for address in [*message.to, *message.cc]]
