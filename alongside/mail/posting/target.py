"""Where the words of a mail belong. Only one clear place is taken; everything else is a question to its writer."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.accounts.models import PersonId
from alongside.communities.models import Community
from alongside.core.errors import NotFound
from alongside.core.rows import fetched
from alongside.mail.asking.ask import ask
from alongside.mail.asking.refuse import refuse
from alongside.mail.chats.lines import find_question_of
from alongside.mail.chats.question import subject_of
from alongside.mail.taken import Settled, Taken
from alongside.mailroom.addresses import Destination, community_address, find_destination
from alongside.mailroom.message_ids import find_post_by_message_id
from alongside.mailroom.models import Token
from alongside.memberships.viewer import Viewer
from alongside.ownership.acting import find_viewer
from alongside.portability.archive.subjects import subject_key
from alongside.threads.access import get_post, get_thread
from alongside.threads.models import Post, Thread

# Kinds of address where words of somebody are read.
PLACES = {"community", "reply", "question", "letter", "private", "relay", "mods"}

BESIDE = "SELECT local FROM mailroom_arrival WHERE incoming_id = %s AND id <> %s"


@dataclass(frozen=True, slots=True)
class Target:
    """Where words go: into a thread, or else to the community as a new one."""

    viewer: Viewer
    community: Community
    thread: Thread | None = None
    answers: Post | None = None


def one_target(taken: Taken, person: PersonId) -> Target:
    """The one place this mail is for, or Settled: its writer was asked."""
    destination = taken.destination
    if destination.community is None or destination.community.closed:
        raise NotFound
    viewer = viewer_of_member(taken, person, destination.community)
    if destination.token:
        if destination.token.alias_id != viewer.alias_id:
            _require_agreed(taken, _("It went to an address that was made for somebody else."))
        if any(place for place in other_places(taken) if not _is_address_of(place, destination.community)):
            _require_agreed(taken, _("It went to more than one address here."))
        return _by_token(destination.token, taken, viewer, destination.community)
    return _by_community(taken, viewer, destination.community)


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


def _by_community(taken: Taken, viewer: Viewer, community: Community) -> Target:
    """An "answer to all" has the thread's own address beside the community's, and means the thread."""
    others = other_places(taken)
    tokens = [place.token for place in others if place.token and place.token.alias_id == viewer.alias_id]
    if len(others) == len(tokens) == 1 and tokens[0].thread:
        return _by_token(tokens[0], taken, viewer, community)
    if others:
        _require_agreed(taken, _("It went to more than one address here."))
    answers = next(answered_posts(taken), None)
    if answers and answers.thread.community_id != community.pk:
        _require_agreed(taken, _("It answers something that was said elsewhere, and may quote it."))
    elif answers and subject_key(taken.read.subject) in ("", *map(subject_key, _subjects(answers))):
        return _in_thread(answers.thread, answers, viewer, community)
    return Target(viewer, community)


def _subjects(answered: Post) -> list[str]:
    """Under which subjects mails of this post went out: its thread's title, and of a chat's question its words."""
    asked = find_question_of(answered)
    return [answered.thread.title, *([subject_of(asked)] if asked else [])]


def _by_token(token: Token, taken: Taken, viewer: Viewer, community: Community) -> Target:
    """The thread itself; or, where it went into another one, the thread that what is answered stands in now.

    An address that was made for a question names it, even where a mail's references got lost on their way.
    """
    thread, answers = token.thread, next(answered_posts(taken), None)
    if thread is None:
        raise NotFound
    if token.question and (answers is None or answers.answers_id != token.question_id):
        answers = token.question
    elif thread.gone and answers and answers.thread.community_id == community.pk:
        thread = answers.thread
    return _in_thread(thread, answers, viewer, community)


def _in_thread(thread: Thread, answers: Post | None, viewer: Viewer, community: Community) -> Target:
    thread = get_thread(viewer, thread.public_id)
    if answers is not None:
        try:
            answers = get_post(viewer, answers.public_id)
        except NotFound:
            answers = None
    return Target(viewer, community, thread, answers if answers and answers.thread_id == thread.pk else None)


def answered_posts(taken: Taken) -> Iterator[Post]:
    """The posts of ours that it says it answers, the nearest first; whether its writer may see them is not asked."""
    for message_id in reversed(taken.read.references):
        if found := find_post_by_message_id(message_id):
            yield found


def other_places(taken: Taken) -> list[Destination]:
    """The other addresses of ours it went to, by its envelope or by its own words, where somebody reads."""
    arrival = taken.arrival
    beside = fetched(BESIDE, [arrival.incoming_id, arrival.pk])
    locals_ = dict.fromkeys([*(local for (local,) in beside), *taken.read.ours[:20]])
    found = [find_destination(local) for local in locals_ if local != arrival.local]
    return [place for place in found if place.kind in PLACES]


def _is_address_of(place: Destination, community: Community) -> bool:
    return place.kind == "community" and place.community == community


def _require_agreed(taken: Taken, why: str) -> None:
    """Go on only if its writer said where it should be posted; nothing ambiguous is published."""
    if "post" in taken.agreed:
        return
    community = taken.destination.community
    named = {"community": community.name if community else ""}
    raise Settled(
        ask(
            taken,
            "post",
            happened=_("Your mail was not posted yet."),
            why=why,
            to_do=_("To post it in %(community)s under your alias, answer this mail with the word yes.") % named,
        )
    )
