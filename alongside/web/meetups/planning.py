"""Planning a meet-up, changing it, calling it off, and taking that back."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.communities.models import Community
from alongside.core.errors import Refused
from alongside.core.ids import new_public_id
from alongside.meetups.access import require_may_change
from alongside.meetups.call_off import call_off, take_up_again
from alongside.meetups.change import change
from alongside.meetups.errors import PlanUnclear
from alongside.meetups.models import Meetup
from alongside.meetups.plan import plan
from alongside.meetups.planned import Planned, require_may_plan
from alongside.memberships.viewer import Viewer
from alongside.web.meetups.forms import PlanForm, initial_of
from alongside.web.meetups.place import at_meetup, path_to
from alongside.web.refusals import status_of
from alongside.web.see_other import see_other
from alongside.web.viewer import members_only


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def new(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Plan a meet-up; whoever is new here reads why it has to wait."""
    once = request.POST.get("once") or new_public_id()
    context: dict[str, object] = {"community": community, "once": once, "meetup": None, "why": ""}
    if request.method != "POST":
        try:
            require_may_plan(viewer)
        except Refused as refusal:
            context["why"] = str(refusal)
    form = PlanForm(request.POST or None, initial={"zone": timezone.get_current_timezone_name()})
    return _answer(request, form, context, lambda said: plan(community, said, by=viewer, once=once))


@require_http_methods(["GET", "HEAD", "POST"])
@at_meetup
def change_it(request: HttpRequest, meetup: Meetup, viewer: Viewer) -> HttpResponse:
    """Say it differently; the place stays as it was, if nothing is said in its stead."""
    require_may_change(meetup, viewer)
    form = PlanForm(request.POST or None, initial=initial_of(meetup))
    form.fields["place"].help_text = _("Leave this empty, and it stays as it was. Those who come for sure read it.")
    context: dict[str, object] = {"community": meetup.community, "once": "", "meetup": meetup, "why": ""}

    def do(said: Planned) -> Meetup:
        change(meetup, said, by=viewer)
        return meetup

    return _answer(request, form, context, do)


@require_http_methods(["GET", "HEAD", "POST"])
@at_meetup
def call_it_off(request: HttpRequest, meetup: Meetup, viewer: Viewer) -> HttpResponse:
    """Say what follows, then do it."""
    require_may_change(meetup, viewer)
    if request.method == "POST":
        call_off(meetup, by=viewer)
        return see_other(path_to(meetup))
    asked = {
        "title": _("Call this meet-up off"),
        "consequences": [
            _("The page stays, and says first of all that it doesn't happen."),
            _("Calendars that look here again say so too. Nobody is written to: please tell whom you can."),
            _("You can take it back until the hour it was planned for. Then it happens after all, with whoever comes."),
        ],
        "action": request.path, "button": _("Call it off"), "back_url": path_to(meetup),
    }  # fmt: skip
    return render(request, "layout_confirm.html", asked)


@require_POST
@at_meetup
def after_all(request: HttpRequest, meetup: Meetup, viewer: Viewer) -> HttpResponse:
    """It happens after all."""
    take_up_again(meetup, by=viewer)
    return see_other(path_to(meetup))


def _answer(
    request: HttpRequest, form: PlanForm, context: dict[str, object], do: Callable[[Planned], Meetup]
) -> HttpResponse:  # fmt: skip
    """Do what the form says, or show it again with what is in the way beside it."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return see_other(path_to(do(form.planned(keeps_place=context["meetup"] is not None))))
            except PlanUnclear as unclear:
                form.add_error(unclear.field, str(unclear))
            except Refused as refusal:
                form.add_error(None, str(refusal))
                status = status_of(refusal)
    return render(request, "meetups/plan.html", {**context, "form": form}, status=status)
