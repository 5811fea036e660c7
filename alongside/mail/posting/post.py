"""What a new conversation and an answer by mail share: who writes, which words, once, and not too many."""

from collections.abc import Callable
from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.accounts.models import PersonId
from alongside.core.limits import spend
from alongside.mail.again import once_for, said_of, was_just_said
from alongside.mail.asking.ask import ask
from alongside.mail.posting.copies import tell_of_copies
from alongside.mail.posting.files import Bringing, ask_about_people, bring_files, must_ask
from alongside.mail.posting.target import Target
from alongside.mail.posting.waiting import tell_of_waiting
from alongside.mail.posting.words import Said, said_in
from alongside.mail.taken import Outcome, Settled, Taken
from alongside.mailroom.models import State
from alongside.memberships.viewer import Viewer
from alongside.threads.hold import find_said
from alongside.threads.models import Post
from alongside.threads.saying import identity_of

AN_HOUR = 30  # posts a member may send by mail; a person writes fewer, a program that went astray does not

type Say = Callable[[Said, str], Post]


def post(taken: Taken, person: PersonId, target: Target, *, place: str, say: Say) -> Outcome:
    """Post it once; `place` names where, so that the same words may still be said in two."""
    viewer = target.viewer
    said = said_in(taken, person, viewer)
    once = once_for(taken, place)
    if not find_said(identity_of(once, viewer.alias_id)):
        require_new(taken, viewer, place)
        require_few(viewer)
    made = say(said, once)
    taken.arrival.said = said_of(viewer.alias, place, taken.read)
    bring_files(taken, person, Bringing(made, viewer, target.community, once))
    tell_of_copies(taken, person)
    if made.is_held:
        tell_of_waiting(taken, person, made)
    return ask_about_people(taken) if must_ask(taken, viewer) else Outcome(State.ACTED, "posted")


def require_few(viewer: Viewer) -> None:
    """Refuse more mails in an hour than a person writes."""
    words = _("Many mails came from you within an hour. Please send this one again later.")
    spend("mail-posts", viewer.alias, most=AN_HOUR, per=timedelta(hours=1), words=words)


def require_new(taken: Taken, viewer: Viewer, place: str) -> None:
    """The same words within ten minutes are posted once, unless their writer says that they mean it."""
    if "twice" in taken.agreed or not was_just_said(taken.arrival, said_of(viewer.alias, place, taken.read)):
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
