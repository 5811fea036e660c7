"""Traces: a faint hint that somebody who is new writes from where somebody wrote whom hosts let go.

What is kept is a hash of the network, bound to one alias, its community and the week. So two rows are never equal:
a stolen copy joins nobody with anybody, not even within a community. Whoever asks goes the other way: they have the
network of this moment, and try it against each trace of those who were let go there, and nowhere else.
"""

import hmac
from datetime import date, timedelta

from django.db.models import Q

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.sealing import blind
from alongside.core.tidy import drop
from alongside.core.writing import writing
from alongside.standing.models import Trace

KEPT = timedelta(days=7)  # of whoever is new: about as long as hosts take to notice
KEPT_OF_REMOVED = timedelta(days=90)  # who comes back to do harm does so soon
MOST = 500  # traces tried for one newcomer: half a millisecond


def leave_trace(alias: Alias, *, network: str) -> None:
    """Keep where somebody new writes from, for a week; the network itself is kept nowhere."""
    today = clock.today()
    hashed = _hash_of(alias.community.public_id, alias.public_id, network, today)
    with writing():
        Trace.objects.update_or_create(alias=alias, hashed=hashed, defaults={"on": today})


def keep_traces_of(alias_id: int) -> None:
    """Hosts let this alias go: what it left in the last week is kept for longer."""
    Trace.objects.filter(alias=alias_id, on__gt=clock.today() - KEPT).update(removed=True)


def free_traces_of(alias_id: int) -> None:
    """Hosts let this alias in again: it gives no hints any more."""
    Trace.objects.filter(alias=alias_id).update(removed=False)


def somebody_let_go_wrote_from(network: str, *, like: Alias) -> bool:
    """Whether one of those whom hosts let go in this alias's community wrote from this network; never who."""
    removed = Trace.objects.filter(alias__community_id=like.community_id, removed=True).exclude(alias=like)
    rows = removed.order_by("-on", "-pk").values_list("alias__public_id", "hashed", "on")[:MOST]
    community = like.community.public_id
    same = [hmac.compare_digest(_hash_of(community, who, network, on), bytes(kept)) for who, kept, on in rows]
    return any(same)  # all were tried, so that not even the time it took says which


@job()
def tidy_traces() -> None:
    """Forget traces whose time is over."""
    today = clock.today()
    new = Q(removed=False, on__lte=today - KEPT)
    drop(Trace.objects.filter(new | Q(removed=True, on__lte=today - KEPT_OF_REMOVED)))


def _hash_of(community: str, alias: str, network: str, on: date) -> bytes:
    year, week, _day = on.isocalendar()
    return blind(network, f"trace {community} {alias} {year}-{week}")
