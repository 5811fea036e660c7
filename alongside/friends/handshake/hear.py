"""The first phone again: it hears three words back."""

from django.utils.translation import gettext as _

from alongside.core.writing import writing
from alongside.friends.handshake.errors import HandshakeOver, LeadNowhere
from alongside.friends.handshake.inside import Inside, hold_own, keep, over
from alongside.friends.handshake.words import heard
from alongside.friends.models import Handshake
from alongside.memberships.viewer import Viewer

WRONG = 5  # words misheard, all in all; a guess among eight thousand million gains nothing by them


def hear(typed: str, *, by: Viewer) -> None:
    """Compare what was read back; only after the right words either learns who the other is."""
    with writing():
        held, inside = _hold_begun(by)
        right = heard(typed, inside["list"]) == inside["back"]
        inside["agreed"], inside["wrong"] = right, inside["wrong"] + (not right)
        if inside["wrong"] >= WRONG:
            held.delete()
        else:
            keep(held, inside)
    if inside["wrong"] >= WRONG:
        raise HandshakeOver(over())
    if not right:
        raise LeadNowhere(_("These are other words than on the phone before you. Please listen once more."))


def _hold_begun(by: Viewer) -> tuple[Handshake, Inside]:
    """The handshake that this member began and another joined; it isn't agreed on yet."""
    held, inside = hold_own(by)
    if inside["begun"] != by.alias or "back" not in inside or inside.get("agreed"):
        raise HandshakeOver(over())
    return held, inside
