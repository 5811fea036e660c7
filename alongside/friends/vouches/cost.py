"""What a vouch costs when hosts let the one go for whom it was given."""

from alongside.aliases.models import Alias
from alongside.friends.vouches.access import givers_of
from alongside.standing.stumble import stumble


def make_it_cost(alias: Alias) -> None:
    """Take trust, and the right to vouch, for two months from each who vouched for this one.

    Who they are is found by going over the sides of the one who was let go, and is written nowhere: each has a date
    sealed for themselves alone (`standing/stumble.py`). No host sees it, nobody is told, the journal is silent. Should
    the hosts let that member in again, the two months still go by: nobody can tell any more whose they were.
    """
    for giver in Alias.objects.filter(public_id__in=givers_of(alias)):
        stumble(giver)
