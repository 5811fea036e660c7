"""The answer to a question of ours: yes goes on with the mail it was about, no ends it, and a machine says neither."""

from django.utils.translation import gettext as _

from alongside.accounts.models import PersonId
from alongside.mail.asking.refuse import refuse
from alongside.mail.asking.yes_and_no import says_no, says_yes
from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.held import say_no, say_yes
from alongside.mailroom.models import HeldMail, State


def act(taken: Taken) -> Outcome:
    """Only whoever was asked may answer, from an address of theirs, and in words: vacation replies agree to nothing."""
    held = taken.destination.held
    if held is None or taken.read.automatic or taken.sender.proof == "failed":
        return Outcome(State.DROPPED, "confirm")
    if taken.sender.person != held.person_id:
        return Outcome(State.DROPPED, "confirm-stranger")
    return _answered(held, taken)


def _answered(held: HeldMail, taken: Taken) -> Outcome:
    if says_no(taken.read.words):
        say_no(PersonId(held.person_id), held.public_id)
        return Outcome(State.ACTED, "no")
    if not says_yes(taken.read.words):
        return refuse(
            taken,
            "neither",
            happened=_("We asked you something, and could not tell whether you said yes or no."),
            why=_("Your answer begins with neither word."),
            to_do=_("Please answer our question once more, with yes or no as the first word."),
        )
    say_yes(PersonId(held.person_id), held.public_id)  # a job goes on from there, so that no yes is lost
    return Outcome(State.ACTED, "yes")
