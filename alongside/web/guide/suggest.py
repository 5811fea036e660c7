"""Members say what they know: an entry that is missing, or one that isn't right any more."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.core.errors import NotFound
from alongside.guide.directory.listing import get_listed
from alongside.guide.directory.suggest import NoRemark, NotAnEntry, say_not_right, suggest_entry
from alongside.memberships.models import Membership, State
from alongside.memberships.viewer import viewer_of
from alongside.ownership import acting
from alongside.web.guide.forms import RemarkForm, ShortEntryForm
from alongside.web.see_other import see_other
from alongside.web.viewer import person_of, signed_in

type View = Callable[..., HttpResponse]


def members_of_any(view: View) -> View:
    """Give a view the person's memberships, of which there is one at least; without any, there is nothing here."""

    @signed_in
    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = person_of(request)
        mine = acting.memberships_of(person.person_id, person.preferences.aliases) if person else []
        here = [membership for membership in mine if membership.state == State.ACTIVE]
        if not here:
            raise NotFound
        return view(request, here, *args, **kwargs)

    return inside


@require_http_methods(["GET", "POST"])
@members_of_any
def suggest(request: HttpRequest, mine: list[Membership]) -> HttpResponse:
    """Suggest an entry, under the alias one chooses where there are several."""
    form = ShortEntryForm(request.POST or None, initial={"languages": [mine[0].community.language]})
    by = next((one for one in mine if one.alias.public_id == request.POST.get("as")), mine[0])
    if form.is_valid():
        try:
            suggest_entry(form.said(), by=viewer_of(by, by.community_id))
        except NotAnEntry as refused:
            form.add_error(None, str(refused))
        else:
            return see_other("/guide/suggest/?sent=1")
    aliases = [(one.alias.public_id, one.alias.name, one.community.name) for one in mine]
    context = {"form": form, "aliases": aliases, "by": by.alias, "sent": request.GET.get("sent") == "1"}
    return render(request, "guide/suggest.html", context)


@require_http_methods(["GET", "POST"])
@members_of_any
def not_right(request: HttpRequest, mine: list[Membership], entry_id: str) -> HttpResponse:
    """Say what isn't right in an entry; it goes to the guides without a name."""
    entry = get_listed(entry_id)
    form = RemarkForm(request.POST or None)
    if form.is_valid():
        try:
            say_not_right(entry, form.cleaned_data["text"], by=viewer_of(mine[0], mine[0].community_id))
        except NoRemark as refused:
            form.add_error("text", str(refused))
        else:
            return see_other(f"/e/{entry.public_id}/not-right/?sent=1")
    context = {"form": form, "entry": entry, "sent": request.GET.get("sent") == "1"}
    return render(request, "guide/not_right.html", context)
