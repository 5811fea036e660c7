"""The doorway, the one page a stranger may see, and the guidelines."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.communities.models import Community
from alongside.core.markdown import fill
from alongside.core.markdown import render as render_markdown
from alongside.fragments.aliases import shown
from alongside.fragments.words import usual_wait
from alongside.hosting.access import own_cases_by
from alongside.memberships.access import greeters
from alongside.memberships.viewer import Viewer
from alongside.portability.claim_archive import has_archive
from alongside.threads.access import readable_by
from alongside.threads.versions import ON_DOORWAY
from alongside.web.threads.community import community_page
from alongside.web.viewer import in_community


@require_safe
@in_community
def community(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """The conversations for members, the doorway for everybody else."""
    return community_page(request, community, viewer) if viewer.is_member else _doorway(request, community, viewer)


@require_safe
@in_community
def doorway(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """The doorway as a stranger sees it, for members too."""
    return _doorway(request, community, viewer)


def _doorway(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    open_threads = readable_by(Viewer(community.pk)).order_by("-pinned", "-last_at", "-pk")[:ON_DOORWAY]
    hosts = [(shown(host.alias, role=host.role, linked=False), host.greeting) for host in greeters(community.pk)]
    context = {
        "community": community,
        "viewer": viewer,
        "greeters": hosts,
        "wait": usual_wait(community.usual_wait),
        "told_by_hosts": viewer.outside_id is not None and own_cases_by(viewer).exists(),
        "old_mails": has_archive(community.pk),
        "open_threads": list(open_threads) if community.is_open else [],
    }
    return render(request, "communities/doorway.html", context)


@require_safe
@in_community
def guidelines(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """What is asked of members; anyone may read it before coming in."""
    shown = {"community": community, "body": fill(render_markdown(community.guidelines).html, {})}
    return render(request, "communities/guidelines.html", shown)
