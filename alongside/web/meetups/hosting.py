"""A host takes a meet-up out, or brings it back, with a reason."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.hosting.decisions.meetups import bring_meetup_back, remove_meetup
from alongside.meetups.models import Meetup
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer
from alongside.web.hosts.decisions import decide
from alongside.web.meetups.place import at_meetup, path_to


@require_http_methods(["GET", "HEAD", "POST"])
@at_meetup
def take_out(request: HttpRequest, meetup: Meetup, viewer: Viewer) -> HttpResponse:
    """Take it out, or bring it back if it is out."""
    require_host(viewer)
    journal = _("Your name and reason go into the hosts' journal.")
    asked: dict[str, object] = {"back_url": path_to(meetup), "title": _("Take this meet-up out")}
    if meetup.removed:
        told = _("Whoever planned it gets your words.")
        asked |= {"title": _("Bring this meet-up back"), "button": _("Bring it back")}
        asked["consequences"] = [_("Members find it again, with whoever said that they come."), told, journal]
        return decide(request, asked, partial(bring_meetup_back, meetup, by=viewer), path_to(meetup))
    told = _("Whoever planned it gets your reason. They can say that they see it otherwise; then another host looks.")
    gone = _("It is gone for everybody but the hosts, also for those who wanted to come. You can bring it back.")
    asked |= {"button": _("Take it out"), "consequences": [gone, told, journal]}
    return decide(request, asked, partial(remove_meetup, meetup, by=viewer), path_to(meetup))
