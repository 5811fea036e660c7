"""Keeping what isn't said yet to one person."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from alongside.aliases.models import Alias
from alongside.core.errors import NotFound
from alongside.drafts.keep import find_draft, forget, keep
from alongside.friends.unsaid import unsaid_place
from alongside.memberships.viewer import Viewer
from alongside.web.aliases.place import on_alias
from alongside.web.friends.hearing import kept_of
from alongside.web.see_other import see_other


@require_POST
@on_alias
def draft(request: HttpRequest, alias: Alias, viewer: Viewer) -> HttpResponse:
    """Keep what the form carries, in place of what was kept; an empty form forgets it."""
    if alias.pk == viewer.alias_id:
        raise NotFound
    kept = {} if request.POST.get("forget") else kept_of(request)
    if kept:
        keep(unsaid_place(viewer.alias, alias.public_id), {**kept, "to": alias.public_id}, by=viewer)
    else:
        forget_unsaid(alias, viewer)
    if request.POST.get("quiet"):
        return HttpResponse(status=204)
    return see_other("drafts", alias.community.public_id)


def find_unsaid(other: Alias, viewer: Viewer) -> dict[str, str]:
    """What the viewer began to write to this one."""
    return find_draft(unsaid_place(viewer.alias, other.public_id), by=viewer)


def forget_unsaid(other: Alias, viewer: Viewer) -> None:
    """It was said, or isn't wanted."""
    forget(unsaid_place(viewer.alias, other.public_id), by=viewer)
