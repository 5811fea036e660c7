"""Who speaks in a chat when a clock does something, and with which rights somebody leads it."""

from collections.abc import Iterator
from dataclasses import replace

from django.db.models import QuerySet

from alongside.chats.access import require_may_lead
from alongside.chats.models import Chat, Guest
from alongside.memberships.access import hosts_of
from alongside.memberships.models import Membership, Role, State
from alongside.memberships.viewer import Viewer, viewer_of
from alongside.standing.pause import pause_of, require_not_paused


def leader(chat: Chat, by: Viewer) -> Viewer:
    """Whoever leads this chat, with a host's rights for one call about its thread; refuses others, and the paused."""
    require_may_lead(chat, by)
    require_not_paused(by)
    return as_host(by)


def as_host(viewer: Viewer) -> Viewer:
    """The same member with a host's rights; for one call, never for a page."""
    return viewer if viewer.is_host else replace(viewer, role=Role.MODERATOR)


def find_host_of(chat: Chat, *, first: Viewer | None = None) -> Viewer | None:
    """Under whose name the chat speaks: who planned it, else `first`, else another host or co-host who may write."""
    for viewer in _candidates(chat, first):
        if pause_of(viewer.member_id) is None:
            return as_host(viewer)
    return None


def waits_for_host(chat: Chat, by: Viewer) -> bool | None:
    """Somebody new whom hosts invited to speak waits for nobody; for others the thread knows."""
    return False if by.is_new and Guest.objects.filter(chat=chat, alias_id=by.member_id).exists() else None


def find_member(alias_id: int) -> Viewer | None:
    """An active member as they are now, for what a clock does with words they left."""
    found = _active().filter(pk=alias_id).first()
    return viewer_of(found, found.community_id) if found else None


def _candidates(chat: Chat, first: Viewer | None) -> Iterator[Viewer]:
    hosts = {row.pk: row for row in hosts_of(chat.community_id).select_related("alias").order_by("alias_id")}
    if planner := hosts.pop(chat.by_id or 0, None):
        yield viewer_of(planner, chat.community_id)
    if first is not None:
        yield first
    for row in hosts.values():
        yield viewer_of(row, chat.community_id)
    led = Guest.objects.filter(chat=chat, is_co_host=True).values("alias_id")
    for row in _active().filter(pk__in=led, community_id=chat.community_id).order_by("alias_id"):
        yield viewer_of(row, chat.community_id)


def _active() -> QuerySet[Membership]:
    return Membership.objects.filter(state=State.ACTIVE).select_related("alias")
