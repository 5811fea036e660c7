"""Planning a meet-up."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.communities.models import Community
from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.limits import spend
from alongside.core.once import do_once, find_once
from alongside.core.writing import writing
from alongside.meetups.events import MeetupPlanned
from alongside.meetups.models import Meetup
from alongside.meetups.planned import Planned, checked, require_may_plan, sealed_place
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import require_not_paused

PLANS_A_DAY = 5  # nobody meets people five times a day


def plan(community: Community, planned: Planned, *, by: Viewer, once: str = "") -> Meetup:
    """Plan a meet-up for the members of a community; sent twice with the same `once`, it is one."""
    if by.community_id != community.pk or not by.is_member:
        raise NotFound
    require_may_plan(by)
    require_not_paused(by)
    mine = f"meet-ups of {by.alias}"  # the same key in another form of theirs is about something else
    if first := find_once(once, by=mine):
        return Meetup.objects.get(public_id=first)
    meetup = Meetup(community=community, by_id=by.member_id, **checked(planned, by=by))
    meetup.place = sealed_place(planned.place or "", meetup=meetup, planner=by.alias)
    words = _("You planned several meet-ups today. Tomorrow there is room for more. Your words are safe.")
    with writing():
        spend("meet-ups", by.alias, most=PLANS_A_DAY, per=timedelta(days=1), words=words)
        return Meetup.objects.get(public_id=do_once(once, lambda: _keep(meetup), by=mine))


def _keep(meetup: Meetup) -> str:
    meetup.save(force_insert=True)
    publish(MeetupPlanned(meetup.pk))
    return meetup.public_id
