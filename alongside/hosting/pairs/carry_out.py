"""What two agreed to, done: the membership ends, the words are emptied, the glass may be looked through."""

from datetime import timedelta
from functools import partial

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.hosting.decisions.deciding import About, decided
from alongside.hosting.decisions.statements import Told
from alongside.hosting.decisions.verbs import LET_GO
from alongside.hosting.models import Proposal, ProposalKind
from alongside.hosting.pairs.errors import FounderStays
from alongside.hosting.pairs.meanwhile import confirm_pause
from alongside.journal.models import Entry
from alongside.memberships.leave import let_go
from alongside.memberships.models import Membership, Role
from alongside.memberships.viewer import Viewer
from alongside.standing.traces import keep_traces_of
from alongside.threads.shred import shred

TOLD_AFTER = timedelta(days=14)  # until the person hears that two hosts looked behind their alias


def about_of(proposal: Proposal) -> str:
    """What the journal calls the thing: its id and never its words."""
    return About(proposal.about_alias, proposal.about_post).name or "a former member"


def carry_out(held: Proposal, entry: Entry, *, by: Viewer) -> None:
    """Do it, inside the caller's transaction, after the journal's entry about it."""
    now = clock.now()
    tell_at = now + TOLD_AFTER if held.kind == ProposalKind.BREAK_GLASS else None
    Proposal.objects.filter(pk=held.pk).update(done_at=now, tell_at=tell_at)
    if held.kind == ProposalKind.LET_GO:
        _let_go(held, entry, by)
    elif held.kind == ProposalKind.SHRED:
        _shred(held, entry, by)
    elif held.kind == ProposalKind.PAUSE:
        confirm_pause(held, entry, by=by)


def _let_go(held: Proposal, entry: Entry, by: Viewer) -> None:
    """End the membership for good. Sessions stay: they are the person's own, for other communities too.

    From the commit on, every page, form, mail and token asks the membership again and finds a stranger; what waits to
    be mailed is asked again when it is handed over. Live streams, once there are any, are to be closed here.
    """
    membership = Membership.objects.select_for_update(of=("self",)).filter(pk=held.about_alias_id).first()
    if membership is None or held.about_alias is None:
        return  # erased meanwhile: nobody is left to let go
    if membership.role == Role.FOUNDER:
        raise FounderStays(_("They became a founder since this was proposed. A founder can't be let go."))
    let_go(membership, by=by)
    keep_traces_of(membership.pk)
    decided(LET_GO, About(held.about_alias), by=by, because=held.because, said=_said_of_end, entry=entry)


def _shred(held: Proposal, entry: Entry, by: Viewer) -> None:
    if held.about_post is None or held.about_alias is None:
        return
    said = partial(_said_of_post, held.about_post.thread.title)
    shred(held.about_post)
    about = About(held.about_alias, held.about_post)
    decided(entry.verb, about, by=by, because=held.because, said=said, entry=entry)


def _said_of_end() -> Told:
    return Told(_("The hosts ended your membership for good."))


def _said_of_post(title: str) -> Told:
    what = _("The hosts removed a post of yours in “%(title)s” for good. Nobody can bring it back.")
    return Told(what % {"title": title})
