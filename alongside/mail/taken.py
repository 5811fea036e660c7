"""A mail on its way through the door: received, read, identified, about to be acted on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from alongside.accounts.models import PersonId
from alongside.mailroom.addresses import Destination
from alongside.mailroom.models import Arrival, State


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that came with a mail; `verdict` is picture, document, text or dropped, with a reason for the last."""

    name: str
    kind: str
    size: int
    verdict: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What a mail says, read in a program of its own: plain fields, no bytes."""

    message_id: str = ""
    references: tuple[str, ...] = ()
    subject: str = ""
    at: datetime | None = None
    address: str = ""  # of whom it says it is from; empty when that is ambiguous
    name: str = ""
    claim: str = "one"  # or why nobody can say who wrote it
    named: tuple[str, ...] = ()  # every address that stands in From, when that is ambiguous
    proof: str = "unknown"  # aligned, none, unknown or failed
    is_looked_at: bool = False  # some server, ours or not, wrote into it what it found out about its sender
    words: str = ""
    quoted: str = ""
    signature: str = ""
    automatic: str = ""  # why it looks as if a machine had written it; empty for a person's
    report: str = ""  # bounce, complaint or nothing
    encrypted: bool = False
    pieces: tuple[Piece, ...] = ()
    ours: tuple[str, ...] = ()  # which of our addresses stand in its To and Cc
    others: bool = False  # whether somebody else's address stands there too
    trouble: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote it, as far as it is proven."""

    person: PersonId | None  # whose verified address it is from
    address: str
    name: str
    proof: str


@dataclass(frozen=True, slots=True)
class Taken:
    """Everything a step of the pipeline may ask."""

    arrival: Arrival
    destination: Destination
    read: Read
    sender: Sender
    raw: Callable[[], bytes]  # the mail as it came, opened when somebody needs it
    # What its writer said yes to when asked about this mail before: sender, signature, twice, post …
    agreed: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: a state, and a word for whoever asks where a mail went."""

    state: State
    verdict: str


class Settled(Exception):
    """A step found out early what becomes of a mail, and nothing further is done with it."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome


type Step = Callable[[Taken], Outcome]
