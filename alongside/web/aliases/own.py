"""How one shows up: what an alias tells, its picture, and its name."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.aliases.models import Alias
from alongside.aliases.name import rename, tell
from alongside.core.errors import Refused
from alongside.core.ids import new_public_id
from alongside.fragments.aliases import shown
from alongside.fragments.words import notes
from alongside.media.access import get_own_picture
from alongside.media.attach import arrange
from alongside.media.receive import receive
from alongside.memberships.lead import hide_notes
from alongside.memberships.viewer import Viewer
from alongside.standing.quiet import is_quiet, keep_quiet
from alongside.web.aliases.place import on_own_alias
from alongside.web.coming_in.naming import care_about
from alongside.web.see_other import see_other
from alongside.web.viewer import person_of


class TellForm(forms.Form):
    """What an alias tells of itself; nothing need be told."""

    lives_with = forms.BooleanField(label=_("I live with it"), required=False)
    cares_for = forms.BooleanField(label=_("I care for someone"), required=False)
    lost_someone = forms.BooleanField(label=_("I lost someone"), required=False)
    works_with = forms.BooleanField(label=_("I work with it"), required=False)
    pronouns = forms.CharField(
        label=_("Your pronouns"), max_length=40, required=False, help_text=_("Such as she, he, they. Or nothing.")
    )
    about = forms.CharField(
        label=_("A few lines about you"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Everybody who can read your words can read this too."),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@on_own_alias
def change(request: HttpRequest, alias: Alias, viewer: Viewer) -> HttpResponse:
    """What the alias tells; changed without remark to anybody."""
    form = TellForm(request.POST or None, initial={name: getattr(alias, name) for name in TellForm.base_fields})
    if form.is_valid():
        tell(alias, **form.cleaned_data)
        return see_other(f"/a/{alias.public_id}/")
    context = {"alias": alias, "shown": shown(alias), "form": form, "community": alias.community}
    return render(request, "aliases/change.html", context, status=200 if request.method != "POST" else 422)


@require_http_methods(["GET", "HEAD", "POST"])
@on_own_alias
def name(request: HttpRequest, alias: Alias, viewer: Viewer) -> HttpResponse:
    """Another name; one that could lead to the person is pointed out once, what cannot be recalled is said."""
    wanted, wrong, care = request.POST.get("name", alias.name), "", ""
    person = person_of(request)
    if request.method == "POST":
        care = "" if request.POST.get("sure") == wanted else care_about(wanted, person.person_id if person else None)
        try:
            if not care:
                rename(alias, name=wanted)
                tell(alias, is_own_name=bool(request.POST.get("is_own_name")))
                return see_other(f"/a/{alias.public_id}/")
        except Refused as refusal:
            wrong = str(refusal)
    context = {"alias": alias, "wanted": wanted, "wrong": wrong, "care": care, "community": alias.community}
    return render(request, "aliases/name.html", context, status=422 if wrong else 200)


@require_POST
@on_own_alias
def draw_anew(request: HttpRequest, alias: Alias, viewer: Viewer) -> HttpResponse:
    """Another drawn picture, in place of a drawn one or of one's own photo."""
    arrange(f"alias {alias.public_id}", [])
    tell(alias, seed=new_public_id(), portrait="")
    return see_other(f"/a/{alias.public_id}/edit/")


@require_POST
@on_own_alias
def photo(request: HttpRequest, alias: Alias, viewer: Viewer) -> HttpResponse:
    """One's own picture, written anew without place and device."""
    upload = request.FILES.get("picture")
    if upload is None:
        raise Refused(_("No picture came with this. Please choose one first."))
    place, community = alias.public_id, alias.community.public_id
    picture = receive(upload, by=place, community=community, people="me", once=request.POST.get("once", ""))
    arrange(f"alias {place}", [get_own_picture(picture.public_id, owner=place, community=community)])
    tell(alias, portrait=picture.public_id)
    return see_other(f"/a/{alias.public_id}/edit/")


@require_http_methods(["GET", "HEAD", "POST"])
@on_own_alias
def reading(request: HttpRequest, alias: Alias, viewer: Viewer) -> HttpResponse:
    """What one doesn't want to meet without warning."""
    if request.method == "POST":
        hide_notes(by=viewer, notes=[note for note in notes() if note in request.POST.getlist("notes")])
        keep_quiet(by=viewer, quiet=bool(request.POST.get("quiet")))
        return see_other(f"/a/{alias.public_id}/")
    context = {
        "alias": alias, "community": alias.community, "notes": list(notes().items()),
        "hidden": list(viewer.hidden_notes), "quiet": is_quiet(viewer),
    }  # fmt: skip
    return render(request, "aliases/reading.html", context)
