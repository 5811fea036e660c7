"""For the author of private words that speak of danger, and for nobody else: a few words, and lines to call."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.friends.sides import Friend
from alongside.hosting.crisis import words
from alongside.memberships.viewer import Viewer
from alongside.web.caring.lines import shown_lines
from alongside.web.friends.place import name_in, path_to, with_friend


@require_safe
@with_friend
def for_you(request: HttpRequest, friend: Friend, viewer: Viewer) -> HttpResponse:
    """The page itself. Nothing is kept, and no host is called: they don't know what is said here."""
    lines = shown_lines(request)
    context = {
        "community": friend.friendship.community, "path": path_to(friend, "for-you/"), "back_url": path_to(friend),
        "human_words": words.human_words(posted=False), "in_danger": words.in_danger(lines.chosen),
        "name": name_in(friend), "about_lines": words.about_lines(), "lines": lines,
    }  # fmt: skip
    return render(request, "friends/for_you.html", context)
