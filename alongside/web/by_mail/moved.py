"""Where mails of earlier days led whoever wanted other mail: the choice is one of news now."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from alongside.communities.models import Community
from alongside.memberships.viewer import Viewer
from alongside.web.viewer import members_only


@require_safe
@members_only
def moved(_request: HttpRequest, community: Community, _viewer: Viewer) -> HttpResponse:
    """Lead a member on to the page of choices."""
    return HttpResponsePermanentRedirect(f"/c/{community.public_id}/news/")
