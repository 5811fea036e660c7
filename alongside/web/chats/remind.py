"""A mail before a chat, for whoever wants one, said with when it comes."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.accounts.ways import ways_of
from alongside.chats.models import Chat
from alongside.chats.remind import BEFORE, dont_remind, is_reminded, remind_me, when_to_remind
from alongside.core import clock
from alongside.memberships.viewer import Viewer
from alongside.notify.choose import mail_choice_of
from alongside.web.chats.at_chat import at_chat, path_to
from alongside.web.see_other import see_other
from alongside.web.viewer import person_of


@dataclass(frozen=True)
class Reminding:
    """What a member reads beside the button."""

    wanted: bool
    has_address: bool
    comes: str  # when it comes, by their own clock; nothing where it is too late for one


def reminding(request: HttpRequest, chat: Chat, viewer: Viewer) -> Reminding:
    """Whether this member wants a mail, when it would come, and whether one can reach them."""
    person = person_of(request)
    has_address = person is not None and ways_of(person.person_id).addresses > 0
    hours = mail_choice_of(viewer).hours
    at = when_to_remind(chat, quiet=hours.quiet, zone=hours.zone)
    return Reminding(is_reminded(chat, viewer), has_address, _comes(chat, at) if at > clock.now() else "")


def _comes(chat: Chat, at: datetime) -> str:
    local = at.astimezone(timezone.get_current_timezone())
    said = {"weekday": date_format(local, "l"), "clock": date_format(local, "TIME_FORMAT")}
    if at == chat.begins - BEFORE:
        return _("It comes an hour before: %(weekday)s, %(clock)s by your clock.") % said
    return _("It comes before your quiet hours begin: about %(weekday)s, %(clock)s by your clock.") % said


@require_POST
@at_chat
def remind(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """Ask for a mail, or take that back; nobody else learns of it."""
    (dont_remind if request.POST.get("back") else remind_me)(chat, by=viewer)
    return see_other(f"{path_to(chat)}#remind")
