"""Vouches end with what they are about: a friendship, a membership, an alias."""

from datetime import date, timedelta

from django.db.models import Q

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.tidy import drop
from alongside.core.writing import writing
from alongside.friends.models import Side, Vouch
from alongside.friends.other_side import held
from alongside.friends.sides import Friend, Inside, sealed_side, sides_of
from alongside.friends.vouches.access import vouch_pair
from alongside.friends.vouches.cost import make_it_cost
from alongside.friends.vouches.mine import say_of_mine
from alongside.memberships.models import Membership, State


def forget_vouches(alias_id: int) -> None:
    """Forget what this alias said of others, and what others said of it; before its sides are gone."""
    alias = Alias.objects.get(pk=alias_id)
    given = [vouch_pair(alias.public_id, inside["other"]) for _side, inside in sides_of(alias)]
    with writing():
        Vouch.objects.filter(Q(of=alias) | Q(pair__in=given)).delete()


def end_vouches_between(friend: Friend) -> None:
    """Let others read what two said of each other until the month is over, and then no more.

    Would it go at once, the page of either told the other of a block, or an end, in the moment it was chosen.
    What the other said stays on their side, for them alone.
    """
    one, other = friend.me.public_id, friend.other.public_id
    with writing():
        say_of_mine(held(friend), {"said": "", "said_in": ""})
        Vouch.objects.filter(pair__in=[vouch_pair(one, other), vouch_pair(other, one)]).update(ends=_next_month())


def _next_month() -> date:
    return (clock.today().replace(day=1) + timedelta(days=31)).replace(day=1)


@job()
def tidy_vouches() -> None:
    """Forget vouches of those who are apart, with the first day of a month."""
    drop(Vouch.objects.filter(ends__lte=clock.today()))


@job()
def end_vouches_of_left(community: int, alias: int) -> None:
    """Whoever left says nothing of anybody here; if hosts let them go, those who vouched for them bear it."""
    gone = Membership.objects.filter(pk=alias).exclude(state=State.ACTIVE).select_related("alias").first()
    if gone is None:
        return
    if gone.state == State.REMOVED:
        make_it_cost(gone.alias)
    forget_vouches(alias)
    with writing():
        for side, inside in sides_of(gone.alias):
            if inside.get("said"):
                kept: Inside = {**inside, "said": "", "said_in": ""}
                Side.objects.filter(pk=side.pk).update(sealed=sealed_side(side, gone.alias.public_id, kept))
