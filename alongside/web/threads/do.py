"""What one does on a thread's page in one tap: being there, following, muting."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from alongside.memberships.viewer import Viewer
from alongside.threads.access import presence_shown
from alongside.threads.follow import follow, mute_thread, unfollow
from alongside.threads.models import Post, Thread
from alongside.threads.presence import show_presence, take_presence_back
from alongside.web.see_other import see_other
from alongside.web.threads.place import in_thread, on_post, path_to

CHOICES = {"follow": follow, "unfollow": unfollow, "mute": mute_thread}


@require_POST
@on_post
def presence(request: HttpRequest, post: Post, viewer: Viewer) -> HttpResponse:
    """Show that one is there; a second tap takes it back."""
    sign = request.POST.get("sign", "")
    change = take_presence_back if presence_shown(post, sign, viewer=viewer) else show_presence
    change(post, sign, by=viewer)
    return see_other(path_to(post))


@require_POST
@in_thread
def choose(request: HttpRequest, thread: Thread, viewer: Viewer, what: str) -> HttpResponse:
    """Follow, unfollow or mute a thread."""
    CHOICES[what](thread, by=viewer)
    leads_to = f"/c/{thread.community.public_id}/" if what == "mute" else f"/t/{thread.public_id}/"
    return see_other(leads_to)
