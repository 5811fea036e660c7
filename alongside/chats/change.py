"""Changing one chat that was planned; of a series, this one alone."""

from django.db.models import F
from django.utils.translation import gettext as _

from alongside.chats.access import require_may_change
from alongside.chats.clockwork import set_clock
from alongside.chats.errors import ChatOff, ChatUnderWay
from alongside.chats.events import ChatChanged
from alongside.chats.models import Chat, Question, State
from alongside.chats.plan import Planned, checked
from alongside.core.events import publish
from alongside.core.wall_clock import moment
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import require_not_paused


def change(chat: Chat, planned: Planned, *, by: Viewer) -> None:
    """Say or time it differently, until it begins; its questions have a verb of their own.

    One of a series that was changed is left alone when the series changes.
    """
    require_may_change(chat, by)
    require_not_paused(by)
    columns = checked(planned)
    with writing():
        now = Chat.objects.select_for_update().get(pk=chat.pk)
        require_planned(now)
        if all(getattr(now, name) == said for name, said in columns.items()):
            return
        columns["begins"] = moment(str(columns["wall_begins"]), planned.zone)
        rewrite(now, by_hand=now.series_id is not None, **columns)


def require_planned(chat: Chat) -> None:
    """Refuse what began, is over or was called off."""
    if chat.state == State.CALLED_OFF:
        raise ChatOff(_("This chat was called off. Say first that it takes place after all; then you can change it."))
    if chat.state != State.PLANNED:
        raise ChatUnderWay(_("This chat has begun. What was planned can't be changed any more."))


def rewrite(chat: Chat, **columns: object) -> None:
    """Write other columns of a chat that didn't begin, and set its clock anew, in the caller's transaction."""
    shorter = "minutes" in columns and columns["minutes"] != chat.minutes
    Chat.objects.filter(pk=chat.pk).update(version=F("version") + 1, **columns)
    for name, value in columns.items():
        setattr(chat, name, value)
    if shorter:  # what would be asked after the hour is asked by hand
        Question.objects.filter(chat=chat, post=None, after__gte=chat.minutes).update(after=None)
    set_clock(chat)
    publish(ChatChanged(chat.pk))


def plan_of(chat: Chat) -> Planned:
    """A chat as a plan, to be changed."""
    asked = Question.objects.filter(chat=chat).order_by("number").values_list("text", "after")
    return Planned(
        chat.title, chat.welcome, chat.wall_begins, chat.zone, chat.minutes, chat.holds_new, questions=tuple(asked)
    )
