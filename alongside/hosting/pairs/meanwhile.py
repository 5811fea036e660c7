"""A pause until a second host has looked: one host can set it at once, on anybody but themselves."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.hosting.decisions.deciding import About, decided
from alongside.hosting.decisions.statements import Told
from alongside.hosting.models import Proposal
from alongside.journal.models import Entry
from alongside.memberships.viewer import Viewer
from alongside.standing.models import Pause
from alongside.standing.pause import pause

PAUSE_MEANWHILE = "pause until a second looked"  # the journal's word for it
CONFIRMED = timedelta(days=30)  # once a second agreed; the longest that one host may ask for too


def pause_meanwhile(proposal: Proposal, *, by: Viewer) -> None:
    """Pause whom it concerns until a second has looked, and tell them why; a longer pause stays as it is."""
    alias = proposal.about_alias
    if alias is None or Pause.objects.filter(alias=alias, until__gte=proposal.until).exists():
        return
    pause(alias, by=by, until=proposal.until, because=proposal.because, anybody=True)
    decided(PAUSE_MEANWHILE, About(alias), by=by, because=proposal.because, said=_said)


def _said() -> Told:
    what = _("A host asked you to wait before writing here again, until another host has looked.")
    return Told(what, _("You can read, and write to the hosts. It ends by itself after seven days at the latest."))


def _said_again() -> Told:
    return Told(_("Another host has looked, and agreed that you wait for a month before writing here."))


def confirm_pause(proposal: Proposal, entry: Entry, *, by: Viewer) -> None:
    """A second host agreed: the pause holds for a month."""
    if alias := proposal.about_alias:
        until = clock.now() + CONFIRMED
        pause(alias, by=by, until=until, because=proposal.because, anybody=True)
        decided(entry.verb, About(alias), by=by, because=proposal.because, said=_said_again, entry=entry)


def end_pause_meanwhile(proposal: Proposal) -> None:
    """The second said no, or it was taken back: whoever was paused for it alone may write again at once."""
    Pause.objects.filter(alias=proposal.about_alias, until=proposal.until, because=proposal.because).delete()
