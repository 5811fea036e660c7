"""What two friends showed each other: the only ways to obtain it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from alongside.aliases.models import Alias
from alongside.core.errors import NotFound
from alongside.core.sealing import open_soon, veil
from alongside.friends.access import are_friends, friends_by
from alongside.friends.models import Shown, Truth
from alongside.friends.showing.inside import Truthful, opened_truth
from alongside.friends.sides import Friend, sides_of
from alongside.media.access import get_picture
from alongside.media.models import Picture
from alongside.memberships.viewer import Viewer
from alongside.standing.models import Distance

ORDER = (Truth.NAME, Truth.FACE, Truth.TOWN, Truth.TELEPHONE, Truth.ELSEWHERE)


@dataclass(frozen=True)
class Told:
    """One true thing, by one of two friends, for the other."""

    truth: Truth
    said: Truthful
    on: date


def shown_by_me(friend: Friend) -> list[Told]:
    """What the one who looks shows this friend."""
    return _opened(_rows([friend], mine=True), friend.me.public_id)


def shown_by_other(friend: Friend) -> list[Told]:
    """What the friend shows; nothing once either ended it, left, or keeps the other away."""
    if not are_friends(friend) or _keep_apart(friend):
        return []
    return _opened(_rows([friend], mine=False), friend.other.public_id)


def face_by_other(friend: Friend) -> Picture:
    """The picture that the friend shows; to anybody else there is nothing here."""
    for told in shown_by_other(friend):
        if told.truth == Truth.FACE:
            return get_picture(told.said.get("picture", ""))
    raise NotFound


def all_shown_by(viewer: Viewer) -> list[tuple[Friend, list[Told]]]:
    """What the viewer shows, friend by friend, by name; in a fixed number of queries."""
    friends = {friend.friendship.pk: friend for friend in friends_by(viewer)}
    shown: dict[int, list[Shown]] = {}
    for row in _rows(friends.values(), mine=True):
        shown.setdefault(row.friendship_id, []).append(row)
    with_them = [(friends[key], _opened(rows, viewer.alias)) for key, rows in shown.items()]
    return sorted(with_them, key=lambda pair: pair[0].other.name)


def own_truths(viewer: Viewer) -> list[tuple[Truth, str]]:
    """The names, towns and numbers that the viewer showed friends here, each once: what they may not want to tell all.

    Of whoever has no friends it asks once, and opens nothing.
    """
    if not viewer.is_member:
        return []
    asker = {inside["friendship"]: inside.get("asked", False) for _side, inside in sides_of(_alias_of(viewer))}
    if not asker:
        return []
    rows = Shown.objects.filter(friendship__public_id__in=asker).select_related("friendship")
    mine = [row for row in rows if row.by_asker == asker[row.friendship.public_id]]
    return list(dict.fromkeys((told.truth, words) for told in _opened(mine, viewer.alias)
                              if (words := told.said.get("words", ""))))  # fmt: skip


def _alias_of(viewer: Viewer) -> Alias:
    return Alias(pk=viewer.member_id, public_id=viewer.alias)


def _rows(friends: Iterable[Friend], *, mine: bool) -> list[Shown]:
    """The rows of one side; which of the two rows `by_asker` are, only the friends' own sides tell."""
    asker = {friend.friendship.pk: friend.is_asker for friend in friends}
    rows = Shown.objects.filter(friendship__in=asker)  # an end by the other changes nothing on one's own list
    return [row for row in rows if (row.by_asker == asker[row.friendship_id]) == mine]


def _opened(rows: Iterable[Shown], alias: str) -> list[Told]:
    found = sorted(rows, key=lambda row: ORDER.index(Truth(row.truth)))
    open_soon(veil(row.sealed, row.public_id) for row in found)
    return [Told(Truth(row.truth), opened_truth(row, alias), row.on) for row in found]


def _keep_apart(friend: Friend) -> bool:
    two = (friend.me.pk, friend.other.pk)
    return Distance.objects.filter(by__in=two, of__in=two, is_block=True).exists()
