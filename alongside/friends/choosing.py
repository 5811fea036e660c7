"""What one of two does with an ask, kept on their own side alone."""

from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.friends.models import Choice, Side
from alongside.friends.other_side import held
from alongside.friends.sides import Friend, Stands
from alongside.memberships.viewer import Viewer


def choose(friend: Friend, choice: Choice, by: Viewer) -> None:
    """Keep this on one's own side; the friendship's own row, which both have in common, doesn't change."""
    require_own(friend, by)
    with writing():
        friend = held(friend)
        if friend.side.choice == Choice.DECLINED == choice:
            return
        if friend.stands != Stands.THEY_ASK:
            raise NotFound
        Side.objects.filter(pk=friend.side.pk).update(choice=choice)


def require_own(friend: Friend, by: Viewer) -> None:
    """Refuse whoever isn't the one whose side this is, as if there were nothing."""
    if friend.me.pk != by.alias_id:
        raise NotFound
