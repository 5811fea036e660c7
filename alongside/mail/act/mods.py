"""A private word to the hosts by mail: no pause, no limit and no doubt about the sender's proof stops a member's."""

from datetime import timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.accounts.addresses import lookup_of
from alongside.accounts.letters import queue_letter
from alongside.communities.models import Community
from alongside.core.errors import TooOften
from alongside.core.limits import spend
from alongside.hosting.question import ask as ask_hosts
from alongside.hosting.worry import word_to_hosts
from alongside.mail.act.member import member_of, require_proven, viewer_for
from alongside.mail.again import once_for
from alongside.mail.asking.notice import notify_person
from alongside.mail.asking.refuse import whole_text_of
from alongside.mail.posting.telling_names import private_text_of
from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.models import State

A_DAY = 3  # questions from one address that isn't a member's


def act(taken: Taken) -> Outcome:
    """Bring a member's word to the hosts under their alias; a proven stranger's becomes a visitor's question."""
    community = taken.destination.community
    if community is None or taken.read.automatic:
        return Outcome(State.DROPPED, "mods")
    membership = member_of(taken)
    if membership is None or taken.sender.person is None:
        return _from_stranger(taken, community)
    to_do = _("If it was, answer this mail with the word yes. Then they read it, under your alias.")
    require_proven(taken, "mods", happened=_("Your word to the hosts waits."), to_do=to_do)
    viewer = viewer_for(membership)
    words = private_text_of(taken, taken.sender.person, viewer)
    word_to_hosts(words, by=viewer, once=once_for(taken, "hosts"))
    notify_person(
        taken.sender.person,
        subject=_("The hosts have your word"),
        text=_("The hosts of %(community)s have what you wrote. Their answer waits on your pages there.")
        % {"community": community.name},
        answers=taken.read.message_id,
    )
    return Outcome(State.ACTED, "mods")


def _words(taken: Taken) -> str:
    return "\n\n".join(part for part in (taken.read.subject, taken.read.words or whole_text_of(taken)) if part.strip())


def _from_stranger(taken: Taken, community: Community) -> Outcome:
    address = taken.read.address
    if taken.sender.proof != "aligned" or not address:
        return Outcome(State.DROPPED, "mods-unproven")
    try:
        visitor = lookup_of(address).hex()
        spend("questions by mail", visitor, most=A_DAY, per=timedelta(days=1), words="")
        code = ask_hosts(community, _words(taken), visitor=visitor, address=address)
    except TooOften:
        return Outcome(State.DROPPED, "mods-often")
    with translation.override(community.language):
        text = _("The hosts of %(community)s have your question. Their answer comes by mail to this address.")
        more = _("It also waits under this code: %(code)s")
        queue_letter(
            to=address,
            subject=_("Your question is with the hosts"),
            text=f"{text % {'community': community.name}}\n\n{more % {'code': code}}",
            answers=taken.read.message_id,
        )
    return Outcome(State.ACTED, "question")
