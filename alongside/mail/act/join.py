"""Joining by mail: questions that fit in one letter, answered beside their names, until nothing is missing."""

from datetime import timedelta

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.accounts.addresses import lookup_of
from alongside.accounts.letters import queue_letter
from alongside.communities.models import Community, Joining
from alongside.core.errors import TooOften
from alongside.core.limits import spend
from alongside.mail.act.joining import questions
from alongside.mail.asking.refuse import refuse
from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.addresses import address_of
from alongside.mailroom.joining import ask_to_join
from alongside.mailroom.models import State
from alongside.memberships.models import State as MembershipState
from alongside.ownership.acting import find_membership

A_DAY = 3  # letters that somebody may have us send to one address by writing in its name
UNPROVEN = 30  # an hour, to all addresses whose mail nobody vouches for: a forger makes no flood of letters with us


def act(taken: Taken) -> Outcome:
    """Answer with the questions; whoever is in already hears so."""
    community, address = taken.destination.community, taken.read.address
    if community is None or not address or taken.read.automatic or taken.sender.proof == "failed":
        return Outcome(State.DROPPED, "join")
    if taken.sender.person and (membership := find_membership(taken.sender.person, community.pk)):
        return _here_already(taken, membership.state)
    try:
        if taken.sender.proof != "aligned":
            spend("joining unproven", "", most=UNPROVEN, per=timedelta(hours=1), words="")
        spend("joining by mail", lookup_of(address).hex(), most=A_DAY, per=timedelta(days=1), words="")
    except TooOften:
        return Outcome(State.DROPPED, "join-often")
    with translation.override(community.language):
        return _begin(taken, community, address)


def _begin(taken: Taken, community: Community, address: str) -> Outcome:
    if community.joining == Joining.INVITATION:
        text = _(
            "You asked to join %(community)s. It is joined by invitation: somebody who is in it can send you one.\n\n"
            "Other communities: %(link)s"
        ) % {"community": community.name, "link": settings.URL}
        queue_letter(to=address, subject=_("About joining"), text=text, answers=taken.read.message_id)
        return Outcome(State.ACTED, "join-invitation")
    local = ask_to_join(community, address)
    queue_letter(
        to=address,
        subject=_("A few questions before you come in"),
        text=questions(community, new=taken.sender.person is None),
        reply_to=address_of(local),
        answers=taken.read.message_id,
    )
    return Outcome(State.ACTED, "join")


def _here_already(taken: Taken, state: str) -> Outcome:
    waits = state == MembershipState.ASKED
    return refuse(
        taken,
        "join-here",
        happened=_("You asked to join, and nothing was changed."),
        why=_("You asked before, and the hosts have not answered yet.")
        if waits
        else _("You have been here under this address before."),
        to_do=_("There is nothing to do; they will answer you.")
        if waits
        else _("You can write to the community as you did. If something isn't right, write to the hosts."),
    )
