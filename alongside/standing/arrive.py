"""The day an alias came, sealed for it: what "two weeks here" is counted from, until it is trusted."""

import calendar
import json
from datetime import date
from typing import Any

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.sealing import alias_scope, seal, unseal
from alongside.core.writing import writing
from alongside.memberships.models import Membership, Stage, State
from alongside.standing.models import Arrived

CAME = "standing_arrived.sealed"


@job()
def note_arrival(community: int, alias: int) -> None:
    """Keep today as the day this member came; whoever comes back keeps the day they came first."""
    if here := Membership.objects.filter(pk=alias, state=State.ACTIVE).select_related("alias").first():
        keep_arrival(here.alias)


@job()
def forget_removed(community: int, alias: int) -> None:
    """Whoever was let go counts from the beginning, should hosts ever let them in again."""
    with writing():
        if Membership.objects.filter(pk=alias, state=State.REMOVED).update(stage=Stage.NEW):
            Arrived.objects.filter(pk=alias).delete()


def keep_arrival(alias: Alias) -> None:
    """Keep the day for this alias, once."""
    with writing():
        Arrived.objects.bulk_create([Arrived(alias=alias, sealed=_sealed(alias, again=0))], ignore_conflicts=True)


def count_again(alias: Alias) -> None:
    """Count this alias's days from today, as of somebody who just came; and know that it is for the second time."""
    with writing():
        Arrived.objects.update_or_create(alias=alias, defaults={"sealed": _sealed(alias, again=1)})


def _sealed(alias: Alias, *, again: int) -> bytes:
    """Today, sealed for the alias; as long, to a letter, whether the days are counted again or not."""
    words = json.dumps({"came": clock.today().isoformat(), "again": again})
    return seal(words, scope=alias_scope(alias.public_id), place=CAME, row=alias.public_id)


def came_on(alias: Alias, arrived: Arrived | None) -> date:
    """The day this alias came; of whoever came before days were kept, the last of the month it shows."""
    if arrived is None:
        last = calendar.monthrange(alias.month.year, alias.month.month)[1]
        return alias.month.replace(day=last)
    return date.fromisoformat(_opened(alias, arrived)["came"])


def counts_again(alias: Alias, arrived: Arrived | None) -> bool:
    """Whether this alias's days were begun anew."""
    return arrived is not None and bool(_opened(alias, arrived).get("again"))


def _opened(alias: Alias, arrived: Arrived) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(
        unseal(arrived.sealed, scope=alias_scope(alias.public_id), place=CAME, row=alias.public_id)
    )
    return kept
