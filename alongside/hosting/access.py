"""Who may read a case: the hosts it does not concern, and whoever opened it."""

from django.db.models import Q, QuerySet

from alongside.core.errors import NotFound
from alongside.hosting.duty.care import IN_DANGER, spared_cases
from alongside.hosting.models import Case, CaseKind
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer

WITH = ("by", "about_alias", "about_post", "about_post__thread", "taken_by")  # what a case's line or page shows

IN_LINES = (("by", "by__name"), ("about_alias", "about_alias__name"), ("taken_by", "taken_by__name"))
LINE = (
    "public_id", "community_id", "kind", "reason", "urgency", "waits", "opened_at", "closed_at", "about_post_id",
    *(name for _who, name in IN_LINES),
)  # fmt: skip


def cases_by(viewer: Viewer) -> QuerySet[Case]:
    """The community's cases for a host: none about that host or decided about them, and none they are spared."""
    require_host(viewer)
    mine = Q(kind__in=(CaseKind.DECISION, CaseKind.APPEAL), by_id=viewer.alias_id)
    cases = Case.objects.filter(~mine | Q(by=None), community_id=viewer.community_id)
    cases = cases.exclude(about_alias_id=viewer.alias_id).exclude(spared_cases(viewer))
    return cases.select_related(*WITH)


def waiting_by(viewer: Viewer) -> QuerySet[Case]:
    """What waits for a host: the most urgent first, and of those what has waited longest."""
    return cases_by(viewer).filter(waits=True).order_by("urgency", "opened_at", "pk")


def as_lines(cases: QuerySet[Case]) -> QuerySet[Case]:
    """The same with what a line of a list shows, and none of their words."""
    return cases.select_related(None).select_related(*(who for who, _name in IN_LINES)).only(*LINE)


def danger_waits(viewer: Viewer) -> bool:
    """Whether somebody may be in danger, and this host would be shown it."""
    return cases_by(viewer).filter(IN_DANGER, waits=True).exists()


def own_cases_by(viewer: Viewer) -> QuerySet[Case]:
    """What the viewer told the hosts, or was told by them, newest first; also for whoever is no longer a member."""
    me = viewer.alias_id or viewer.outside_id
    if me is None:
        return Case.objects.none()
    return Case.objects.filter(community_id=viewer.community_id, by_id=me).order_by("-pk")


def get_own_case(viewer: Viewer, public_id: str) -> Case:
    """One of those."""
    if found := own_cases_by(viewer).filter(public_id=public_id).first():
        return found
    raise NotFound


def get_case(viewer: Viewer, public_id: str) -> Case:
    """One case, for its hosts and for whoever opened it; missing and forbidden look alike."""
    cases = Case.objects.filter(public_id=public_id, community_id=viewer.community_id)
    mine = Q(by_id=viewer.alias_id) if viewer.is_member else Q(pk=None)
    ours = ~Q(about_alias_id=viewer.alias_id) | Q(about_alias=None) if viewer.is_host else Q(pk=None)
    found = cases.filter(mine | ours).select_related(*WITH).first()
    if found is None:
        raise NotFound
    return found
