"""Who may see a meet-up, its place, and who comes: the only ways to obtain any of it."""

import json
from dataclasses import dataclass

from django.db.models import QuerySet

from alongside.aliases.models import Alias
from alongside.aliases.models import State as AliasState
from alongside.core.errors import NotFound
from alongside.core.sealing import alias_scope, open_soon, unseal
from alongside.meetups.models import Coming, Meetup, SeenBy
from alongside.meetups.planned import PLACE
from alongside.memberships.viewer import Viewer
from alongside.standing.models import Distance

SEALED = "meetups_coming.sealed"


def readable_by(viewer: Viewer) -> QuerySet[Meetup]:
    """The meet-ups of a community for its members, but those of planners whom the viewer blocked.

    Whom a planner blocked finds the page as before, so that nothing tells them; the place they don't read.
    """
    if not viewer.is_member:
        return Meetup.objects.none()
    here = Meetup.objects.filter(community_id=viewer.community_id, removed=False).select_related("by")
    return here.exclude(by__in=_blocked_by(viewer))


def get_meetup(viewer: Viewer, public_id: str) -> Meetup:
    """The only door to a meet-up. Missing and forbidden look alike; hosts find those that were taken out, too."""
    found = readable_by(viewer)
    if viewer.is_host:
        found = Meetup.objects.filter(community_id=viewer.community_id).select_related("by")
    if meetup := found.filter(public_id=public_id).first():
        return meetup
    raise NotFound


def community_of_meetup(public_id: str) -> int:
    """The community of a meet-up, so that the door can find the viewer; it may still be forbidden."""
    found = Meetup.objects.filter(public_id=public_id).values_list("community_id", flat=True).first()
    if found is None:
        raise NotFound
    return found


def may_change(meetup: Meetup, viewer: Viewer) -> bool:
    """Whether the viewer planned it, or is a host here."""
    ours = viewer.is_member and meetup.community_id == viewer.community_id and bool(meetup.title)
    return ours and (viewer.is_host or (meetup.by_id == viewer.alias_id and not meetup.removed))


def require_may_change(meetup: Meetup, viewer: Viewer) -> None:
    """Refuse anybody else, as if there were nothing."""
    if not may_change(meetup, viewer):
        raise NotFound


def find_coming(meetup: Meetup, viewer: Viewer) -> Coming | None:
    """What the viewer said about coming."""
    return Coming.objects.filter(meetup=meetup, alias_id=viewer.member_id).first() if viewer.is_member else None


def may_read_place(meetup: Meetup, viewer: Viewer) -> bool:
    """Whether the viewer planned it or comes for sure, and neither they nor the planner keep the other away."""
    if not readable_by(viewer).filter(pk=meetup.pk).exclude(by__in=_blocking(viewer)).exists():
        return False
    if meetup.by_id == viewer.alias_id:
        return True
    return Coming.objects.filter(meetup=meetup, alias_id=viewer.member_id, perhaps=False).exists()


def place_of(meetup: Meetup, viewer: Viewer) -> str:
    """The place itself, for those who may read it; nothing where none was said, or for anybody else."""
    if not meetup.place or not meetup.by or not may_read_place(meetup, viewer):
        return ""
    return unseal(meetup.place, scope=alias_scope(meetup.by.public_id), place=PLACE, row=meetup.public_id)


@dataclass(frozen=True)
class Guest:
    """Somebody who comes, as far as the viewer may see it."""

    alias: Alias
    perhaps: bool
    is_me: bool
    photos: str = ""
    offers_ride: bool = False
    needs_ride: bool = False
    ride: str = ""
    needs: str = ""


def who_comes(meetup: Meetup, viewer: Viewer) -> list[Guest]:
    """Who comes and lets the viewer see it; whoever one of the two blocked is not among them.

    How they come (photos, rides, what helps) is for those who come for sure, and for the planner.
    """
    if not viewer.is_member or viewer.community_id != meetup.community_id:
        return []
    rows = Coming.objects.filter(meetup=meetup, alias__state=AliasState.HERE).select_related("alias")
    rows = rows.exclude(alias__in=_blocked_by(viewer)).exclude(alias__in=_blocking(viewer))
    coming = list(rows.order_by("perhaps", "alias__name"))
    plans = meetup.by_id == viewer.alias_id
    comes = plans or any(each.alias_id == viewer.alias_id and not each.perhaps for each in coming)
    shown = [each for each in coming if _may_see(each, viewer, comes=comes, plans=plans)]
    open_soon(each.sealed for each in shown)
    return [_guest(each, viewer, whole=comes or each.alias_id == viewer.alias_id) for each in shown]


def said_inside(coming: Coming, alias: str) -> dict[str, str]:
    """What somebody said for those who come; their alias's key opens it."""
    if not coming.sealed:
        return {}
    said: dict[str, str] = json.loads(
        unseal(coming.sealed, scope=alias_scope(alias), place=SEALED, row=coming.public_id)
    )
    return said


def _may_see(coming: Coming, viewer: Viewer, *, comes: bool, plans: bool) -> bool:
    if plans or coming.alias_id == viewer.alias_id or coming.seen_by == SeenBy.MEMBERS:
        return True
    return comes and coming.seen_by == SeenBy.COMING


def _guest(coming: Coming, viewer: Viewer, *, whole: bool) -> Guest:
    is_me = coming.alias_id == viewer.alias_id
    if not whole:
        return Guest(coming.alias, coming.perhaps, is_me)
    said = said_inside(coming, coming.alias.public_id)
    rides = {"offers_ride": coming.offers_ride, "needs_ride": coming.needs_ride}
    return Guest(
        coming.alias, coming.perhaps, is_me, coming.photos, **rides,
        ride=said.get("ride", ""), needs=said.get("needs", ""),
    )  # fmt: skip


def _blocked_by(viewer: Viewer) -> QuerySet[Distance, int]:
    return Distance.objects.filter(by_id=viewer.alias_id, is_block=True).values_list("of_id", flat=True)


def _blocking(viewer: Viewer) -> QuerySet[Distance, int]:
    return Distance.objects.filter(of_id=viewer.alias_id, is_block=True).values_list("by_id", flat=True)
