"""The list of meet-ups, each with what the reader said about coming; and what Today reads of those that are soon."""

from dataclasses import dataclass
from datetime import timedelta

from alongside.core import clock
from alongside.meetups.access import readable_by
from alongside.meetups.models import Coming, Meetup
from alongside.meetups.when import is_over
from alongside.memberships.viewer import Viewer

SOON = timedelta(days=3)
# For Today's one query: the next one to which somebody wanted to come, unless its planner is one whom they blocked.
NEXT = """
    SELECT CASE WHEN u.called_off THEN 'off' ELSE 'soon' END, u.public_id, '', u.title, '', '', c.name, c.public_id, 0
    FROM meetups_coming g JOIN meetups_meetup u ON u.id = g.meetup_id
    JOIN communities_community c ON c.id = u.community_id
    WHERE g.alias_id IN ({mine}) AND NOT u.removed AND u.ends > %s AND u.begins < %s
      AND NOT EXISTS (SELECT 1 FROM standing_distance d WHERE d.by_id = g.alias_id AND d.of_id = u.by_id AND d.is_block)
    ORDER BY u.begins, u.id LIMIT 1"""
MOST = 60  # rows of one page: a year of weekly meetings


@dataclass(frozen=True)
class Listed:
    """A meet-up in a list."""

    meetup: Meetup
    comes: bool  # the reader does
    perhaps: bool


def list_meetups(viewer: Viewer) -> tuple[list[Listed], list[Listed]]:
    """Those ahead, the next one first, and those that are past, the latest first."""
    now = clock.now()
    ahead = list(readable_by(viewer).filter(ends__gt=now).order_by("begins", "pk")[:MOST])
    past = list(readable_by(viewer).filter(ends__lte=now).exclude(title="").order_by("-begins", "pk")[:MOST])
    mine = Coming.objects.filter(alias_id=viewer.member_id, meetup__in=[*ahead, *past])
    said = dict(mine.values_list("meetup_id", "perhaps"))
    listed = [Listed(each, said.get(each.pk) is False, said.get(each.pk) is True) for each in (*ahead, *past)]
    return listed[: len(ahead)], listed[len(ahead) :]


def is_ahead(meetup: Meetup) -> bool:
    """Whether one can still come."""
    return not is_over(meetup) and not meetup.called_off and not meetup.removed
