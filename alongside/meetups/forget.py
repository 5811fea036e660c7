"""Meet-ups' part in leaving and in erasure."""

from django.db.models import F

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.meetups.models import Coming, Meetup
from alongside.memberships.models import Membership, State

NO_WORDS = dict.fromkeys(("title", "what", "roughly", "quiet_room", "seats", "food", "leaving_early"), "")


def stop_coming(alias_id: int) -> None:
    """Let an alias come nowhere, and call off what it planned and what lies ahead: nobody waits at a door for it."""
    ahead = Meetup.objects.filter(by_id=alias_id, ends__gt=clock.now(), called_off=False)
    with writing():
        Coming.objects.filter(alias_id=alias_id).delete()
        ahead.update(called_off=True, version=F("version") + 1)
        Meetup.objects.filter(by_id=alias_id).update(place=None)


@job()
def stop_coming_of_left(community: int, alias: int) -> None:
    """The same for an alias that left or was removed, unless it came back meanwhile."""
    if not Membership.objects.filter(pk=alias, state=State.ACTIVE).exists():
        stop_coming(alias)


def forget_meetups(alias_id: int, *, words_stay: bool) -> None:
    """Forget where an alias comes; what it planned is nobody's then, and has no words where its words go.

    Of what lies ahead, a page stays that says it was called off, for those who wanted to come.
    """
    planned = Meetup.objects.filter(by_id=alias_id)
    with writing():
        stop_coming(alias_id)
        if not words_stay:
            planned.filter(ends__lte=clock.now()).delete()
            planned.update(**NO_WORDS)
        planned.update(by=None)
