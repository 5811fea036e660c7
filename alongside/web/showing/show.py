"""Showing a friend something: choosing what, saying it, reading what the friend will read, and then showing it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.aliases.models import Alias
from alongside.core.errors import NotFound, Refused
from alongside.friends.models import Truth
from alongside.friends.showing.inside import Truthful
from alongside.friends.showing.show import IN_WORDS, checked, show_elsewhere, show_face, show_words
from alongside.friends.showing.truths import shown_by_me
from alongside.friends.sides import Friend, Stands
from alongside.media.access import get_own_picture
from alongside.media.receive import receive
from alongside.memberships.models import State
from alongside.memberships.viewer import Viewer
from alongside.ownership import acting
from alongside.web.friends.place import name_in, path_to, with_friend
from alongside.web.friends.truths import lines_of, names_of_truths, sentence_of
from alongside.web.refusals import status_of
from alongside.web.see_other import see_other
from alongside.web.viewer import person_of


@require_http_methods(["GET", "HEAD", "POST"])
@with_friend
def show(request: HttpRequest, friend: Friend, viewer: Viewer) -> HttpResponse:
    """One step after another; nothing is shown before one has read what the friend will read."""
    if friend.stands != Stands.FRIENDS:
        raise NotFound
    truth = request.POST.get("truth") or request.GET.get("truth", "")
    if truth not in Truth.values:
        return _choose(request, friend)
    if request.method != "POST":
        return _ask(request, friend, truth)
    try:
        said = _said(request, friend, viewer, truth)
        if not request.POST.get("sure"):
            return _preview(request, friend, truth, said)
        _show(request, friend, viewer, truth)
    except Refused as refusal:
        return _ask(request, friend, truth, refusal)
    return see_other(path_to(friend))


def _choose(request: HttpRequest, friend: Friend) -> HttpResponse:
    here = path_to(friend, "show/")
    has_others = bool(_elsewhere(request, friend))
    offered = [
        (f"{here}?truth={value}", words)
        for value, words in names_of_truths().items()
        if value != Truth.ELSEWHERE or has_others
    ]
    shown = lines_of(shown_by_me(friend), friend.me.name, face=_own_face(friend))
    context = {**_place(friend), "offered": offered, "shown": shown}
    return render(request, "showing/choose.html", context)


def _ask(request: HttpRequest, friend: Friend, truth: str, refusal: Refused | None = None) -> HttpResponse:
    context = {
        **_place(friend), "truth": truth, "wrong": str(refusal or ""), "words": request.POST.get("words", ""),
        "others": [(each.public_id, f"{each.name} · {each.community.name}") for each in _elsewhere(request, friend)]
        if truth == Truth.ELSEWHERE else [],
    }  # fmt: skip
    return render(request, "showing/say.html", context, status=status_of(refusal) if refusal else 200)


def _preview(request: HttpRequest, friend: Friend, truth: str, said: Truthful) -> HttpResponse:
    context = {
        **_place(friend), "truth": truth, "sentence": sentence_of(truth, said, friend.me.name),
        "words": said.get("words", ""), "other_alias": request.POST.get("alias", ""),
        "picture": said.get("picture", ""), "links": truth == Truth.ELSEWHERE,
        "alias": said.get("alias", ""), "elsewhere": said.get("community", ""),
    }  # fmt: skip
    return render(request, "showing/preview.html", context)


def _said(request: HttpRequest, friend: Friend, viewer: Viewer, truth: str) -> Truthful:
    """What would be shown, checked as the verbs check it."""
    if truth in IN_WORDS:
        return {"words": checked(request.POST.get("words", ""))}
    if truth == Truth.ELSEWHERE:
        other = _other_alias(request, friend)
        return {"alias": other.name, "community": other.community.name}
    return {"picture": _picture(request, friend, viewer)}


def _show(request: HttpRequest, friend: Friend, viewer: Viewer, truth: str) -> None:
    if truth == Truth.ELSEWHERE:
        show_elsewhere(friend, _other_alias(request, friend), by=viewer)
    elif truth == Truth.FACE:
        show_face(friend, _picture(request, friend, viewer), by=viewer)
    else:
        show_words(friend, Truth(truth), request.POST.get("words", ""), by=viewer)


def _picture(request: HttpRequest, friend: Friend, viewer: Viewer) -> str:
    """The picture that came along, written anew, or the one that was previewed."""
    community = friend.friendship.community.public_id
    upload = request.FILES.get("picture")
    if upload is not None:
        return receive(upload, by=viewer.alias, community=community, people="me").public_id
    if kept := request.POST.get("kept"):
        return get_own_picture(kept, owner=viewer.alias, community=community).public_id
    raise Refused(_("No picture came with this. Please choose one first."))


def _elsewhere(request: HttpRequest, friend: Friend) -> list[Alias]:
    """Who the person behind this request also is, in other communities."""
    person = person_of(request)
    mine = acting.memberships_of(person.person_id, person.preferences.aliases) if person else []
    found = []
    for membership in mine:
        if membership.state == State.ACTIVE and membership.community_id != friend.friendship.community_id:
            membership.alias.community = membership.community
            found.append(membership.alias)
    return found


def _other_alias(request: HttpRequest, friend: Friend) -> Alias:
    chosen = request.POST.get("alias", "")
    for alias in _elsewhere(request, friend):
        if alias.public_id == chosen:
            return alias
    raise Refused(_("Please choose one of the names."))


def _own_face(friend: Friend) -> str:
    for told in shown_by_me(friend):
        if told.truth == Truth.FACE:
            return f"/pictures/{told.said.get('picture', '')}/small"
    return ""


def _place(friend: Friend) -> dict[str, Any]:
    return {"friend": friend, "name": name_in(friend), "me": friend.me.name, "base": path_to(friend)}
