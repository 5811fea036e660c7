"""Who keeps the directory and answers visitors: aliases that whoever runs this installation names, and no other."""

from collections.abc import Iterable

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.guide.models import Guide
from alongside.memberships.models import State


def appoint_guide(alias: Alias) -> None:
    """Let this alias guide; for the command of whoever runs the installation."""
    with writing():
        Guide.objects.get_or_create(alias=alias, defaults={"since": clock.today()})


def retire_guide(alias: Alias) -> None:
    """Let it guide no more; what it answered stays."""
    with writing():
        Guide.objects.filter(alias=alias).delete()


def guides() -> list[Alias]:
    """Every guide who is here."""
    return [
        guide.alias
        for guide in Guide.objects.filter(alias__membership__state=State.ACTIVE).select_related("alias").order_by("pk")
    ]


def find_guide(aliases: Iterable[int]) -> Alias | None:
    """The first of a person's own aliases that guides, if any does."""
    found = (
        Guide.objects.filter(alias__in=list(aliases), alias__membership__state=State.ACTIVE)
        .select_related("alias")
        .order_by("pk")
    )
    guide = found.first()
    return guide.alias if guide else None


def require_guide(alias: Alias) -> None:
    """Refuse whoever doesn't guide, as if there were nothing."""
    if find_guide([alias.pk]) is None:
        raise NotFound
