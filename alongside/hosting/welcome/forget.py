"""The welcome's part in erasure and in leaving: what somebody offered, was asked and waited for."""

from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.hosting.models import Nudge, Offer, Wait


def forget_welcome(alias_id: int) -> None:
    """Forget what an alias waited for, what it offered, and what it was asked."""
    with writing():
        for kept in (Nudge, Offer, Wait):
            kept.objects.filter(alias_id=alias_id).delete()


@job()
def forget_offer_of_left(community: int, alias: int) -> None:
    """Whoever left offers nothing any more, and is asked nothing."""
    with writing():
        Nudge.objects.filter(alias_id=alias).delete()
        Offer.objects.filter(alias_id=alias, community_id=community).delete()
