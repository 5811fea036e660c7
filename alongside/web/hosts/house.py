"""What the doorway says, standing on it, and how mail comes and goes."""

from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.communities.mail_name import MailNameTaken
from alongside.communities.models import Community
from alongside.mailroom.addresses import community_address
from alongside.memberships.access import require_founder
from alongside.memberships.lead import change_community, change_mail_address, own_greeting
from alongside.memberships.lead import greet as stand_on_doorway
from alongside.memberships.viewer import Viewer
from alongside.web.communities.forms import DoorwayForm, MailForm
from alongside.web.see_other import see_other
from alongside.web.viewer import hosts_only


@require_http_methods(["GET", "POST"])
@hosts_only
def greet(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Stand on the doorway with a few words, or step back."""
    if request.method == "POST":
        words = request.POST.get("greeting", "")[:300]
        stand_on_doorway(by=viewer, greets=request.POST.get("greets") == "yes", greeting=words)
        return see_other("doorway", community.public_id)
    greets, greeting = own_greeting(viewer)
    return render(request, "hosts/greet.html", {"community": community, "greets": greets, "greeting": greeting})


@require_http_methods(["GET", "POST"])
@hosts_only
def doorway_settings(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Everything a founder may change about the community."""
    require_founder(viewer)
    form = DoorwayForm(request.POST or None, initial=model_to_dict(community, DoorwayForm.Meta.fields))
    if form.is_valid():
        change_community(community, by=viewer, **form.wanted())
        return see_other("doorway", community.public_id)
    return render(request, "hosts/doorway_settings.html", {"community": community, "form": form})


@require_http_methods(["GET", "POST"])
@hosts_only
def mail_settings(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """The community's address, how long a post waits before it is mailed, and whether documents may come."""
    require_founder(viewer)
    form = MailForm(request.POST or None, initial=model_to_dict(community, list(MailForm.base_fields)))
    if form.is_valid():
        wanted = form.cleaned_data
        try:
            change_mail_address(community, wanted.pop("mail_name"), by=viewer)
        except MailNameTaken as taken:
            form.add_error("mail_name", str(taken))
        else:
            change_community(community, by=viewer, **wanted)
            return see_other(f"/c/{community.public_id}/hosts/mail/?kept=1")
    context = {
        "community": community, "form": form, "address": community_address(community), "kept": "kept" in request.GET,
    }  # fmt: skip
    return render(request, "hosts/mail_settings.html", context)
