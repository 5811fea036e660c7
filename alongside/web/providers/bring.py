"""A mail that a provider brings, as the mailroom takes it: its bytes, and which addresses of ours it came for."""

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from typing import Any

from alongside.mailroom.addresses import find_destination, our_local
from alongside.mailroom.models import LOCAL
from alongside.mailroom.receive import Came

# As it came: Python would otherwise fold long lines anew and spoil ids in References.
AS_CAME = policy.default.clone(linesep="\r\n", max_line_length=998, refold_source="none")
NOBODY = ("", "<>")  # how providers write the sender that machines have


def brought(message: Any) -> Iterator[Came]:
    """The mail, if it is for an address of ours that means something; all else nobody waits for."""
    locals_ = [local for address in _recipients(message) if (local := our_local(address))]
    known = [local for local in locals_ if len(local) <= LOCAL and find_destination(local).kind != "nobody"]
    if known:
        yield Came(as_came(message), known, null_sender=message.envelope_sender in NOBODY)


def as_came(message: EmailMessage) -> bytes:
    """The bytes of a mail that anymail has read."""
    return message.as_bytes(policy=AS_CAME)


def _recipients(message: Any) -> list[str]:
    """The envelope's, where the provider tells it: it calls once for each. Else what the head says."""
    if message.envelope_recipient:
        return [str(message.envelope_recipient)]
    return [address.addr_spec for address in [*message.to, *message.cc]]
