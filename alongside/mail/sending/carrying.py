"""Carrying a batch out of the house: over a few connections side by side, or into the outbox of a house without any."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import Self
from zlib import crc32

from django.conf import settings

from alongside.core import logs
from alongside.mail.sending.gates import SMARTHOST, gates
from alongside.mail.sending.smarthost import Answer, Line, SmarthostBusy, Unencrypted, smarthost_line
from alongside.mailroom.models import Delivery
from alongside.mailroom.outbox import Leaving, put_in_outbox

CONNECTIONS = 4  # most smarthosts allow ten from one machine; codes and other letters have one of their own
FOR_ONE_PROVIDER = 2  # of these, so that a provider that answers slowly holds up nobody else
LONGEST = 5.0  # seconds for one batch: codes wait no longer; what isn't handed over by then keeps its place
LATEST = 15.0  # seconds more for a smarthost that greets slowly; what begins later could outlive its lease
TAKEN = Answer(250)


@dataclass(frozen=True, slots=True)
class Ready:
    """A delivery with the mail that was written for it."""

    delivery: Delivery
    mail: Leaving

    @property
    def domain(self) -> str:
        """Whose provider has to take it."""
        return self.mail.to.rpartition("@")[2].lower()


type Answers = dict[int, Answer]


class Carrier:
    """Some connections that stay open from batch to batch."""

    def __enter__(self) -> Self:
        self._pool = ThreadPoolExecutor(CONNECTIONS, thread_name_prefix="smarthost")
        self._lines: dict[int, tuple[Line, ExitStack]] = {}
        return self

    def __exit__(self, *_error: object) -> None:
        for lane in list(self._lines):
            self._close(lane)
        self._pool.shutdown()

    def carry(self, batch: Sequence[Ready]) -> Answers:
        """What was said to each mail of a batch, by its delivery; who isn't there was not tried, or not answered."""
        if not settings.SMARTHOST:
            put_in_outbox([one.mail for one in batch])
            return {one.delivery.pk: TAKEN for one in batch}
        lanes: list[list[Ready]] = [[] for _lane in range(CONNECTIONS)]
        for one in batch:
            lanes[_lane_of(one)].append(one)
        until = time.monotonic() + LONGEST
        found: Answers = {}
        for answers in self._pool.map(lambda lane: self._go(lane, lanes[lane], until), range(CONNECTIONS)):
            found |= answers
        gates.forget_probes()
        return found

    def _go(self, lane: int, mails: Sequence[Ready], until: float) -> Answers:
        """Hand these mails over one after another, until the smarthost itself is in trouble."""
        found: Answers = {}
        for one in mails:
            if time.monotonic() > until or gates.shut_until(SMARTHOST):
                break
            if not gates.may_pass(one.domain):
                continue
            try:
                line = self._line(lane)
                if time.monotonic() > until + LATEST:
                    break
                answer = found[one.delivery.pk] = line.hand(one.mail)
            except (OSError, SmarthostBusy, Unencrypted) as error:
                logs.trouble("mail.smarthost", error)
                gates.refused(SMARTHOST)
                self._close(lane)
                break
            gates.passed(SMARTHOST)
            (gates.passed if answer.taken or answer.for_good else gates.refused)(one.domain)
        return found

    def _line(self, lane: int) -> Line:
        if lane not in self._lines:
            stack = ExitStack()
            self._lines[lane] = (stack.enter_context(smarthost_line()), stack)
        return self._lines[lane][0]

    def _close(self, lane: int) -> None:
        if lane in self._lines:
            with suppress(OSError):
                self._lines.pop(lane)[1].close()


def _lane_of(one: Ready) -> int:
    """By provider, and by reader: what one reader gets stays in its order."""
    return (crc32(one.domain.encode()) + one.delivery.alias_id % FOR_ONE_PROVIDER) % CONNECTIONS
