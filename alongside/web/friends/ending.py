"""Taking back one's words, leaving a conversation, ending a friendship: first what will happen, then the button."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.core.errors import NotFound
from alongside.friends.conversations.leave import leave
from alongside.friends.conversations.read import get_entry
from alongside.friends.conversations.take_back import take_back
from alongside.friends.end import end
from alongside.friends.sides import Friend, Stands
from alongside.memberships.viewer import Viewer
from alongside.web.friends.place import name_in, path_to, with_friend
from alongside.web.see_other import see_other

BOTH_WAYS = ["GET", "HEAD", "POST"]


@require_http_methods(BOTH_WAYS)
@with_friend
def take_words_back(request: HttpRequest, friend: Friend, viewer: Viewer, number: int) -> HttpResponse:
    """Take one's own words out of the conversation."""
    entry = get_entry(friend, viewer, number)
    if not entry.mine or entry.taken_back:
        raise NotFound
    if request.method == "POST":
        take_back(friend, number, by=viewer)
        return see_other(path_to(friend))
    consequences = [
        _("%(name)s can't read these words any more. A line says that you took something back."),
        _("%(name)s may have read them already. You can't undo this."),
    ]
    return _confirm(request, friend, _("Take these words back"), consequences, final=True)


@require_http_methods(BOTH_WAYS)
@with_friend
def leave_talk(request: HttpRequest, friend: Friend, viewer: Viewer) -> HttpResponse:
    """Leave the conversation: what was said is out of sight for good."""
    if request.method == "POST":
        leave(friend, by=viewer)
        return see_other("friends", friend.friendship.community.public_id)
    if friend.stands != Stands.FRIENDS:
        raise NotFound
    consequences = [
        _("You never see the words of this conversation again. %(name)s keeps them."),
        _("You are no friends any more. What you showed %(name)s of yourself can't be seen any more."),
        _("%(name)s isn't told. What %(name)s writes doesn't reach you."),
        _("You can ask to be friends again later."),
    ]
    return _confirm(request, friend, _("Leave this conversation"), consequences, final=True)


@require_http_methods(BOTH_WAYS)
@with_friend
def end_friendship(request: HttpRequest, friend: Friend, viewer: Viewer) -> HttpResponse:
    """End the friendship, or take back that one asked."""
    if request.method == "POST":
        end(friend, by=viewer)
        return see_other("friends", friend.friendship.community.public_id)
    if friend.stands == Stands.I_ASK:
        return _confirm(
            request, friend, _("Take back that you asked"), [_("%(name)s doesn't see that you asked, and isn't told.")]
        )
    if friend.stands != Stands.FRIENDS:
        raise NotFound
    consequences = [
        _("You are no friends any more. It goes from your list; what was said can still be read, by both of you."),
        _("What you showed %(name)s of yourself can't be seen any more."),
        _("%(name)s isn't told. What %(name)s writes doesn't reach you."),
        _("You can ask to be friends again later."),
    ]
    return _confirm(request, friend, _("End the friendship"), consequences)


def _confirm(
    request: HttpRequest, friend: Friend, title: str, consequences: list[str], *, final: bool = False
) -> HttpResponse:
    context = {
        "title": title, "button": title, "final": final, "action": request.path, "back_url": path_to(friend),
        "consequences": [sentence % {"name": name_in(friend)} for sentence in consequences],
    }  # fmt: skip
    return render(request, "friends/confirm.html", context)
