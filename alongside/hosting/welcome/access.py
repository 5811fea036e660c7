"""Who may see who waits: those who offered to welcome people and are no longer new, and the hosts. Nobody else."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.hosting.models import Wait
from alongside.memberships.access import HOSTS, require_host
from alongside.memberships.models import Membership, Stage, State
from alongside.memberships.viewer import Viewer
from alongside.standing.models import Distance
from alongside.threads.models import Post

# What waited for a month is not asked about any more: a page of what was missed would be a reproach to its reader.
STALE = timedelta(days=30)

# The same as a condition of a query written by hand, over the membership `m`.
RESPONDS = "m.state = 'active' AND ((m.welcomes AND m.stage <> 'new') OR m.role IN ('moderator', 'founder'))"


def responders() -> QuerySet[Membership]:
    """The memberships that may see who waits."""
    offered = Q(welcomes=True) & ~Q(stage=Stage.NEW)
    return Membership.objects.filter(offered | Q(role__in=HOSTS), state=State.ACTIVE)


def may_see_waiting(viewer: Viewer) -> bool:
    """Whether this viewer offered to answer people, and is known here, or is a host."""
    return viewer.is_member and (viewer.is_host or responders().filter(pk=viewer.member_id).exists())


def require_responder(viewer: Viewer) -> None:
    """Refuse everybody else, as if there were nothing."""
    if not may_see_waiting(viewer):
        raise NotFound


def waiting_by(viewer: Viewer) -> QuerySet[Wait]:
    """What waits for a first answer, longest first: not one's own words, and none of those whom one keeps away."""
    require_responder(viewer)
    away = Distance.objects.filter(by_id=viewer.member_id, of=OuterRef("alias"))
    here = Wait.objects.filter(community_id=viewer.community_id, over=False, thread__gone=False, thread__locked=False)
    shown = here.filter(post__withdrawn_at=None, post__removed=False, since__gt=clock.now() - STALE)
    theirs = shown.exclude(alias_id=viewer.member_id).exclude(Exists(away))
    return theirs.select_related("post", "thread", "alias").order_by("since", "pk")


def get_wait(viewer: Viewer, post_id: str) -> Wait:
    """One of those, by the public id of its post; missing and forbidden look alike."""
    if found := waiting_by(viewer).filter(post__public_id=post_id).first():
        return found
    raise NotFound


def hosts_asked_for(viewer: Viewer) -> QuerySet[Wait]:
    """What nobody answered in time, so that the hosts were asked; for the hosts' own page."""
    require_host(viewer)
    return waiting_by(viewer).exclude(hosts_asked_at=None)


def waits_of(community: Community, since: datetime) -> QuerySet[Wait]:
    """The waits that say something of a community: answered ones, and those that wait still. For its figures."""
    told = Wait.objects.filter(community=community, since__gt=since).exclude(over=True, answered_at=None)
    return told.order_by("since", "pk")


def is_first_word(viewer: Viewer, *, but: Post | None = None) -> bool:
    """Whether this member has said nothing here yet, or nothing but this post of theirs."""
    said = Post.objects.filter(author_id=viewer.member_id)
    return not (said.exclude(pk=but.pk) if but else said).exists()
