"""Whether a mail that would be published may be believed; if not, the one person is asked who may be asked."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.accounts.addresses import find_person_with, lookup_of
from alongside.accounts.letters import queue_letter
from alongside.accounts.models import PersonId
from alongside.core.errors import TooOften
from alongside.core.limits import spend
from alongside.mail.asking.ask import ask
from alongside.mail.asking.notice import in_language_of
from alongside.mail.identify import VARIANT, accepts_unproven, owner_of
from alongside.mail.taken import Outcome, Settled, Taken
from alongside.mailroom.addresses import community_address
from alongside.mailroom.models import State

STRANGERS = timedelta(days=2)  # between two answers to one address that we don't know; as long as limits are remembered


def require_believed(taken: Taken) -> PersonId:
    """The person who wrote this mail, or Settled: somebody was asked, or nobody may be."""
    sender = taken.sender
    if sender.person is None:
        raise Settled(_unknown(taken))
    if sender.proof == "aligned" or "sender" in taken.agreed:
        return sender.person
    # Some providers prove nothing. Their readers are asked once, and only at an address made for them alone; where
    # nobody looked, each mail is asked about: whoever forwards a mail gives away both the token and their own address.
    own = owner_of(taken.destination) == sender.person
    if sender.proof == "none" and own and accepts_unproven(sender.person, sender.address):
        return sender.person
    raise Settled(_was_this_you(taken, sender.person))


def _unknown(taken: Taken) -> Outcome:
    """From an address we don't know, or from one that nobody can make out: only who may have written it is asked."""
    if owner := owner_of(taken.destination) or _only_one_named(taken):
        with in_language_of(owner):
            return _was_this_you(taken, owner)
    if taken.sender.address and taken.sender.proof == "aligned" and not taken.read.automatic:
        return _answer_stranger(taken)
    return Outcome(State.DROPPED, "unknown-sender" if taken.sender.address else "ambiguous-from")


def _only_one_named(taken: Taken) -> PersonId | None:
    """The one person whose address stands in an ambiguous From."""
    people = {person for address in taken.read.named if (person := find_person_with(address))}
    return people.pop() if len(people) == 1 else None


def _was_this_you(taken: Taken, person: PersonId) -> Outcome:
    if taken.sender.proof == VARIANT:
        why = _("It came from %(address)s, which is a little different from the address we know of you.")
    elif taken.sender.person is None and taken.sender.address:
        why = _("It came from %(address)s, an address we don't know, to an address that was made for you alone.")
    else:
        why = _("We could not be sure who sent it. Anybody can write any name on a mail.")
    return ask(
        taken,
        "sender",
        happened=_("A mail came that may be from you. Nothing was done with it, and nobody has read it."),
        why=why % {"address": taken.sender.address},
        to_do=_("If you wrote it, answer this mail with the word yes. If you did not, do nothing."),
        person=person,
    )


def _answer_stranger(taken: Taken) -> Outcome:
    """One plain answer in two days, which tells no more than the community's doorway does."""
    address, community = taken.sender.address, taken.destination.community
    if community is None:
        return Outcome(State.DROPPED, "unknown-sender")
    try:
        spend("mail-strangers", lookup_of(address).hex(), most=1, per=STRANGERS, words="")
    except TooOften:
        return Outcome(State.DROPPED, "unknown-sender")
    queue_letter(
        to=address,
        subject=_("Your mail was not posted"),
        text=_(
            "You wrote to %(here)s. Your mail was not posted, and nobody has read it, because you are not a member "
            "under this address.\n\n"
            "If you are a member, write from the address you told us. To become one, send an empty mail to %(join)s."
        )
        % {"here": community_address(community), "join": community_address(community, "join")},
        answers=taken.read.message_id,
    )
    return Outcome(State.REFUSED, "not-a-member")
