"""The list of meet-ups, and those that are soon, each with what the reader said about coming."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from alongside.core import clock
from alongside.meetups.access import readable_by
from alongside.meetups.models import Coming, Meetup
from alongside.meetups.when import is_over
from alongside.memberships.viewer import Viewer

SOON = timedelta(days=3)
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


def soon_for(viewers: Collection[Viewer]) -> list[Meetup]:
    """The meet-ups of the next three days to which these viewers, one and the same person, come; the next one first."""
    mine = {viewer.member_id: viewer for viewer in viewers if viewer.is_member}
    now = clock.now()
    soon = Coming.objects.filter(alias_id__in=mine, meetup__ends__gt=now, meetup__begins__lt=now + SOON)
    rows = list(soon.select_related("meetup__community").order_by("meetup__begins", "pk"))
    return [row.meetup for row in rows if readable_by(mine[row.alias_id]).filter(pk=row.meetup_id).exists()]


def is_ahead(meetup: Meetup) -> bool:
    """Whether one can still come."""
    return not is_over(meetup) and not meetup.called_off and not meetup.removed
