"""Answering by mail whoever asks to be friends: yes, no, or words."""

from django.utils.translation import gettext as _

from alongside.accounts.models import PersonId
from alongside.friends.answer import accept, decline
from alongside.friends.sides import Friend
from alongside.mail.asking.notice import notify_person
from alongside.mail.asking.refuse import refuse
from alongside.mail.asking.yes_and_no import WORD, says_no, says_yes
from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.links import friend_link
from alongside.mailroom.models import State
from alongside.memberships.viewer import Viewer

FEW = 4  # words: "No, thank you", and not "No idea yet, who are you?"


def answer_ask(taken: Taken, person: PersonId, viewer: Viewer, friend: Friend, words: str) -> Outcome | None:
    """Say yes or no to whoever asks; None where there are words to be written to them, after a yes too."""
    if says_yes(words):
        accept(friend, by=viewer)
        if len(WORD.findall(words)) > 1:
            return None
        told = _("You said yes: you and %(name)s are friends now. You can write to each other here:")
        return _acted(taken, person, friend, "accepted", told)
    if not says_no(words):
        return None
    if len(WORD.findall(words)) > FEW:
        return _unclear(taken, friend)
    decline(friend, by=viewer)
    return _acted(taken, person, friend, "declined", _("You said no. %(name)s isn't told, now or later."))


def _acted(taken: Taken, person: PersonId, friend: Friend, verdict: str, told: str) -> Outcome:
    text = told % {"name": friend.other.name}
    if verdict == "accepted":
        text = f"{text}\n{friend_link(friend.friendship.public_id)}"
    subject = _("Your answer has come")
    notify_person(person, subject=subject, text=text, answers=taken.read.message_id)
    return Outcome(State.ACTED, verdict)


def _unclear(taken: Taken, friend: Friend) -> Outcome:
    """A no with many words may be none."""
    return refuse(
        taken,
        "neither",
        happened=_("Your mail went to nobody, and nothing was done."),
        why=_("It begins with no, and says more. We don't guess what you meant."),
        to_do=_("To say no to %(name)s, answer with that word alone. Or answer on the page:\n%(link)s")
        % {"name": friend.other.name, "link": friend_link(friend.friendship.public_id)},
    )
