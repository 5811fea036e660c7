"""What one can do by mail, told to whoever asks; a stranger hears how to join and nothing about members."""

from datetime import timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.accounts.addresses import lookup_of
from alongside.accounts.letters import queue_letter
from alongside.communities.models import Community
from alongside.core.errors import TooOften
from alongside.core.limits import spend
from alongside.mail.act.member import member_of
from alongside.mail.asking.notice import notify_person
from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.addresses import community_address
from alongside.mailroom.links import community_link
from alongside.mailroom.models import State

A_DAY = 3  # letters that somebody may have us send to one address by writing in its name


def act(taken: Taken) -> Outcome:
    """Answer with the addresses of this community and what each does."""
    community = taken.destination.community
    if community is None or taken.read.automatic:
        return Outcome(State.DROPPED, "help")
    answers = taken.read.message_id
    if taken.sender.person and member_of(taken):
        words = for_members(community)
        notify_person(taken.sender.person, subject=_("How this works by mail"), text=words, answers=answers)
        return Outcome(State.ACTED, "help")
    # Anybody can write a mail in somebody's name: only a proven sender is answered.
    if taken.sender.proof != "aligned" or not taken.read.address:
        return Outcome(State.DROPPED, "help-unproven")
    try:
        spend("help by mail", lookup_of(taken.read.address).hex(), most=A_DAY, per=timedelta(days=1), words="")
    except TooOften:
        return Outcome(State.DROPPED, "help-often")
    with translation.override(community.language):
        words = for_strangers(community)
        queue_letter(to=taken.read.address, subject=_("How this works by mail"), text=words, answers=answers)
    return Outcome(State.ACTED, "help")


def for_strangers(community: Community) -> str:
    """How to come in."""
    words = _(
        "To join %(community)s, write to %(join)s. You don't need your own name. Nobody there sees your address.\n\n"
        "On the web: %(link)s"
    )
    link = community_link(community.public_id)
    return words % {"community": community.name, "join": community_address(community, "join"), "link": link}


def for_members(community: Community) -> str:
    """Every address of a community with what it does."""
    ends = {end: community_address(community, end) for end in ("digest", "pause", "leave", "mods")}
    return _(
        "To write to everybody: %(post)s\n"
        "To answer somebody: answer their mail.\n"
        "For a letter a day: %(digest)s (or write “weekly”, “every post”, “followed”, or “nothing”)\n"
        "For no mail for a while: %(pause)s (you can write “until 3 May”)\n"
        "To leave: %(leave)s\n"
        "To ask the hosts: %(mods)s\n\n"
        "On the web: %(link)s"
    ) % {"post": community_address(community), **ends, "link": community_link(community.public_id)}
