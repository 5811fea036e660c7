"""Calming a thread, and pausing a member: what one host can do at once, and undo."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.aliases.models import Alias
from alongside.hosting.decisions import members, threads
from alongside.memberships.access import get_alias, require_host
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import pause_of
from alongside.threads.lock import PAUSES
from alongside.threads.models import Thread
from alongside.web.hosts.decisions import decide
from alongside.web.threads.place import in_thread
from alongside.web.viewer import member_at_alias


@require_http_methods(["GET", "HEAD", "POST"])
@in_thread
def slow(request: HttpRequest, thread: Thread, viewer: Viewer) -> HttpResponse:
    """Let members wait between two answers, or let them answer as they like again."""
    require_host(viewer)
    back = f"/t/{thread.public_id}/"
    if thread.slow:
        asked: dict[str, object] = {
            "title": _("Let people answer as they like again"),
            "consequences": [_("Nobody has to wait between two answers any more."), _journal()],
            "button": _("Let them answer again"),
            "back_url": back,
        }
        return decide(request, asked, partial(threads.let_flow, thread, by=viewer), back)
    chosen = request.POST.get("how_long", "60")
    minutes = int(chosen) if chosen in map(str, PAUSES) else 0
    asked = {
        "title": _("Calm this conversation"),
        "consequences": [
            _("Everybody can read. Every member waits so long between two answers of theirs. Hosts don't."),
            _("Your reason stands where people write."),
            _("You or another host can end it at any time."),
            _journal(),
        ],
        "button": _("Calm it"),
        "back_url": back,
        "because_label": _("Why? Everybody in the conversation reads this."),
        "pauses": (("10", _("Ten minutes")), ("60", _("An hour")), ("360", _("Six hours"))),
        "how_long": chosen,
    }
    return decide(request, asked, partial(threads.slow_down, thread, minutes=minutes, by=viewer), back)


@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: HttpRequest, alias_id: str) -> HttpResponse:
    """Ask a member to wait before writing again; or let somebody who waits write again."""
    _community, viewer = member_at_alias(request, alias_id)
    require_host(viewer)
    alias = get_alias(viewer, alias_id)
    if pause_of(alias.pk):
        return _end_pause(request, alias, viewer)
    how_long = request.POST.get("how_long", "week")
    asked = {
        "title": _("Ask %(name)s to wait") % {"name": alias.name},
        "consequences": [
            _("%(name)s can read, but not write here, until the time is over.") % {"name": alias.name},
            _("They get your reason, and can always write to the hosts."),
            _("They can say that they see it otherwise; then another host looks."),
            _journal(),
        ],
        "button": _("Ask them to wait"),
        "back_url": f"/a/{alias.public_id}/",
        "pauses": (("day", _("A day")), ("week", _("A week")), ("month", _("A month"))),
        "how_long": how_long if how_long in members.PAUSES else "week",
    }
    done = partial(members.pause_member, alias, by=viewer, how_long=str(asked["how_long"]))
    return decide(request, asked, done, f"/a/{alias.public_id}/")


def _end_pause(request: HttpRequest, alias: Alias, viewer: Viewer) -> HttpResponse:
    asked = {
        "title": _("Let %(name)s write again") % {"name": alias.name},
        "consequences": [_("%(name)s can write here again from now on.") % {"name": alias.name}, _journal()],
        "button": _("Let them write again"),
        "back_url": f"/a/{alias.public_id}/",
    }
    return decide(request, asked, partial(members.end_member_pause, alias, by=viewer), f"/a/{alias.public_id}/")


def _journal() -> str:
    return _("Your name and reason go into the hosts' journal.")
