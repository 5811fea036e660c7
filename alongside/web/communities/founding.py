"""Founding a community."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.aliases.errors import NameRefused
from alongside.communities.found import starting_guidelines
from alongside.core.ids import new_public_id
from alongside.core.names import NameUnfit
from alongside.ownership.founding import found_community
from alongside.web.communities.forms import FoundForm
from alongside.web.see_other import see_other
from alongside.web.viewer import person_of, signed_in


@require_http_methods(["GET", "POST"])
@signed_in
def found(request: HttpRequest) -> HttpResponse:
    """One page with the few things one must know; everything else has a good start and can be changed."""
    begun = {"guidelines": starting_guidelines(), "language": request.LANGUAGE_CODE}
    form = FoundForm(request.POST or None, initial=begun)
    person = person_of(request)
    if person and form.is_valid():
        wanted = {**form.wanted(), "alias": form.cleaned_data["alias"]}
        try:
            made = found_community(person.person_id, once=request.POST.get("once", ""), **wanted)
            return see_other("doorway-settings", made.public_id)
        except (NameRefused, NameUnfit) as refused:
            form.add_error("alias", str(refused))
    once = request.POST.get("once") or new_public_id()
    return render(request, "communities/found.html", {"form": form, "once": once})
