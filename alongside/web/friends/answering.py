"""Answering somebody who asks to be friends: yes, not now, or no; the other learns of a yes alone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from alongside.friends.answer import accept, decline, let_rest
from alongside.friends.sides import Friend
from alongside.memberships.viewer import Viewer
from alongside.web.friends.place import path_to, with_friend
from alongside.web.see_other import see_other

ANSWERS: dict[str, Callable[..., object]] = {"accept": accept, "rest": let_rest, "decline": decline}


@require_POST
@with_friend
def answer(request: HttpRequest, friend: Friend, viewer: Viewer, how: str) -> HttpResponse:
    """Give one of the three answers; after a yes the conversation opens."""
    ANSWERS[how](friend, by=viewer)
    if how == "accept":
        return see_other(path_to(friend))
    return see_other("friends", friend.friendship.community.public_id)
