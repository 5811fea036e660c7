"""The listener beside the pages: a process of its own, started anew when it dies, gone when whoever serves is gone.

Between the two stands a keeper that does nothing but wait. It is forked before the pages' own process has threads or
open files, so that it can fork again at any time; and a fork shares the memory of what was imported so far.
"""

import contextlib
import gc
import os
import select
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from alongside.core import logs
from alongside.mail.listening import limits
from alongside.mail.listening.sockets import Ports, open_ports

AFTER_DEATH = 1.0  # seconds before a listener that died is started anew; those who call meanwhile wait


@dataclass
class Beside:
    """The end of the leash that whoever serves holds. The system lets go of it, however they end."""

    said: list[str] = field(default_factory=list)
    leash: int = -1
    keeper: int = 0

    def begin(self) -> None:
        """Let the listener begin; until then, who calls waits."""
        if self.keeper:
            os.write(self.leash, b"!")

    def stop(self) -> None:
        """Let go, and give the mails under way a moment to reach the disk."""
        if not self.keeper:
            return
        os.close(self.leash)
        due = time.monotonic() + limits.DRAIN + 1
        with contextlib.suppress(ChildProcessError):  # somebody else waited for all children
            while not os.waitpid(self.keeper, os.WNOHANG)[0] and time.monotonic() < due:
                time.sleep(0.01)


@contextmanager
def listening_beside(*, wanted: bool) -> Iterator[Beside]:
    """Have a listener for as long as the block lasts, where it is wanted and a port could be opened.

    A port that is taken keeps nobody from reading and writing on the pages, so the pages are served all the same.
    """
    ports = open_ports() if wanted else Ports()
    beside = _fork(ports) if ports.opened else Beside()
    beside.said = [*([ports.said] if ports.opened else []), *ports.troubles]
    ports.close()
    try:
        yield beside
    finally:
        beside.stop()


def _fork(ports: Ports) -> Beside:
    heard, leash = os.pipe()
    sys.stdout.flush()
    keeper = os.fork()
    if keeper:
        os.close(heard)
        return Beside(leash=leash, keeper=keeper)
    os.close(leash)
    try:
        _keep(ports, heard)
    finally:
        os._exit(0)


def _keep(ports: Ports, heard: int) -> None:
    """Keep one listener running, until nobody holds the other end of the leash."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # meant for whoever serves; we end with them
    gc.freeze()  # what is shared stays shared: collecting garbage would write on all of it
    logs.start_logging()
    if not os.read(heard, 1):
        return
    while True:
        listener = os.fork()
        if not listener:
            _listen(ports, heard)
        os.waitpid(listener, 0)
        if _let_go(heard, AFTER_DEATH):
            return
        logs.trouble("mail.listener_died")


def _listen(ports: Ports, heard: int) -> None:
    status = 1
    try:
        from alongside.mail.listening.listen import listen

        listen(ports.smtp, ports.lmtp, leash=heard)
        status = 0
    except BaseException as error:
        logs.trouble("mail.listener_broken", error)
    finally:
        os._exit(status)


def _let_go(heard: int, seconds: float) -> bool:
    """Whether the leash was let go of, within so many seconds."""
    found, _, _ = select.select([heard], [], [], seconds)
    return bool(found)
