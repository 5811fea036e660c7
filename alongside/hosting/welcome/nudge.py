"""One nudge: whether it still asks anything, and passing it on for somebody who isn't there."""

from alongside.core.writing import writing
from alongside.hosting.models import Nudge
from alongside.hosting.welcome.access import responders
from alongside.hosting.welcome.ask import ask_others
from alongside.hosting.welcome.offer import find_offer_of


def find_open_nudge(nudge: int) -> Nudge | None:
    """A nudge whose post waits still, to a member who may see it and has not passed it on; with both."""
    found = Nudge.objects.filter(pk=nudge, passed=False, wait__over=False, alias__membership__in=responders())
    shown = found.filter(wait__post__withdrawn_at=None, wait__post__removed=False)
    return shown.select_related("alias", "wait__community", "wait__post").first()


def wants_mail(nudge: Nudge) -> bool:
    """Whether the one who was asked said that they may be asked by mail."""
    offered = find_offer_of(nudge.alias)
    return offered is not None and offered.by_mail


def pass_quietly(nudge: Nudge) -> None:
    """Ask somebody else in the place of one who rests; they are not told, and it counts for nothing."""
    with writing():
        Nudge.objects.filter(pk=nudge.pk).update(passed=True)
        ask_others(nudge.wait_id)
