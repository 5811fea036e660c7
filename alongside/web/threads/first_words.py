"""What somebody may expect who wrote for the first time: how long people here take, and whether anybody is there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.communities.models import Community
from alongside.core import clock
from alongside.fragments.waiting import expected_wait
from alongside.hosting.welcome.access import is_first_word
from alongside.hosting.welcome.there import back_at
from alongside.memberships.viewer import Viewer
from alongside.threads.access import get_own_post
from alongside.threads.models import Post, Wish
from alongside.web.threads.place import on_post, path_to


def wait_in(community: Community) -> str:
    """How long a first answer usually takes here, or that nobody is there just now."""
    zone = timezone.get_current_timezone()
    return expected_wait(community.usual_wait, back=back_at(community.pk), now=clock.now(), zone=zone)


def wait_before_writing(community: Community, viewer: Viewer) -> str:
    """The same for somebody who is about to write here for the first time; nothing for all others."""
    return wait_in(community) if viewer.is_new and is_first_word(viewer) else ""


def path_after(post: Post, viewer: Viewer) -> str:
    """Where one goes after sharing: to the words themselves; the first time, past a word on what happens now."""
    first = viewer.is_new and is_first_word(viewer, but=post)
    return f"/p/{post.public_id}/shared/" if first else path_to(post)


@require_safe
@on_post
def shared(request: HttpRequest, post: Post, viewer: Viewer) -> HttpResponse:
    """The page after one's first words: they are there, and what happens now."""
    get_own_post(viewer, post.public_id)
    community = post.thread.community
    context = {
        "community": community, "path": path_to(post), "wait": "" if post.wish == Wish.NO_ANSWER else wait_in(community)
    }  # fmt: skip
    return render(request, "welcome/shared.html", context)
