"""Letting go of cards."""

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.tidy import drop
from alongside.core.writing import writing
from alongside.hosting.crisis.access import CARD_KEPT
from alongside.hosting.models import Card


@job()
def tidy_cards() -> None:
    """Forget cards of a month ago, put away or not."""
    drop(Card.objects.filter(at__lt=clock.now() - CARD_KEPT))


def forget_cards(alias_id: int) -> None:
    """Forget that an alias was given any."""
    with writing():
        Card.objects.filter(alias_id=alias_id).delete()
