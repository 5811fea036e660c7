"""Mail as the steps of the pipeline get it, without the way there: for tests of one step."""

from alongside.accounts.addresses import ProvenAddress, add_address, find_person_at
from alongside.accounts.letters import WrittenLetter, forget_letter, letters_waiting
from alongside.accounts.models import PersonId
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.accounts.proof import RecentProof
from alongside.core import clock
from alongside.mail.taken import Read, Sender, Taken
from alongside.mailroom.addresses import find_destination
from alongside.mailroom.models import Arrival
from alongside.notify.person import DISCREET


def give_address(person: PersonId, address: str, *, discreet: bool = False) -> None:
    """Let this person have a proven address, which nobody else can see unless they are discreet."""
    add_address(ProvenAddress(address), by=RecentProof(person))
    change_preferences(by=person, more={**get_preferences(person).more, DISCREET: discreet})


def take(local: str, words: str = "", *, address: str, proof: str = "aligned", agreed=(), raw=b"", **read) -> Taken:
    """A mail from this address to one of ours, read and identified."""
    arrival = Arrival.objects.create(local=local, at=clock.now())
    found = Read(address=address, words=words, proof=proof, message_id=f"<{arrival.public_id}@there.example>", **read)
    sender = Sender(find_person_at(ProvenAddress(address)), address, "", proof)
    return Taken(arrival, find_destination(local), found, sender, lambda: raw, frozenset(agreed))


def letters() -> list[WrittenLetter]:
    """The letters that were written since this was last asked."""
    waiting = letters_waiting()
    for letter in waiting:
        forget_letter(letter.public_id)
    return waiting
