"""Breaking the glass: who is behind an alias, for two hosts and a reason; the only place of hosting that may look."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.accounts.addresses import addresses_of
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.limits import spend
from alongside.core.writing import writing
from alongside.hosting.models import Proposal, ProposalKind
from alongside.hosting.pairs.access import get_proposal
from alongside.hosting.pairs.carry_out import about_of
from alongside.hosting.pairs.hosts import require_still_host
from alongside.journal.record import record
from alongside.memberships.viewer import Viewer
from alongside.ownership.reach import find_person_behind

OPEN_FOR = timedelta(hours=24)  # long enough to write an address down for the police; then it takes two again
LOOKS = 5  # in that day: a page that was closed too soon may be opened again


def may_look(proposal: Proposal, *, by: Viewer) -> bool:
    """Whether the glass is broken for this host now: they proposed it, it was agreed to, and no day has passed."""
    broken = proposal.kind == ProposalKind.BREAK_GLASS and bool(proposal.agreed) and proposal.done_at is not None
    mine = by.is_host and proposal.by_id == by.alias_id and proposal.community_id == by.community_id
    return broken and mine and clock.now() < (proposal.done_at or clock.now()) + OPEN_FOR


def look_behind(proposal: Proposal, *, by: Viewer) -> list[str]:
    """The mail addresses of the person behind the alias, and nothing else of them; each look goes into the journal.

    Nothing is kept of what was seen. The entry is committed first: nobody looks without it.
    """
    held = get_proposal(by, proposal.public_id)
    if not may_look(held, by=by) or held.about_alias is None:
        raise NotFound
    with writing():
        host = require_still_host(by.alias_id, by.community_id)
        many = _("You looked often enough. What you saw doesn't change.")
        spend("look behind", held.public_id, most=LOOKS, per=OPEN_FOR, words=many)
        record("looked: look behind the alias", about_of(held), by=host, because=held.because)
    person = find_person_behind(held.about_alias)
    return [] if person is None else [address.text for address in addresses_of(person)]
