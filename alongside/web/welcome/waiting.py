"""Who waits for a first answer, for those who offered to give one; and passing somebody on without a reason."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from alongside.communities.models import Community
from alongside.core import clock
from alongside.fragments.waiting import fit_words, since_words
from alongside.fragments.words import name_of, notes
from alongside.hosting.welcome.ask import not_now
from alongside.hosting.welcome.queue import Line, queue_by
from alongside.memberships.viewer import Viewer
from alongside.web.see_other import see_other
from alongside.web.viewer import member_at_post, members_only


@require_safe
@members_only
def who_waits(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """The queue: longest first, since when in plain words, and no count of anything."""
    lines = [shown(line) for line in queue_by(viewer, community)]
    return render(request, "welcome/waiting.html", {"community": community, "viewer": viewer, "lines": lines})


def shown(line: Line) -> dict[str, object]:
    """One line in words."""
    zone, names = timezone.get_current_timezone(), notes()
    return {
        "post": line.post,
        "title": line.title,
        "who": name_of(line.who, line.who_state),
        "words": line.words,
        "notes": [names[note] for note in line.notes if note in names],
        "since": since_words(line.since, now=clock.now(), zone=zone),
        "is_first": line.is_first,
        "is_asked": line.is_asked,
        "fits": fit_words(line.topics, line.alike),
    }


@require_POST
def pass_on(request: HttpRequest, post_id: str) -> HttpResponse:
    """Not now: somebody else is asked, and nobody wonders why."""
    _community, viewer = member_at_post(request, post_id)
    not_now(post_id, by=viewer)
    return see_other("/today/")
