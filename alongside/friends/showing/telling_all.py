"""Noticing that somebody is about to tell everybody what they showed a friend alone, so that one can ask once."""

import re

from django.utils.translation import gettext as _

from alongside.friends.models import Truth
from alongside.friends.showing.truths import own_truths, shown_by_me
from alongside.friends.sides import Friend
from alongside.memberships.viewer import Viewer
from alongside.speech.exposure import Kind, exposures_in

LEAST_DIGITS = 5  # of a number; fewer stand in many texts
GAP = r"[ \u00a0().\u2011/–-]{0,3}"  # what people write between the digits of a number


def asks_before_telling(text: str, viewer: Viewer, *, to: Friend | None = None) -> list[str]:
    """The questions to ask, one for each kind of thing; none of what was shown to whom this is said."""
    asked = {
        Truth.NAME: _("Your name, which you showed a friend, is in this. Do you want all who read this to have it?"),
        Truth.TOWN: _("Your town, which you showed a friend, is in this. Do you want all who read this to know it?"),
        Truth.TELEPHONE: _(
            "Your number, which you showed a friend, is in this. Do you want all who read this to have it?"
        ),
    }
    known = [(told.truth, told.said.get("words", "")) for told in shown_by_me(to)] if to else []
    shown = [each for each in own_truths(viewer) if each not in known]
    found = dict.fromkeys(truth for truth, words in shown if _holds(text, truth, words))
    return [asked[truth] for truth in found]


def _holds(text: str, truth: Truth, words: str) -> bool:
    if truth != Truth.TELEPHONE:
        return any(found.kind == Kind.OWN_NAME for found in exposures_in(text, names=[words]))
    digits = [sign for sign in words if sign.isdigit()]
    pattern = rf"(?<!\d){GAP.join(digits)}(?!\d)"
    return len(digits) >= LEAST_DIGITS and re.search(pattern, text) is not None
