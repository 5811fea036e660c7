"""What is known after a report was read: its kind, each recipient's family, and the mail it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

RECIPIENTS = 20  # of one report; our mails go to one each
DIAGNOSTIC = 2_000  # letters of what a server said about one


class Kind(StrEnum):
    """What sort of mail about mail it is."""

    BOUNCE = "bounce"
    COMPLAINT = "complaint"
    AWAY = "away"


class Family(StrEnum):
    """Why a mail did not arrive, as far as it matters for what to do next."""

    DEAD = "dead"  # nobody has this address: unknown, moved, no such host
    FULL = "full"
    EXPIRED = "expired"  # tried for days, given up
    POLICY = "policy"  # spam, authentication, reputation, content: our trouble, never the member's
    LARGE = "large"
    TROUBLE = "trouble"  # a network or a system is at fault
    SUSPENDED = "suspended"  # the account is closed for now, or for good
    DELAYED = "delayed"  # a warning; it is still being tried
    DELIVERED = "delivered"
    COMPLAINT = "complaint"
    AWAY = "away"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Recipient:
    """One address a report speaks of; the address may be empty where the report doesn't tell."""

    address: str
    family: Family
    status: str = ""  # like 5.1.1
    diagnostic: str = ""


@dataclass(frozen=True, slots=True)
class Original:
    """The mail a report is about, as far as it came back: the fields of its head by lower-case name."""

    message_id: str = ""
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    addresses: tuple[str, ...] = ()  # of those who sent it, should get answers to it, or should get it


@dataclass(frozen=True, slots=True)
class Report:
    """A mail that a machine sent about another mail."""

    kind: Kind
    recipients: tuple[Recipient, ...]
    original: Original = field(default_factory=Original)
    feedback: str = ""  # of a complaint: abuse, fraud, auth-failure, …
