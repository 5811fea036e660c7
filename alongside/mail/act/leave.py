"""Leaving by mail: asked once, at the member's own address, then done."""

from django.utils.translation import gettext as _

from alongside.mail.act.member import member_of, not_a_member
from alongside.mail.asking.ask import ask
from alongside.mail.asking.notice import notify_person
from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.models import State
from alongside.memberships.leave import leave


def act(taken: Taken) -> Outcome:
    """Ask, and after a yes end the membership. Words that were posted stay; the letter says how to take them back."""
    membership = member_of(taken)
    if membership is None or taken.sender.person is None:
        return not_a_member(taken)
    name = {"community": membership.community.name}
    if "leave" not in taken.agreed:
        return ask(
            taken,
            "leave",
            happened=_("You asked to leave %(community)s. You are still in.") % name,
            why=_("We ask once, so that nobody else can do this in your name."),
            to_do=_("To leave, answer this mail with the word yes. What you wrote there stays under your alias."),
        )
    leave(membership)
    notify_person(
        taken.sender.person,
        subject=_("You left"),
        text=_("You left %(community)s. No more mail comes from there. You can come back when you like.") % name,
        answers=taken.read.message_id,
    )
    return Outcome(State.ACTED, "left")
