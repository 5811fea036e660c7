"""The second host's yes or no, in one transaction with the journal and with what was agreed to."""

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.hosting.models import Proposal, ProposalKind
from alongside.hosting.pairs.access import VERBS, is_open
from alongside.hosting.pairs.carry_out import about_of, carry_out
from alongside.hosting.pairs.errors import ProposalOver
from alongside.hosting.pairs.hosts import require_still_host
from alongside.hosting.pairs.meanwhile import end_pause_meanwhile
from alongside.journal.record import checked_reason, record
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer


def agree(proposal: Proposal, *, by: Viewer, because: str) -> None:
    """Another host agrees, and it is done; sent twice, it is done once."""
    _answer(proposal, by, because, yes=True)


def refuse(proposal: Proposal, *, by: Viewer, because: str) -> None:
    """Another host says no, and it is not done."""
    _answer(proposal, by, because, yes=False)


def take_back(proposal: Proposal, *, by: Viewer) -> None:
    """Whoever proposed it thought again; done twice, it is done once."""
    if proposal.by_id != by.alias_id:
        raise NotFound
    with writing():
        if Proposal.objects.filter(pk=proposal.pk, answered_at=None).update(answered_at=clock.now(), agreed=False):
            end_pause_meanwhile(proposal)


def _answer(proposal: Proposal, by: Viewer, because: str, *, yes: bool) -> None:
    require_host(by)
    if proposal.community_id != by.community_id or by.alias_id in (proposal.by_id, proposal.about_alias_id):
        raise NotFound
    because = checked_reason(because)
    with writing():
        held = hold(proposal)
        if held.answered_at and (held.second_id, held.agreed) == (by.alias_id, yes):
            return
        second = require_still_host(by.alias_id, by.community_id)
        require_open(held)
        proposer = require_still_host(held.by_id, held.community_id)
        Proposal.objects.filter(pk=held.pk).update(second_id=second.alias_id, answered_at=clock.now(), agreed=yes)
        settle(held, yes=yes, proposer=proposer, second=second, because=because)


def settle(held: Proposal, *, yes: bool, proposer: Viewer, second: Viewer, because: str, whence: str = "") -> None:
    """Write both names and reasons into the journal, and do it, or let it be; inside the caller's transaction."""
    what, about = VERBS[ProposalKind(held.kind)], about_of(held)
    entry = record(f"propose to {what}", about, by=proposer, because=held.because)
    record(f"{'agree' if yes else 'refuse'}{whence} to {what}", about, by=second, because=because)
    if yes:
        carry_out(held, entry, by=proposer)
    else:
        end_pause_meanwhile(held)


def hold(proposal: Proposal) -> Proposal:
    """The proposal as it is now, held until the transaction ends: of two who answer at once, one is the second."""
    return Proposal.objects.select_for_update().get(pk=proposal.pk)


def require_open(held: Proposal) -> None:
    """Refuse what was answered, what waited for more than a week, and what its proposer can't stand for any more."""
    if not is_open(held):
        raise ProposalOver(_("This doesn't wait for a second any more. Look again what became of it."))
