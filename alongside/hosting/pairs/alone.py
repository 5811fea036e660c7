"""A founder alone, with nobody outside either: a day's wait in the place of a second, and the journal says so."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.hosting.models import OutsideSecond, Proposal, ProposalKind
from alongside.hosting.pairs.access import VERBS
from alongside.hosting.pairs.answer import hold, require_open
from alongside.hosting.pairs.carry_out import about_of, carry_out
from alongside.hosting.pairs.errors import NobodyToAgree, NotYet
from alongside.hosting.pairs.hosts import is_founder_alone, require_still_host
from alongside.journal.record import record
from alongside.memberships.viewer import Viewer

A_NIGHT = timedelta(hours=24)  # what seemed right in anger is looked at again after sleep


def go_ahead(proposal: Proposal, *, by: Viewer) -> None:
    """Do alone what would take two, a day after it was proposed; sent twice, it is done once."""
    if proposal.by_id != by.alias_id or proposal.community_id != by.community_id:
        raise NotFound
    with writing():
        held = hold(proposal)
        if held.done_at and held.agreed and held.second_id is None:
            return
        founder = require_still_host(by.alias_id, by.community_id)
        require_open(held)
        _require_alone(held)
        if clock.now() < held.at + A_NIGHT:
            raise NotYet(_("A day has to pass first, because nobody looks at this but you. You can take it back."))
        entry = record(f"alone: {VERBS[ProposalKind(held.kind)]}", about_of(held), by=founder, because=held.because)
        Proposal.objects.filter(pk=held.pk).update(answered_at=clock.now(), agreed=True)
        carry_out(held, entry, by=founder)


def may_go_alone(proposal: Proposal) -> bool:
    """Whether its founder may go ahead alone once a day has passed: no other host, and nobody outside was named."""
    named = OutsideSecond.objects.filter(community_id=proposal.community_id).exists()
    return not named and is_founder_alone(proposal)


def _require_alone(held: Proposal) -> None:
    if not may_go_alone(held):
        raise NobodyToAgree(_("Somebody else has to agree to this: another host, or the second you named outside."))
