"""How many decisions of which kind there were in a year, and what became of the appeals: numbers, and nobody's name."""

from dataclasses import dataclass

from alongside.communities.models import Community
from alongside.hosting.models import Case, CaseKind, Decision


@dataclass(slots=True)
class Counted:
    """One kind of decision in a year."""

    made: int = 0
    appealed: int = 0
    upheld: int = 0
    undone: int = 0


@dataclass(slots=True)
class Year:
    """What a community's hosts decided in a year, by the journal's words, and what they were told."""

    decided: dict[str, Counted]
    worries: int
    held_by_program: int


def counts(community: Community, year: int) -> Year:
    """Count the decisions of a year, and what was told."""
    decided: dict[str, Counted] = {}
    rows = Decision.objects.filter(community=community, entry__at__year=year).order_by("verb")
    for verb, appeal, upheld in rows.values_list("verb", "appeal_entry_id", "upheld").iterator():
        kind = decided.setdefault(verb, Counted())
        kind.made += 1
        kind.upheld += upheld is True
        kind.undone += upheld is False
        kind.appealed += appeal is not None
    waiting = rows.filter(appeal__isnull=False, appeal_entry=None)
    for verb in waiting.values_list("verb", flat=True):
        decided[verb].appealed += 1
    told = Case.objects.filter(community=community, opened_at__year=year)
    worries = told.filter(kind=CaseKind.WORRY).count()
    held = told.filter(kind=CaseKind.HELD).exclude(excerpt=None).count()  # what a host held is counted above
    return Year(decided, worries, held)
