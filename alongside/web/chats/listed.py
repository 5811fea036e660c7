"""The list of chats: what goes on, what lies ahead, and what can be read of those that were."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.chats.access import may_plan, series_by
from alongside.chats.page import Listed, list_chats
from alongside.communities.models import Community
from alongside.fragments.chat_times import also_words, now_words, when_words
from alongside.memberships.viewer import Viewer
from alongside.web.chats.plan_rule import rule_words
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
