"""How fast mail may come: for all together, and for those who try addresses that don't exist."""

import hashlib
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable

from alongside.mail.listening import limits

MINUTE, HOUR = 60.0, 3600.0


class Rate:
    """So many a minute, evenly: what wasn't used for a minute is lost."""

    def __init__(self, a_minute: int, *, now: Callable[[], float] = time.monotonic) -> None:
        self._most = self._left = float(a_minute)
        self._now = now
        self._at = now()

    def spend(self) -> bool:
        """Take one, or say that there is none."""
        now = self._now()
        self._left = min(self._most, self._left + (now - self._at) / MINUTE * self._most)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Tarpit:
    """Slows down whoever tries one unknown address after another.

    It knows a source by a hash under a key that dies with this process, and forgets it within the hour.
    """

    def __init__(self, *, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._key = secrets.token_bytes(32)
        self._tried: OrderedDict[bytes, deque[float]] = OrderedDict()

    def seconds(self, source: str) -> float:
        """Note one more unknown address from this source, and say how long its answer should wait."""
        known = hashlib.blake2b(source.encode(), key=self._key, digest_size=16).digest()
        times = self._tried.setdefault(known, deque(maxlen=limits.UNKNOWN_AN_HOUR + 1))
        self._tried.move_to_end(known)
        while len(self._tried) > limits.SOURCES:
            self._tried.popitem(last=False)
        now = self._now()
        while times and times[0] < now - HOUR:
            times.popleft()
        times.append(now)
        return limits.TARPIT if len(times) > limits.UNKNOWN_AN_HOUR else 0.0
