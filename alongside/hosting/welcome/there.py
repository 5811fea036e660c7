"""Who of those who offered is there now, and if nobody is, when somebody will be."""

from datetime import datetime

from django.db.models import Q, QuerySet

from alongside.core import clock
from alongside.core.sealing import open_soon
from alongside.hosting.duty.rota import hours_of, on_duty
from alongside.hosting.models import DutyKind, Offer
from alongside.hosting.welcome.access import responders
from alongside.hosting.welcome.offer import Offered, opened

MANY = 200  # offers looked at for one post; a community with more finds somebody among these


def offers_in(community_id: int) -> QuerySet[Offer]:
    """The offers that hold now: of members who may see who waits, and don't rest from it."""
    holds = Q(rests_until=None) | Q(rests_until__lte=clock.now())
    here = Offer.objects.filter(holds, community_id=community_id, alias__membership__in=responders())
    return here.select_related("alias")


def offered_in(rows: QuerySet[Offer]) -> list[tuple[Offer, Offered]]:
    """These offers, opened; what can't be opened is left out."""
    found = list(rows.order_by("pk")[:MANY])
    open_soon(row.sealed for row in found)
    return [(row, offered) for row in found if (offered := opened(row)) is not None]


def on_duty_now(community_id: int) -> set[int]:
    """The aliases who are on duty to welcome people, or as hosts."""
    return {*on_duty(community_id, DutyKind.WELCOME), *on_duty(community_id, DutyKind.HOST)}


def back_at(community_id: int) -> datetime | None:
    """Now, if somebody is on duty or up; else when the next one is; None where nobody said when they are there."""
    now = clock.now()
    offers = [offered for _row, offered in offered_in(offers_in(community_id))]
    if any(offered.is_awake(now) for offered in offers) or on_duty_now(community_id):
        return now
    rota = [row.hours for kind in DutyKind.values for row in hours_of(community_id, kind)]
    coming = [offered.up_after(now) for offered in offers] + [hours.next_after(now) for hours in rota]
    return min(coming, default=None)
