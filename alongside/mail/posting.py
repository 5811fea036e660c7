"""What a new conversation and an answer by mail share: who writes, which words, once, and not too many."""

from collections.abc import Callable
from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.accounts.models import PersonId
from alongside.communities.models import Community
from alongside.core.limits import spend
from alongside.mail.again import once_for, said_of, was_just_said
from alongside.mail.ask import ask
from alongside.mail.refuse import refuse
from alongside.mail.taken import Outcome, Settled, Taken
from alongside.mail.words import words_of
from alongside.mailroom.addresses import community_address
from alongside.mailroom.models import State
from alongside.memberships.viewer import Viewer
from alongside.ownership.acting import find_viewer
from alongside.threads.hold import find_said
from alongside.threads.models import Post
from alongside.threads.saying import Words, identity_of

AN_HOUR = 30  # posts a member may send by mail; a person writes fewer, a program that went astray does not

type Say = Callable[[Words, str], Post]


def viewer_of_member(taken: Taken, person: PersonId, community: Community) -> Viewer:
    """As whom this person writes there, or Settled: they are told that they aren't a member."""
    viewer = find_viewer(person, community)
    if viewer.is_member:
        return viewer
    raise Settled(
        refuse(
            taken,
            "not-a-member",
            happened=_("Your mail was not posted, and nobody has read it."),
            why=_("You are not a member of %(community)s.") % {"community": community.name},
            to_do=_("To join, send an empty mail to %(join)s.") % {"join": community_address(community, "join")},
        )
    )


def post(taken: Taken, person: PersonId, viewer: Viewer, *, target: str, say: Say) -> Outcome:
    """Post it once; `target` names the place, so that the same words may still be said in two."""
    words = words_of(taken, person, viewer)
    once = once_for(taken, target)
    if not find_said(identity_of(once, viewer.alias_id)):
        _require_new(taken, viewer, target)
        spend(
            "mail-posts",
            viewer.alias,
            most=AN_HOUR,
            per=timedelta(hours=1),
            words=_("Many mails came from you within an hour. Please send this one again later."),
        )
    say(words, once)
    taken.arrival.said = said_of(viewer.alias, target, taken.read)
    return Outcome(State.ACTED, "posted")


def _require_new(taken: Taken, viewer: Viewer, target: str) -> None:
    """The same words within ten minutes are posted once, unless their writer says that they mean it."""
    if "twice" in taken.agreed or not was_just_said(taken.arrival, said_of(viewer.alias, target, taken.read)):
        return
    raise Settled(
        ask(
            taken,
            "twice",
            happened=_("The same words came from you twice within ten minutes. They were posted once."),
            why=_("Mail programs sometimes send a mail again by themselves."),
            to_do=_("If you want them there a second time, answer this mail with the word yes."),
        )
    )
