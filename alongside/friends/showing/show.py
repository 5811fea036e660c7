"""Showing a friend something true."""

from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.characters import clean
from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.friends.errors import NotFriends
from alongside.friends.models import Shown, Truth
from alongside.friends.reaching import require_may_write
from alongside.friends.showing.errors import NothingShown
from alongside.friends.showing.inside import Truthful, place_of_face, sealed_truth
from alongside.friends.sides import Friend, Stands
from alongside.media.access import get_own_picture
from alongside.media.attach import arrange
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import require_not_paused

LONGEST = 120  # letters of a name, a town or a number
IN_WORDS = (Truth.NAME, Truth.TOWN, Truth.TELEPHONE)


def show_words(friend: Friend, truth: Truth, words: str, *, by: Viewer) -> None:
    """Show a name, a town or a number; said again, the new one stands in its place."""
    if truth not in IN_WORDS:
        raise NotFound
    _show(friend, truth, {"words": checked(words)}, by)


def show_face(friend: Friend, picture_id: str, *, by: Viewer) -> None:
    """Show a picture that one brought, which nobody but this friend opens."""
    community = friend.friendship.community.public_id
    picture = get_own_picture(picture_id, owner=by.alias, community=community)
    with writing():
        _show(friend, Truth.FACE, {"picture": picture.public_id}, by)
        arrange(place_of_face(by.alias, friend.friendship.public_id), [picture])


def show_elsewhere(friend: Friend, other: Alias, *, by: Viewer) -> None:
    """Show that one is also somebody else, elsewhere: names alone, as they are today, which lead to no page.

    The door makes sure that the other alias is one's own.
    """
    if other.pk == by.alias_id or other.community_id == by.community_id:
        raise NotFound
    _show(friend, Truth.ELSEWHERE, {"alias": other.name, "community": other.community.name}, by)


def checked(words: str) -> str:
    """The words in one line; refuses none and too many."""
    words = " ".join(clean(words).split())
    if not words:
        raise NothingShown(_("There is nothing to show yet. Please write it in the field."))
    if len(words) > LONGEST:
        raise NothingShown(_("This is longer than %(most)d letters. Please say it shorter.") % {"most": LONGEST})
    return words


def _show(friend: Friend, truth: Truth, said: Truthful, by: Viewer) -> None:
    if friend.me.pk != by.alias_id:
        raise NotFound
    require_not_paused(by)
    require_may_write(friend, by)  # where words don't reach the other, nothing shown does, for reasons nobody learns
    if friend.stands != Stands.FRIENDS:
        raise NotFriends(_("You two are no friends here yet. Nothing was shown."))
    row = Shown(friendship=friend.friendship, by_asker=friend.is_asker, truth=truth, on=clock.today())
    row.sealed = sealed_truth(row, friend.me.public_id, said)
    with writing():
        Shown.objects.filter(friendship=friend.friendship, by_asker=friend.is_asker, truth=truth).delete()
        row.save(force_insert=True)
