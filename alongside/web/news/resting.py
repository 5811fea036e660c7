"""Letting mail rest until a day, having it again as before, and trying an address once more."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.errors import Refused
from alongside.mailroom.standing import bring_mail_back
from alongside.memberships.viewer import Viewer
from alongside.notify.choose import MailChoiceUnknown, choose_mail, mail_choice_of, pause_mail
from alongside.web.news.choosing import page, require_offered
from alongside.web.see_other import see_other
from alongside.web.viewer import members_only


@require_POST
@members_only
def pause(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Let mail rest until a day, or go on before it has come."""
    require_offered(request)
    try:
        pause_mail(None if "end" in request.POST else _day(request), by=viewer)
    except Refused as refused:
        return page(request, community, viewer, wrong_day=str(refused))
    return see_other(f"/c/{community.public_id}/news/?kept=1")


@require_POST
@members_only
def undo(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Have mail again as it was before a link in a mail ended it."""
    require_offered(request)
    if before := mail_choice_of(viewer).hours.before:
        choose_mail(by=viewer, mail=before)
    return see_other(f"/c/{community.public_id}/news/?kept=1")


@require_POST
@members_only
def again(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Try once more to reach somebody whose mail came back to us."""
    require_offered(request)
    bring_mail_back([viewer.member_id])
    return see_other(f"/c/{community.public_id}/news/?kept=1")


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("until", "").strip())
    except ValueError as unreadable:
        words = _("Please say a day, such as %(day)s.") % {"day": clock.today().isoformat()}
        raise MailChoiceUnknown(words) from unreadable
