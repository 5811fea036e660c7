"""A mail before a chat, for whoever asked for one."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from alongside.chats.errors import ChatOff, ChatUnderWay
from alongside.chats.models import Chat, Reminder, State
from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.memberships.models import Membership
from alongside.memberships.models import State as MemberState
from alongside.memberships.viewer import Viewer

BEFORE = timedelta(hours=1)  # time for tea and a chair, and not so long that it is forgotten again


def remind_me(chat: Chat, *, by: Viewer) -> None:
    """Ask for a mail an hour before. Nobody else learns of it; asked twice, it is one."""
    _require_member(chat, by)
    if chat.state == State.CALLED_OFF:
        raise ChatOff(_("This chat was called off, so there is nothing to remind you of."))
    if chat.state != State.PLANNED:
        raise ChatUnderWay(_("This chat has begun. You can come in now."))
    with writing():
        Reminder.objects.bulk_create([Reminder(chat=chat, alias_id=by.member_id)], ignore_conflicts=True)


def dont_remind(chat: Chat, *, by: Viewer) -> None:
    """Take it back."""
    _require_member(chat, by)
    with writing():
        Reminder.objects.filter(chat=chat, alias_id=by.member_id).delete()


def remind_of_nothing(*, by: Viewer) -> None:
    """Take all of them back: whoever ends their mail gets none of these either."""
    with writing():
        Reminder.objects.filter(alias_id=by.member_id).delete()


def is_reminded(chat: Chat, viewer: Viewer) -> bool:
    """Whether the viewer asked for a mail; asked for oneself alone."""
    return viewer.is_member and Reminder.objects.filter(chat=chat, alias_id=viewer.member_id).exists()


def reminded(chat: Chat) -> list[int]:
    """The aliases (ids) that want a mail before this chat and are members still; nobody, where it began.

    Where it was called off, they hear that in its place.
    """
    members = Membership.objects.filter(community_id=chat.community_id, state=MemberState.ACTIVE).values("pk")
    waiting = Reminder.objects.filter(chat=chat, chat__state__in=(State.PLANNED, State.CALLED_OFF), alias__in=members)
    return list(waiting.order_by("pk").values_list("alias_id", flat=True))


def when_to_remind(chat: Chat, *, quiet: tuple[int, int] | None = None, zone: str = "") -> datetime:
    """An hour before; where a reader's quiet hours, such as (21, 8) in their zone, hold then: as these begin."""
    at = chat.begins - BEFORE
    if quiet is None:
        return at
    begins, ends = quiet
    local = at.astimezone(ZoneInfo(zone or "UTC"))
    over_midnight = begins > ends
    holds = local.hour >= begins or local.hour < ends if over_midnight else begins <= local.hour < ends
    if not holds:
        return at
    day = local.date() - timedelta(days=1 if over_midnight and local.hour < ends else 0)
    # A minute before: at the hour itself the quiet has begun.
    return datetime.combine(day, time(begins), tzinfo=local.tzinfo).astimezone(at.tzinfo) - timedelta(minutes=1)


def _require_member(chat: Chat, by: Viewer) -> None:
    if not by.is_member or by.community_id != chat.community_id:
        raise NotFound
