"""What a vouch may cost: somebody vouched for a member whom the hosts then let go."""

from datetime import date

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.writing import writing
from alongside.memberships.models import Membership, Stage
from alongside.standing.arrive import came_on, count_again, counts_again
from alongside.standing.grow import TRUSTED_AFTER
from alongside.standing.models import Arrived


def stumble(alias: Alias) -> None:
    """Take trust back for two months, and the right to vouch with it.

    The days are counted anew, sealed for the alias, in the row that everybody has who isn't trusted yet. So nobody
    but its owner ever learns of it, and no row says of whom the vouch was. Twice within the time costs no more.
    """
    with writing():
        Membership.objects.filter(pk=alias.pk, stage=Stage.TRUSTED).update(stage=Stage.KNOWN)
        count_again(alias)


def vouches_again_on(alias: Alias) -> date | None:
    """From which day on this alias may vouch again, where it has to wait."""
    arrived = Arrived.objects.filter(pk=alias.pk).first()
    if not counts_again(alias, arrived):
        return None
    day = came_on(alias, arrived) + TRUSTED_AFTER
    return day if day > clock.today() else None
