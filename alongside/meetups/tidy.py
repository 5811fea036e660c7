"""What a meet-up no longer needs when it is over, and times worked out anew when a zone's rules change."""

from datetime import timedelta

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.tidy import drop
from alongside.core.writing import writing
from alongside.meetups.models import Coming, Meetup
from alongside.meetups.when import moments

KEPT_AFTER = timedelta(days=30)  # for "who offered me that ride?"; then nobody needs to know who was there


@job()
def tidy_meetups() -> None:
    """Forget who came, and where, 30 days after; and what is left of meet-ups whose planner is gone."""
    before = clock.now() - KEPT_AFTER
    drop(Coming.objects.filter(meetup__ends__lt=before))
    drop(Meetup.objects.filter(ends__lt=before, title=""))
    with writing():
        Meetup.objects.filter(ends__lt=before, place__isnull=False).update(place=None)


@job()
def follow_the_clocks() -> None:
    """Sort what lies ahead by the rules of its zone as they are now: countries change theirs within weeks."""
    for meetup in Meetup.objects.filter(ends__gt=clock.now()).iterator():
        begins, ends = moments(meetup.wall_begins, meetup.wall_ends, meetup.zone)
        if (begins, ends) != (meetup.begins, meetup.ends):
            with writing():
                Meetup.objects.filter(pk=meetup.pk, wall_begins=meetup.wall_begins).update(begins=begins, ends=ends)
