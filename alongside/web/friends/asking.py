"""Asking somebody of the same community to be friends, with a few words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.aliases.models import Alias, State
from alongside.core.errors import NotFound, Refused
from alongside.friends.access import find_friend
from alongside.friends.ask import ask
from alongside.friends.sides import Stands
from alongside.memberships.viewer import Viewer
from alongside.web.aliases.place import on_alias
from alongside.web.friends.composer import PrivateComposer, composer_to
from alongside.web.friends.drafts import find_unsaid, forget_unsaid
from alongside.web.friends.hearing import asks_once, kept_of
from alongside.web.friends.place import path_to
from alongside.web.refusals import status_of
from alongside.web.see_other import see_other


@require_http_methods(["GET", "HEAD", "POST"])
@on_alias
def ask_friend(request: HttpRequest, alias: Alias, viewer: Viewer) -> HttpResponse:
    """The page that asks, and what becomes of it: the same for every outcome."""
    known = find_friend(viewer, alias)
    if request.method != "POST" and known and known.stands != Stands.MET:
        return see_other(path_to(known))
    if alias.pk == viewer.alias_id or alias.state != State.HERE:
        raise NotFound
    composer = composer_to(request, alias, f"/a/{alias.public_id}/friend/", find_unsaid(alias, viewer))
    composer.label, composer.share = _("A few words"), _("Ask %(name)s to be friends") % {"name": alias.name}
    if request.method != "POST":
        return _show(request, alias, composer, is_new=viewer.is_new)
    composer.kept, composer.once = kept_of(request), request.POST.get("once") or composer.once
    composer.question = asks_once(request, composer.kept.get("text", ""), alias.name)
    if composer.question:
        return _show(request, alias, composer)
    try:
        friend = ask(alias, by=viewer, words=composer.kept.get("text", ""), once=composer.once)
    except Refused as refusal:
        composer.errors = {"text": str(refusal)}
        return _show(request, alias, composer, status=status_of(refusal))
    forget_unsaid(alias, viewer)
    if friend.in_danger:
        return see_other(path_to(friend, "for-you/"))
    return see_other("friends", alias.community.public_id)


def _show(
    request: HttpRequest, alias: Alias, composer: PrivateComposer, *, status: int = 200, is_new: bool = False
) -> HttpResponse:  # fmt: skip
    context = {"alias": alias, "composer": composer, "community": alias.community, "is_new": is_new}
    return render(request, "friends/ask.html", context, status=status)
