"""The day an alias came, sealed for it: what "two weeks here" is counted from, until it is trusted."""

import calendar
import json
from datetime import date

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
    words = json.dumps({"came": clock.today().isoformat()})
    sealed = seal(words, scope=alias_scope(alias.public_id), place=CAME, row=alias.public_id)
    with writing():
        Arrived.objects.bulk_create([Arrived(alias=alias, sealed=sealed)], ignore_conflicts=True)


def came_on(alias: Alias, arrived: Arrived | None) -> date:
    """The day this alias came; of whoever came before days were kept, the last of the month it shows."""
    if arrived is None:
        last = calendar.monthrange(alias.month.year, alias.month.month)[1]
        return alias.month.replace(day=last)
    kept = unseal(arrived.sealed, scope=alias_scope(alias.public_id), place=CAME, row=alias.public_id)
    return date.fromisoformat(json.loads(kept)["came"])
