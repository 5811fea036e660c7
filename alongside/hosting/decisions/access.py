"""Who may see a decision otherwise, and which hosts may look at it again."""

from django.db.models import Q, QuerySet

from alongside.core.errors import NotFound
from alongside.hosting.decisions import verbs
from alongside.hosting.decisions.verbs import APPEALABLE
from alongside.hosting.models import Case, CaseKind, Decision, Proposal
from alongside.memberships.access import hosts_of, require_host
from alongside.memberships.models import Membership
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Post

WITH = ("entry__by", "about_alias__community", "about_post__thread", "about_thread", "case", "appeal", "appeal_entry")


def open_to_appeal(case: Case, *, viewer: Viewer) -> Decision | None:
    """The last decision told in this conversation, if the viewer is concerned and may still see it otherwise."""
    me = viewer.alias_id or viewer.outside_id
    told = Decision.objects.filter(case=case, about_alias_id=me).select_related("entry")
    found = told.order_by("-pk").first() if me else None
    return found if found and found.verb in APPEALABLE and found.appeal_id is None else None


def held_post_of(case: Case, *, viewer: Viewer) -> Post | None:
    """The viewer's own words that wait, which this conversation is about."""
    if case.about_post_id is None or not viewer.is_member:
        return None
    mine = Post.objects.filter(pk=case.about_post_id, author_id=viewer.alias_id, removed=True, withdrawn_at=None)
    return mine.exclude(hold="").first()


def find_own_conversation(post: Post, *, viewer: Viewer) -> Case | None:
    """Where the author of a held post talks with the hosts about it, if it is the viewer."""
    mine = Case.objects.filter(about_post=post, by_id=viewer.alias_id, kind__in=(CaseKind.HELD, CaseKind.DECISION))
    return mine.order_by("-pk").first() if viewer.is_member else None


def get_own_decision(viewer: Viewer, public_id: str) -> Decision:
    """A decision about the viewer, also for whoever is no longer a member."""
    me = viewer.alias_id or viewer.outside_id
    mine = Decision.objects.filter(community_id=viewer.community_id, about_alias_id=me).exclude(about_alias=None)
    if found := mine.select_related(*WITH).filter(public_id=public_id, verb__in=APPEALABLE).first():
        return found
    raise NotFound


def appeals_by(viewer: Viewer) -> QuerySet[Decision]:
    """What somebody sees otherwise and nobody has looked at again yet, longest first; for hosts it isn't about."""
    require_host(viewer)
    asked = Decision.objects.filter(community_id=viewer.community_id, appeal__isnull=False, upheld=None)
    return asked.exclude(about_alias_id=viewer.alias_id).select_related(*WITH).order_by("appeal__opened_at", "pk")


def get_appealed(viewer: Viewer, public_id: str) -> Decision:
    """A decision that somebody sees otherwise, for the hosts it isn't about; the one who decided sees it too."""
    require_host(viewer)
    asked = Decision.objects.filter(Q(about_alias=None) | ~Q(about_alias_id=viewer.alias_id))
    asked = asked.filter(community_id=viewer.community_id, appeal__isnull=False)
    if found := asked.select_related(*WITH).filter(public_id=public_id).first():
        return found
    raise NotFound


def appeal_of(case: Case, *, viewer: Viewer) -> Decision | None:
    """The decision that this case asks to look at again, for a host."""
    require_host(viewer)
    return Decision.objects.filter(appeal=case).select_related(*WITH).first()


def uninvolved_hosts(decision: Decision) -> QuerySet[Membership]:
    """The hosts who had no part in it: neither decided it nor are concerned."""
    seconds = Proposal.objects.filter(about_alias=decision.about_alias_id, done_at__isnull=False).values("second")
    involved = [pk for pk in (decision.entry.by_id, decision.about_alias_id) if pk]
    hosts = hosts_of(decision.community_id).exclude(pk__in=involved)
    return hosts.exclude(pk__in=seconds.exclude(second=None))


def other_hosts(viewer: Viewer) -> QuerySet[Membership]:
    """Who hosts here besides the viewer."""
    return hosts_of(viewer.community_id).exclude(pk=viewer.alias_id)


def stands_later(decision: Decision) -> bool:
    """Whether hosts decided something like it about the same words or member since, and that holds still."""
    later = Decision.objects.filter(community_id=decision.community_id, pk__gt=decision.pk).exclude(upheld=False)
    if decision.about_post_id:
        alike = verbs.OUT_OF_SIGHT if decision.verb in verbs.OUT_OF_SIGHT else {decision.verb}
        return later.filter(about_post_id=decision.about_post_id, verb__in=alike).exists()
    member = later.filter(about_alias_id=decision.about_alias_id, about_post=None)
    if decision.verb == verbs.PAUSE:
        return member.filter(verb__contains="pause").exclude(verb=verbs.END_PAUSE).exists()
    return member.filter(verb=decision.verb).exists()


def may_look_again(decision: Decision, viewer: Viewer) -> bool:
    """Whether this host may decide an appeal; whoever decided before only where there is nobody else."""
    if not viewer.is_host or viewer.alias_id == decision.about_alias_id:
        return False
    others = uninvolved_hosts(decision)
    return others.filter(pk=viewer.alias_id).exists() or not others.exists()
