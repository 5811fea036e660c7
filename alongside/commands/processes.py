"""One serving process, or several that share the port under a parent that watches them."""

import contextlib
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable
from socket import socket
from typing import Any

from alongside.asgi import application
from alongside.core import logs
from alongside.core.worker import Worker
from alongside.speech.loaded import read_phrases
from alongside.web.front import limits
from alongside.web.front.serving import Server

GRACE = limits.DRAIN + 5  # seconds a process gets to end before it is killed
AFTER_DEATH = 1.0  # seconds before a process that died is started anew

STOPS = (signal.SIGINT, signal.SIGTERM)


def serve_until_stopped(
    sockets: list[socket], *, ready: Callable[[], None], with_worker: bool, parent: int = 0
) -> None:
    """Serve in this process until a signal says stop; the second Ctrl-C doesn't wait for anybody."""
    _allow_many_connections()

    def ready_now() -> None:
        ready()
        threading.Thread(target=read_phrases, name="phrases", daemon=True).start()  # before anybody has to wait for it

    server = Server(application, ready=ready_now, parent=parent)

    def stop(number: int, _frame: Any) -> None:
        server.force_exit = server.should_exit and number == signal.SIGINT
        server.should_exit = True

    for number in STOPS:
        signal.signal(number, stop)
    worker = Worker() if with_worker else None
    if worker:
        worker.start()
    try:
        server.run(sockets)
    finally:
        if worker:
            worker.stop()


def _allow_many_connections() -> None:
    """As many open connections as the system lets us have: every listener of a chat holds one."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard if hard != resource.RLIM_INFINITY else 65536, hard))


class Family:
    """A parent and its serving processes: who dies is replaced, and all end together."""

    def __init__(self, size: int, serve: Callable[..., None], *, with_worker: bool) -> None:
        self.size = size
        self.serve = serve
        self.with_worker = with_worker
        self.members: dict[int, int] = {}
        self.stopping = False
        self.heard, self.told = os.pipe()

    def begin(self, number: int) -> None:
        """Fork one member; the first of them does the work behind the pages as well."""
        parent, pid = os.getpid(), os.fork()
        if pid:
            self.members[pid] = number
            return
        status = 1
        for name in (*STOPS, signal.SIGALRM):
            signal.signal(name, signal.SIG_DFL)
        try:
            self.serve(
                ready=lambda: os.write(self.told, b"!"), with_worker=self.with_worker and number == 0, parent=parent
            )
            status = 0
        except BaseException as error:
            logs.trouble("process.broken", error)
        finally:
            os._exit(status)

    def stop(self, *_: Any) -> None:
        """Ask every member to end."""
        self.stopping = True
        signal.alarm(int(GRACE))
        for pid in self.members:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)

    def watch(self) -> None:
        """Replace whoever dies, until all have ended because we asked them to."""
        while self.members:
            pid, _status = os.wait()
            number = self.members.pop(pid, None)
            if number is not None and not self.stopping:
                logs.trouble("process.died", count=number)
                time.sleep(AFTER_DEATH)
                if not self.stopping:
                    self.begin(number)


def serve_in_processes(size: int, serve: Callable[..., None], *, ready: Callable[[], None], with_worker: bool) -> None:
    """Serve in several processes that accept from the same sockets."""
    family = Family(size, serve, with_worker=with_worker)
    for number in range(size):
        family.begin(number)
    for number in STOPS:
        signal.signal(number, family.stop)
    signal.signal(signal.SIGALRM, lambda *_: _end_at_once(family))
    os.read(family.heard, 1)
    ready()
    family.watch()
    sys.stdout.flush()


def _end_at_once(family: Family) -> None:
    for pid in family.members:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
