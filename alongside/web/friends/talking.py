"""A private conversation of two: reading it, and writing in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.core.errors import Refused
from alongside.fragments.aliases import shown
from alongside.friends.conversations.read import entries
from alongside.friends.conversations.write import write
from alongside.friends.errors import DoesntReach
from alongside.friends.how_far import from_number, read_to
from alongside.friends.models import Choice
from alongside.friends.reaching import require_may_write
from alongside.friends.showing.telling_all import asks_before_telling
from alongside.friends.sides import Friend, Stands
from alongside.media.errors import PictureRefused
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import distances
from alongside.web.friends.composer import PrivateComposer, composer_to
from alongside.web.friends.drafts import find_unsaid, forget_unsaid
from alongside.web.friends.entries import shown_entries
from alongside.web.friends.hearing import asks_once, kept_of, with_picture
from alongside.web.friends.place import name_in, path_to, with_friend
from alongside.web.friends.truths import lines_shown_by
from alongside.web.friends.ways import ways_on
from alongside.web.refusals import status_of
from alongside.web.see_other import see_other
from alongside.web.typed import number_in


@require_safe
@with_friend
def conversation(request: HttpRequest, friend: Friend, viewer: Viewer) -> HttpResponse:
    """The newest words and a place to answer; or older ones; or, of somebody who asks, their few words."""
    before = number_in(request.GET.get("before", ""), otherwise=0) or None
    read_so_far, is_muted = read_to(friend.side), distances(viewer).get(friend.other.pk) is False
    found = shown_entries(friend, entries(friend, viewer, before=before), read_to=read_so_far, is_muted=is_muted)
    may_write = before is None and _may_write(friend, viewer)
    context = {
        "friend": friend, "other": shown(friend.other), "community": friend.friendship.community,
        "entries": found, "older": found[0].number if found and found[0].number > from_number(friend.side) + 1 else 0,
        "is_newest": before is None, "stands": friend.stands, "rests": friend.side.choice == Choice.RESTS,
        "composer": _composer(request, friend, find_unsaid(friend.other, viewer)) if may_write else None,
        "full": friend.stands == Stands.FRIENDS, "ways": ways_on(friend),
        "true_things": lines_shown_by(friend),
    }  # fmt: skip
    return render(request, "friends/conversation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_friend
def write_to(request: HttpRequest, friend: Friend, viewer: Viewer) -> HttpResponse:
    """Send words to the other; what is refused, or asked about once, comes back with the words in their place."""
    if request.method != "POST":
        return _show(request, friend, _composer(request, friend, find_unsaid(friend.other, viewer)))
    composer = _composer(request, friend, kept_of(request))
    composer.once = request.POST.get("once") or composer.once
    try:
        composer.kept = with_picture(request, composer.kept, friend, viewer)
        text = composer.kept.get("text", "")
        also = asks_before_telling(text, viewer, to=friend)
        composer.question = asks_once(request, text, composer.to, also=also)
        if composer.question:
            return _show(request, friend, composer)
        in_danger = _send(friend, viewer, composer)
    except Refused as refusal:
        composer.errors = {"picture" if isinstance(refusal, PictureRefused) else "text": str(refusal)}
        return _show(request, friend, composer, status=status_of(refusal))
    forget_unsaid(friend.other, viewer)
    return see_other(path_to(friend, "for-you/" if in_danger else ""))


def _send(friend: Friend, viewer: Viewer, composer: PrivateComposer) -> bool:
    """Send it; whether these words speak of danger to their author."""
    kept = composer.kept
    text, note, pictures = kept.get("text", ""), kept.get("notes", ""), composer.carried
    return write(friend, by=viewer, words=text, note=note, pictures=pictures, once=composer.once).in_danger


def _may_write(friend: Friend, viewer: Viewer) -> bool:
    """Whether there is a place to write; that nothing reaches the other is learned by writing alone."""
    if friend.stands != Stands.I_ASK:
        return friend.stands in (Stands.FRIENDS, Stands.THEY_ASK)
    try:
        require_may_write(friend, viewer)
    except DoesntReach:
        return True
    except Refused:
        return False
    return True


def _composer(request: HttpRequest, friend: Friend, kept: dict[str, str]) -> PrivateComposer:
    composer = composer_to(request, friend.other, path_to(friend, "write/"), kept)
    composer.share = _("Send to %(name)s") % {"name": name_in(friend)}
    composer.show_url = path_to(friend, "show/") if friend.stands == Stands.FRIENDS else ""
    return composer


def _show(request: HttpRequest, friend: Friend, composer: PrivateComposer, *, status: int = 200) -> HttpResponse:
    context = {
        "friend": friend, "other": shown(friend.other), "composer": composer, "full": friend.stands == Stands.FRIENDS,
        "community": friend.friendship.community,
    }  # fmt: skip
    return render(request, "friends/write.html", context, status=status)
