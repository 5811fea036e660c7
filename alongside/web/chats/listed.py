"""The list of chats: what goes on, what lies ahead, and what can be read of those that were."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.chats.access import may_plan, series_by
from alongside.chats.models import Chat, State
from alongside.chats.page import Listed, list_chats
from alongside.chats.when import begins_there
from alongside.communities.models import Community
from alongside.memberships.viewer import Viewer
from alongside.web.chats.plan_rule import rule_words
from alongside.web.chats.said import hour_until, slow_until
from alongside.web.typed import number_in
from alongside.web.viewer import members_only


@require_safe
@members_only
def every(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """What is open on top, then the next ones, then those that are over, folded."""
    page = number_in(request.GET.get("page", ""), otherwise=0)
    chats = list_chats(viewer, page=page)
    plans = may_plan(viewer)
    context = {
        "community": community, "viewer": viewer, "plans": plans, "page": page, "now": lines(chats.now),
        "ahead": lines(chats.ahead), "past": lines(chats.past), "has_older": chats.has_older,
        "series": [(each, rule_words(each.rule, each.wall_begins)) for each in series_by(viewer)] if plans else [],
    }  # fmt: skip
    return render(request, "chats/listed.html", context)


def lines(listed: Sequence[Listed]) -> list[dict[str, Any]]:
    """Chats as lines of a list: when, by the reader's clock first."""
    return [
        {"it": each, "chat": each.chat, "when": when_words(each.chat), "also": also_words(each.chat),
         "now": now_words(each.chat)}
        for each in listed
    ]  # fmt: skip


def when_words(chat: Chat) -> str:
    """When it begins, by the reader's clock."""
    at = chat.begins.astimezone(timezone.get_current_timezone())
    words = {"weekday": date_format(at, "l"), "day": date_format(at, "DATE_FORMAT")}
    return _("%(weekday)s, %(day)s, %(clock)s") % {**words, "clock": date_format(at, "TIME_FORMAT")}


def also_words(chat: Chat) -> str:
    """The hour where it is hosted; nothing, where the reader's clock says the same."""
    begins, mine = begins_there(chat), timezone.get_current_timezone()
    if begins.astimezone(mine).utcoffset() == begins.utcoffset():
        return ""
    city = chat.zone.rpartition("/")[2].replace("_", " ")
    return _("also %(clock)s in %(city)s") % {"clock": date_format(begins, "TIME_FORMAT"), "city": city}


def now_words(chat: Chat) -> str:
    """How a chat stands that is open."""
    if chat.state == State.LIVE:
        return _("going on now, until %(clock)s") % {"clock": hour_until(chat)}
    if chat.state == State.SLOW:
        return _("open in the slow lane, until %(when)s") % {"when": slow_until(chat)}
    return ""
