"""Both say yes, or one says no."""

from alongside.core.writing import writing
from alongside.friends.handshake.errors import HandshakeOver
from alongside.friends.handshake.inside import hold_own, keep, over
from alongside.friends.handshake.meet import meet
from alongside.memberships.viewer import Viewer


def confirm(*, by: Viewer) -> None:
    """Say that the other stands before one; once both said so, they have met."""
    with writing():
        held, inside = hold_own(by)
        if not inside.get("agreed"):
            raise HandshakeOver(over())
        if by.alias not in inside["yes"]:
            inside["yes"].append(by.alias)
        if len(inside["yes"]) == 2 and not inside.get("friendship"):
            inside["friendship"] = meet(inside["begun"], inside["joined"]).public_id
        keep(held, inside)


def decline(*, by: Viewer) -> None:
    """Say no, or stop: it is over, and nothing of it is kept. The other isn't told who ended it."""
    with writing():
        held, _inside = hold_own(by)
        held.delete()
