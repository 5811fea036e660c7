"""A host's word that a member is known here, and what a member's own stage means, in plain words."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.aliases.models import Alias
from alongside.hosting.known import say_known, take_known_back
from alongside.memberships.models import Stage
from alongside.memberships.viewer import Viewer
from alongside.standing.stages import has_enough_known
from alongside.web.aliases.place import on_alias
from alongside.web.see_other import see_other


@require_POST
@on_alias
def known(request: HttpRequest, alias: Alias, viewer: Viewer, is_known: bool) -> HttpResponse:
    """Say that a member is known, or take that word back; the member isn't told, and finds it on their own page."""
    (say_known if is_known else take_known_back)(alias, by=viewer)
    return see_other(f"/a/{alias.public_id}/")


def what_one_can_do(viewer: Viewer) -> list[str]:
    """What this member can do here now, and what comes later: sentences, without counts."""
    if viewer.is_host:
        return [_("You are a host here. The limits for people who are new don't hold for you.")]
    if not viewer.is_new:
        return [_("People here know you. You can share words, links, pictures and documents."), _about_trust(viewer)]
    later = _("When the hosts know you a little, you can also share links and pictures.")
    if has_enough_known(viewer.community_id):
        later = _("After two weeks and answers from a few people here you can also share links and pictures.")
    return [
        _("You are new here. You can read everything, and share up to three posts a day."),
        _("Answers in conversations that you began don't count, and you can always write to the hosts."),
        later,
    ]


def _about_trust(viewer: Viewer) -> str:
    """What the third stage means, in plain words."""
    if viewer.stage == Stage.TRUSTED:
        return _("Some have said how they know you. So your words are hardly ever held back for a host to look at.")
    return _(
        "After two months, and when two people here have said how they know you, your words are hardly ever held back "
        "for a host to look at."
    )
