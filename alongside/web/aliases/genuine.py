"""What lets people judge whether somebody is who they seem: in words, without a number, a day or a place."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.aliases.models import Alias, State
from alongside.friends.handshake.shown import shown_meetings
from alongside.friends.vouches.words import said_of
from alongside.memberships.viewer import Viewer
from alongside.threads.taking_part import Steady, steadiness_of


@dataclass(frozen=True)
class Genuine:
    """How long somebody took part, how people know them, and whom they met and want others to know of."""

    steady: str = ""
    vouches: tuple[str, ...] = ()
    met: tuple[str, ...] = ()


def what_lets_judge(alias: Alias, *, viewer: Viewer, is_blocked: bool) -> Genuine:
    """All of that for an alias's page; of somebody whom the viewer blocked, and whoever isn't here, nothing."""
    if is_blocked or alias.state != State.HERE:
        return Genuine()
    met = [_both_met(alias, other) for other in shown_meetings(alias, viewer=viewer)]
    return Genuine(_steady(steadiness_of(alias)), tuple(said_of(alias)), tuple(sorted(met)))


def _steady(steady: Steady) -> str:
    if steady == Steady.OVER_A_YEAR:
        return _("Has taken part here in most months for over a year.")
    return _("Has taken part here for some months.") if steady == Steady.SOME_MONTHS else ""


def _both_met(one: Alias, other: Alias) -> str:
    return _("%(one)s and %(other)s have met.") % {"one": one.name, "other": other.name}
