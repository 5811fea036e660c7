"""Bringing it to the hosts: one case for a post whose author may be in danger."""

from alongside.core.writing import writing
from alongside.hosting.case import open_case
from alongside.hosting.models import Card, Case, CaseKind, Urgency


def open_crisis(card: Card, words: str) -> Case:
    """The case about a card's post, with the words as they are now; asked twice, it is one."""
    with writing():
        Card.objects.select_for_update(of=("self",)).get(pk=card.pk)  # two who ask in one moment wait here
        if earlier := Case.objects.filter(about_post=card.post, kind=CaseKind.CRISIS).first():
            return earlier
        case = Case(
            community_id=card.post.thread.community_id,
            kind=CaseKind.CRISIS,
            urgency=Urgency.NOW,
            by_id=card.alias_id,  # whose conversation it is: a host's answer goes to nobody else
            about_alias_id=card.alias_id,
            about_post=card.post,
        )
        return open_case(case, "", by=None, excerpt=words)
