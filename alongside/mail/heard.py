"""Any word from a member shows that their mailbox lives: mail that rested comes again."""

from alongside.accounts.models import PersonId
from alongside.accounts.preferences import get_preferences
from alongside.core.rows import fetched
from alongside.mail.taken import Taken
from alongside.mailroom.standing import bring_mail_back
from alongside.ownership.acting import find_membership, memberships_of

RESTING = "SELECT 1 FROM mailroom_mailstanding WHERE suspended_on IS NOT NULL LIMIT 1"


def heard_from(taken: Taken) -> None:
    """Bring the sender's mail back; a machine's word and a forgery don't count.

    Whoever complained wants no mail: what somebody else may have written in their name doesn't change that.
    """
    person = taken.sender.person
    if person is None or taken.read.automatic or taken.sender.proof == "failed":
        return
    if not fetched(RESTING):
        return
    bring_mail_back(_aliases(person, taken), complained=taken.sender.proof == "aligned")


def _aliases(person: PersonId, taken: Taken) -> list[int]:
    if taken.destination.community:
        membership = find_membership(person, taken.destination.community.pk)
        return [membership.pk] if membership else []
    return [membership.pk for membership in memberships_of(person, get_preferences(person).aliases)]
