"""Whether the same was here before: the same mail, delivered twice, or the same words in another mail."""

import hashlib
from datetime import timedelta

from alongside.core import clock
from alongside.core.rows import fetched, stored_moment
from alongside.core.sealing import blind
from alongside.mail.taken import Read, Taken
from alongside.mailroom.models import Arrival, State

SOON = timedelta(minutes=10)  # in which somebody who sees nothing happen sends a mail again
HERE = "SELECT state, verdict FROM mailroom_arrival WHERE identity = %s AND state IN (%s, %s) AND id <> %s"
SAID = "SELECT 1 FROM mailroom_arrival WHERE said = %s AND at > %s AND id <> %s LIMIT 1"


def identity_of(local: str, read: Read) -> bytes:
    """What makes two deliveries one mail. Its text counts, because Outlook sends clones under one Message-ID."""
    return blind(f"{local}|{read.address}|{read.message_id}|{_body(read)}", "identity of a mail")


def once_for(taken: Taken, place: str) -> str:
    """The key under which a verb acts once: the same for two addresses of ours that mean the same place."""
    read = taken.read
    return "mail " + blind(f"{place}|{read.message_id}|{_body(read)}", "once for a mail").hex()


def said_of(alias: str, place: str, read: Read) -> bytes:
    """What makes two mails say the same: who, where, and which new words and files."""
    files = "|".join(f"{piece.kind} {piece.size}" for piece in read.pieces if piece.verdict not in ("dropped", "text"))
    return blind(f"{alias}|{place}|{' '.join(read.words.split())}|{files}", "said by mail")


def was_here(arrival: Arrival, identity: bytes, *, proven: bool) -> bool:
    """Whether this very mail came to this address before and something was done with it, or is being asked about.

    A copy whose sender had to be asked about holds up no copy that is proven.
    """
    before = fetched(HERE, [identity, State.ACTED, State.HELD, arrival.pk])
    return any(not (proven and state == State.HELD and verdict == "sender") for state, verdict in before)


def was_just_said(arrival: Arrival, said: bytes) -> bool:
    """Whether the same words were posted there a moment ago, by another mail."""
    return bool(fetched(SAID, [said, stored_moment(clock.now() - SOON), arrival.pk]))


def _body(read: Read) -> str:
    """The text without what a mail server may change on its way, as a hash."""
    text = " ".join(f"{read.words} {read.quoted} {read.signature}".split())
    files = "|".join(f"{piece.kind} {piece.size}" for piece in read.pieces if piece.verdict != "text")
    return hashlib.sha256(f"{text}|{files}".encode("utf-8", "surrogatepass")).hexdigest()
