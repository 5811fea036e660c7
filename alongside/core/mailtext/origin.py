"""Who a mail says it is from, and whether that is proven. What could be read in two ways has no address."""

from dataclasses import dataclass

from alongside.core.mailtext.claiming import Claim, claimed
from alongside.core.mailtext.proving import Proof, proof_of
from alongside.core.mailtext.topmost import ordered


@dataclass(frozen=True, slots=True)
class Origin:
    """The mailbox that a mail names as its author, how clear that is, and what our mail server found out about it."""

    address: str  # its domain in small letters; empty unless the claim is "one"
    name: str
    claim: Claim
    proof: Proof


def read_origin(raw: bytes, *, trusted: frozenset[str]) -> Origin:
    """Reads who sent a mail; `trusted` are the names under which our own mail servers sign and stamp it.

    Those are their authserv-ids, and what they write behind "by" in Received when that is another name.

    "aligned": proven for the domain of From. "failed": the domain disowns it. "none": our server found nothing either
    way. "unknown": no server of ours says anything. It never raises.
    """
    head = ordered(raw)
    said = claimed(head.all("from"))
    address = said.address if head.sound else ""
    claim: Claim = "defects" if said.claim == "one" and not head.sound else said.claim
    return Origin(address, said.name, claim, proof_of(head.fields, address.rpartition("@")[2], trusted=trusted))


def same_mailbox(one: str, other: str) -> bool:
    """Says whether two addresses are one: exactly, but for capitals."""
    return bool(one) and one.casefold() == other.casefold()


def is_tagged_variant(one: str, other: str) -> bool:
    """Says whether two addresses differ by no more than a tag: ann+lists@x and ann@x."""
    return not same_mailbox(one, other) and _untagged(one) == _untagged(other) != ""


def _untagged(address: str) -> str:
    local, _, host = address.casefold().rpartition("@")
    plain = local.partition("+")[0]
    return f"{plain}@{host}" if plain and host else ""
