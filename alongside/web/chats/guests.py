"""Who has a part in a chat: hosts name guests and co-hosts, and whoever was named can step back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.aliases.models import Alias
from alongside.chats.access import guests_of, may_lead
from alongside.chats.guests import remove_guest, set_guest
from alongside.chats.models import Chat
from alongside.chats.questions import later_ones
from alongside.core.errors import NotFound, Refused
from alongside.fragments.aliases import shown
from alongside.memberships.access import find_member_named, get_alias
from alongside.memberships.viewer import Viewer
from alongside.web.chats.at_chat import at_chat, path_to
from alongside.web.refusals import status_of
from alongside.web.see_other import see_other


@require_http_methods(["GET", "HEAD", "POST"])
@at_chat
def guests(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """Who has a part; a host names somebody by typing their name, because there is no list of members."""
    _require_part(chat, viewer)
    if request.method != "POST":
        return _page(request, chat, viewer)
    and_later = "and_later" in request.POST
    if alias_id := request.POST.get("remove", ""):
        alias = get_alias(viewer, alias_id)
        remove_guest(chat, alias, by=viewer, and_later=and_later)
        return see_other(path_to(chat) if alias.pk == viewer.alias_id else request.path)
    found = _named(request, viewer)
    if found is None:
        words = _("Nobody here goes by that name. Names are written exactly as they stand beside posts.")
        return _page(request, chat, viewer, {"name": words}, status=422)
    part = {"is_co_host": request.POST.get("part") == "co-host", "and_later": and_later}
    try:
        set_guest(chat, found, request.POST.get("role_shown", ""), by=viewer, **part)
    except Refused as refusal:
        field = "role_shown" if getattr(refusal, "field", "") == "role_shown" else "name"
        return _page(request, chat, viewer, {field: str(refusal)}, status=status_of(refusal))
    return see_other(request.path)


def _require_part(chat: Chat, viewer: Viewer) -> None:
    """Refuse whoever neither leads nor is named here, as if there were nothing."""
    if not may_lead(chat, viewer) and all(guest.alias_id != viewer.alias_id for guest in guests_of(chat, viewer)):
        raise NotFound


def _named(request: HttpRequest, viewer: Viewer) -> Alias | None:
    if not viewer.is_host:
        raise NotFound
    member = find_member_named(viewer, request.POST.get("name", ""))
    return get_alias(viewer, member.alias.public_id) if member else None


def _page(
    request: HttpRequest, chat: Chat, viewer: Viewer, wrong: dict[str, str] | None = None, *, status: int = 200
) -> HttpResponse:
    named = [{"it": each, "alias": shown(each.alias)} for each in guests_of(chat, viewer)]
    typed = request.POST if wrong else {}
    context: dict[str, Any] = {
        "chat": chat, "community": chat.community, "viewer": viewer, "named": named, "wrong": wrong or {},
        "typed": typed, "part": typed.get("part", "guest"), "has_later": viewer.is_host and bool(later_ones(chat)),
        "parts": [("guest", _("A guest")), ("co-host", _("A co-host, who leads it with the hosts"))],
    }  # fmt: skip
    return render(request, "chats/guests.html", context, status=status)
