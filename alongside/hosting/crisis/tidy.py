"""Letting go of cards."""

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.sealing import case_scope, destroy_key
from alongside.core.tidy import drop
from alongside.core.writing import writing
from alongside.hosting.crisis.access import CARD_KEPT
from alongside.hosting.models import Card, Case, CaseKind


@job()
def tidy_cards() -> None:
    """Forget cards of a month ago, put away or not."""
    drop(Card.objects.filter(at__lt=clock.now() - CARD_KEPT))


def forget_cards(alias_id: int) -> None:
    """Forget that an alias was given any, with the cases they brought: nobody is there any more to answer."""
    with writing():
        Card.objects.filter(alias_id=alias_id).delete()
        for case in Case.objects.filter(kind=CaseKind.CRISIS, about_alias_id=alias_id):
            destroy_key(case_scope(case.public_id))
            case.delete()
