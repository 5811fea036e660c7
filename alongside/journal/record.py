"""Writing to the journal and reading it."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import Refused
from alongside.core.writing import writing
from alongside.journal.models import Entry
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer

LONGEST = 1_000  # letters of a reason: it is read by somebody who was just told no


class NoReason(Refused):
    """A decision about somebody needs a reason."""


class ReasonTooLong(Refused):
    """A reason has its room."""


def record(verb: str, about: str, *, by: Viewer, because: str) -> Entry:
    """Add what a host decided and why, in the transaction that does it."""
    require_host(by)
    because = checked_reason(because)
    with writing():
        return Entry.objects.create(
            community_id=by.community_id,
            by_id=by.alias_id or 0,
            verb=verb,
            about=about,
            because=because,
            at=clock.now(),
        )


def checked_reason(because: str) -> str:
    """A reason that can be kept; refuses none and too long ones."""
    if not because.strip():
        raise NoReason(_("Please say why in a sentence. The person concerned will read it."))
    if len(because.strip()) > LONGEST:
        raise ReasonTooLong(
            _("This reason is longer than %(most)d letters. Please say it shorter.") % {"most": LONGEST}
        )
    return because.strip()


def entries_by(viewer: Viewer) -> QuerySet[Entry]:
    """What was decided here, newest first; for hosts."""
    require_host(viewer)
    return Entry.objects.filter(community_id=viewer.community_id).select_related("by").order_by("-pk")
