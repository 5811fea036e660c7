"""Who sees what takes two: the hosts it does not concern."""

from django.db.models import Q, QuerySet

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.hosting.models import Proposal, ProposalKind
from alongside.journal.models import Entry
from alongside.journal.record import entries_by
from alongside.memberships.access import HOSTS, hosts_of, require_host
from alongside.memberships.models import State
from alongside.memberships.viewer import Viewer


def open_ones() -> QuerySet[Proposal]:
    """What still waits for a second; it ends with its week, and with the role of whoever proposed it."""
    waiting = Proposal.objects.filter(answered_at=None, done_at=None, until__gt=clock.now())
    return waiting.filter(by__membership__state=State.ACTIVE, by__membership__role__in=HOSTS)


def proposals_by(viewer: Viewer) -> QuerySet[Proposal]:
    """What hosts proposed here, newest first, except what concerns the host who looks."""
    require_host(viewer)
    ours = Proposal.objects.filter(community_id=viewer.community_id).exclude(about_alias_id=viewer.alias_id)
    return ours.select_related("by", "second", "about_alias", "about_post__thread").order_by("-pk")


def waiting_for_second(viewer: Viewer) -> QuerySet[Proposal]:
    """What waits for this host's yes or no, longest first; for the hosts' front page."""
    return (open_ones() & proposals_by(viewer)).exclude(by_id=viewer.alias_id).order_by("at", "pk")


def get_proposal(viewer: Viewer, public_id: str) -> Proposal:
    """One of them; missing, elsewhere and about oneself look alike."""
    if found := proposals_by(viewer).filter(public_id=public_id).first():
        return found
    raise NotFound


def is_open(proposal: Proposal) -> bool:
    """Whether it still waits for a second."""
    return open_ones().filter(pk=proposal.pk).exists()


def journal_by(viewer: Viewer) -> QuerySet[Entry]:
    """The journal without what two others settled, or look into, about the host who reads; they are told by word."""
    entries = entries_by(viewer)
    mine = Proposal.objects.filter(about_alias_id=viewer.alias_id, community_id=viewer.community_id)
    hidden = Q(pk=None)
    for kind, post in mine.exclude(told_at__isnull=False).values_list("kind", "about_post__public_id"):
        about = f"post {post}" if post else f"alias {viewer.alias}"
        hidden |= Q(about=about, verb__endswith=VERBS[ProposalKind(kind)])
    return entries.exclude(hidden)


# The journal's words; each entry about a proposal ends with one of them, whoever did what.
VERBS = {
    ProposalKind.LET_GO: "let go",
    ProposalKind.SHRED: "remove for good",
    ProposalKind.BREAK_GLASS: "look behind the alias",
    ProposalKind.PAUSE: "keep the pause",
}


def is_alone(viewer: Viewer) -> bool:
    """Whether this host is the only one here, so that nobody checks what they decide."""
    require_host(viewer)
    return hosts_of(viewer.community_id).count() == 1
