"""How what was said arrived: once with everybody, how late, and with whom it should not have."""

from array import array
from collections.abc import Mapping, Sequence
from typing import Any, Protocol


class Heard(Protocol):
    """What one listener noted of each line (number, moment, since when it had listened), and how often it was cut."""

    came: array[int]
    times: array[float]
    since: array[float]
    cuts: int


def account_for(
    listeners: Sequence[Heard], said: Mapping[int, float], hidden: Mapping[int, set[int]]
) -> dict[str, Any]:
    """Compare what each should have with what came; lateness counts for lines said while one was listening."""
    found: dict[str, Any] = dict.fromkeys(("lost", "doubled", "leaked", "cuts", "caught_up", "arrived"), 0)
    late: list[float] = []
    last = 0.0
    for place, listener in enumerate(listeners):
        not_for_them = hidden.get(place, set())
        once = set(listener.came)
        found["doubled"] += len(listener.came) - len(once)
        found["leaked"] += len(once & not_for_them)
        found["lost"] += len(said.keys() - once - not_for_them)
        found["arrived"] += len(listener.came)
        found["cuts"] += listener.cuts
        for number, moment, since in zip(listener.came, listener.times, listener.since, strict=True):
            spoken = said.get(number, 0.0)
            if spoken >= since:
                late.append(moment - spoken)
            last = max(last, moment)
    found["caught_up"] = found["arrived"] - len(late)
    late.sort()
    return found | {"last": last} | {name: _share(late, share) for name, share in SHARES.items()}


SHARES = {"p50": 0.5, "p99": 0.99, "most": 1.0}


def _share(late: list[float], share: float) -> float:
    """Milliseconds within which this share arrived."""
    return late[min(len(late) - 1, int(len(late) * share))] * 1000 if late else 0.0
