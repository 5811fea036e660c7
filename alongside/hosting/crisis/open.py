"""Bringing it to the hosts: one case for a post whose author may be in danger."""

from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.hosting.case import open_case
from alongside.hosting.events import CaseOpened
from alongside.hosting.models import Card, Case, CaseKind, Urgency
from alongside.speech.look import look


def open_crisis(card: Card, words: str, *, calls: bool = False) -> Case:
    """The case about a card's post, with the words as they are now; asked twice, it is one.

    Plain words, or an author who `calls`, let the clock of the rota run. What is only hinted at waits in the queue,
    before what is usual: whoever is weary and thanks everybody hints at much, and hosts sleep too.
    """
    urgency = Urgency.SOON if look(words).hinted and not calls else Urgency.NOW
    with writing():
        Card.objects.select_for_update(of=("self",)).get(pk=card.pk)  # two who ask in one moment wait here
        if earlier := Case.objects.filter(about_post=card.post, kind=CaseKind.CRISIS).first():
            return _raised(earlier, urgency)
        case = Case(
            community_id=card.post.thread.community_id,
            kind=CaseKind.CRISIS,
            urgency=urgency,
            by_id=card.alias_id,  # whose conversation it is: a host's answer goes to nobody else
            about_alias_id=card.alias_id,
            about_post=card.post,
        )
        return open_case(case, "", by=None, excerpt=words)


def _raised(case: Case, urgency: int) -> Case:
    """The case as it was, or with the clock running now where more was said."""
    if urgency < case.urgency:
        Case.objects.filter(pk=case.pk).update(urgency=urgency)
        case.urgency = urgency
        publish(CaseOpened(case.pk))
    return case
