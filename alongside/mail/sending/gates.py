"""One gate for each mail provider, and one for the smarthost: shut after repeated trouble, tried again with one mail.

What is known here is only in memory: after a restart a few more tries find it out again.
"""

import threading
from dataclasses import dataclass
from datetime import datetime, timedelta

from alongside.core import clock

ENOUGH = 5  # refusals in a row that shut a provider's gate; one mailbox that is full shuts nothing
FIRST, LONGEST = timedelta(minutes=1), timedelta(minutes=30)  # how long a gate stays shut, doubled each time
SMARTHOST = ""  # the gate before all others, shut by a single trouble


@dataclass
class Gate:
    """What is known of one provider."""

    refusals: int = 0
    times_shut: int = 0
    shut_until: datetime | None = None
    probing: bool = False


class Gates:
    """All gates of this process; the connections share them."""

    def __init__(self) -> None:
        self._gates: dict[str, Gate] = {}
        self._lock = threading.Lock()

    def may_pass(self, domain: str) -> bool:
        """Whether a mail may be tried now; once a gate's time is over, one mail may."""
        with self._lock:
            gate = self._gates.get(domain)
            if gate is None or gate.shut_until is None:
                return True
            if gate.probing or clock.now() < gate.shut_until:
                return False
            gate.probing = True
            return True

    def passed(self, domain: str) -> None:
        """A mail was answered for good, well or badly: the provider works."""
        with self._lock:
            self._gates.pop(domain, None)

    def refused(self, domain: str) -> None:
        """A mail was refused for now."""
        with self._lock:
            gate = self._gates.setdefault(domain, Gate())
            gate.refusals += 1
            gate.probing = False
            opens = gate.shut_until is None or clock.now() >= gate.shut_until  # else it was shut while this one ran
            if opens and (gate.refusals >= ENOUGH or domain == SMARTHOST):
                gate.shut_until = clock.now() + min(FIRST * 2 ** min(gate.times_shut, 10), LONGEST)
                gate.times_shut += 1

    def shut_until(self, domain: str) -> datetime | None:
        """Until when nothing passes here; None when a mail may be tried."""
        with self._lock:
            gate = self._gates.get(domain)
            until = gate.shut_until if gate else None
            return until if until and clock.now() < until else None

    def forget(self) -> None:
        """Open all gates, as a restart does."""
        with self._lock:
            self._gates.clear()

    def forget_probes(self) -> None:
        """Let another mail try where one was let through and never got an answer."""
        with self._lock:
            for gate in self._gates.values():
                gate.probing = False


gates = Gates()
