"""Planning a chat."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.chats.access import require_may_plan
from alongside.chats.clockwork import set_clock
from alongside.chats.errors import ChatUnclear
from alongside.chats.events import ChatPlanned
from alongside.chats.models import TITLE, WELCOME, Chat
from alongside.chats.questions import Asked, checked_questions, write_questions
from alongside.chats.when import checked_minutes, checked_wall
from alongside.communities.models import Community
from alongside.core.characters import clean
from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.limits import spend
from alongside.core.once import do_once, find_once
from alongside.core.wall_clock import moment
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import require_not_paused

PLANS_A_DAY = 20  # a year's special evenings in one sitting; what comes again is a series


@dataclass(frozen=True)
class Planned:
    """A chat as its host says it; the time as the clocks show it where it is hosted."""

    title: str
    welcome: str
    wall_begins: str  # "2027-05-08T19:00"
    zone: str
    minutes: int = 60
    holds_new: bool = True
    questions: tuple[Asked, ...] = ()


def plan(community: Community, planned: Planned, *, by: Viewer, once: str = "") -> Chat:
    """Plan a chat for the members of a community; sent twice with the same `once`, it is one."""
    require_may_plan_in(community, by)
    mine = f"chats of {by.alias}"  # the same key in another form of theirs is about something else
    if first := find_once(once, by=mine):
        return Chat.objects.get(public_id=first)
    columns = checked(planned)
    questions = checked_questions(planned.questions, planned.minutes)
    begins = moment(str(columns["wall_begins"]), planned.zone)
    chat = Chat(community=community, by_id=by.member_id, begins=begins, **columns)
    with writing():
        spend_a_plan(by)
        return Chat.objects.get(public_id=do_once(once, lambda: keep(chat, questions).public_id, by=mine))


def require_may_plan_in(community: Community, by: Viewer) -> None:
    """Refuse whoever is no host here, as if there were nothing; and one who is paused."""
    if by.community_id != community.pk:
        raise NotFound
    require_may_plan(by)
    require_not_paused(by)


def spend_a_plan(by: Viewer) -> None:
    """One more of the plans that somebody may make a day."""
    words = _("You planned many chats today. Tomorrow there is room for more. Your words are safe.")
    spend("chats", by.alias, most=PLANS_A_DAY, per=timedelta(days=1), words=words)


def keep(chat: Chat, questions: list[Asked]) -> Chat:
    """Write a new chat with its questions and its clock, in the caller's transaction."""
    chat.save(force_insert=True)
    write_questions(chat, questions)
    set_clock(chat)
    publish(ChatPlanned(chat.pk))
    return chat


def checked(planned: Planned) -> dict[str, object]:
    """The columns that a chat and a series share; refuses what is missing, too long, past, or can't be."""
    title, welcome = " ".join(clean(planned.title).split()), clean(planned.welcome).strip()
    if not title:
        raise ChatUnclear("title", _("A few words are needed here, so that people know whether it is for them."))
    for field, words, most in (("title", title, TITLE), ("welcome", welcome, WELCOME)):
        if len(words) > most:
            raise ChatUnclear(field, _("This is longer than %(most)d letters. Please say it shorter.") % {"most": most})
    return {
        "title": title,
        "welcome": welcome,
        "wall_begins": checked_wall(planned.wall_begins, planned.zone),
        "zone": planned.zone,
        "minutes": checked_minutes(planned.minutes),
        "holds_new": planned.holds_new,
    }
