"""That two have met: theirs to show, and shown only while both want it."""

from alongside.aliases.models import Alias, State
from alongside.core.errors import NotFound
from alongside.core.sealing import open_soon
from alongside.core.writing import writing
from alongside.friends.models import How, Side
from alongside.friends.other_side import held
from alongside.friends.sides import Friend, Inside, mark_of, opened, sides_of
from alongside.friends.vouches.mine import say_of_mine
from alongside.friends.vouches.vouch import withdraw_vouch
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import distances


def show_meeting(friend: Friend, *, by: Viewer, shows: bool) -> None:
    """Say whether others may read that the two met, or take that back; the other isn't told."""
    _change(friend, by, {"shows_meeting": shows})


def take_meeting_back(friend: Friend, *, by: Viewer) -> None:
    """Let it be as if one had not said yes: one's own vouch for it goes, and one's own side forgets it."""
    with writing():
        _change(friend, by, {"shows_meeting": False, "met": ""})
        if friend.inside.get("said") == How.MET:
            withdraw_vouch(friend, by=by)


def shown_meetings(alias: Alias, *, viewer: Viewer) -> list[Alias]:
    """Whom this member met, as far as both want others to read it, and without whom the viewer blocked.

    Whom somebody blocked still reads it, as all else that stands on pages for members: what was gone from there would
    tell of the block.
    """
    mine = [inside for _side, inside in sides_of(alias) if inside.get("met") and inside.get("shows_meeting")]
    marks = {mark_of(inside["other"], inside["friendship"]): inside["other"] for inside in mine}
    theirs = list(Side.objects.filter(mark__in=list(marks))) if marks else []
    open_soon(side.sealed for side in theirs)
    both = [who for side in theirs if _shows(side, who := marks[bytes(side.mark)])]
    blocked = [other for other, is_block in distances(viewer).items() if is_block] if both else []
    found = Alias.objects.filter(public_id__in=both, state=State.HERE).exclude(pk__in=blocked) if both else []
    return list(found)


def _shows(side: Side, alias: str) -> bool:
    inside = opened(side, alias)
    return bool(inside.get("met") and inside.get("shows_meeting"))


def _change(friend: Friend, by: Viewer, change: Inside) -> None:
    if friend.me.pk != by.alias_id or not friend.inside.get("met"):
        raise NotFound
    with writing():
        say_of_mine(held(friend), change)
