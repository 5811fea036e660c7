"""Live chats: how late a line is, what it costs, and what a listener costs, beside a fan-out that does nothing else.

Every listener is a member of their own with a session, and must have every line exactly once, but none by somebody
they blocked. Moments are from when the line was committed; they are read by one clock, which all processes share.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path

from django.conf import settings
from django.db import connection

from alongside.threads.models import Post
from bench.live_bare import time_bare
from bench.live_chat import form_of, stream_of
from bench.live_crowd import Arrived, Crowd, LinesWrong, listening
from bench.live_saying import Elsewhere, Form, NotSaid, Pace, say_by_form
from bench.live_seed import SPEAKERS, Hall, hall_of
from bench.live_verbs import time_verbs
from bench.load import Speed
from bench.served import COMMITS
from bench.server import Server, serving
from bench.table import Findings
from bench.words import number_in
from tests.servers.ports import free_port

PACES = (1, 5, 20)  # lines a second
AT_MOST = 60  # lines said as fast as they are taken
CUT = 0.01  # the share of listeners that is cut off in each second of the long run
HOUR_PACE = 5.0
IDLE = 2.0  # seconds of silence, to see what mere listening costs

type Say = Callable[[Pace], dict[int, float]]


@dataclass
class Room:
    """A chat on a running server, with its crowd."""

    server: Server
    hall: Hall
    crowd: Crowd
    listeners: int
    numbers: Iterator[int] = field(default_factory=count)

    def speak(self, say: Say, lines: int, a_second: float) -> tuple[Speed, Arrived]:
        """Say so many lines and wait until everybody has them."""
        numbers, used, began = list(islice(self.numbers, lines)), self.server.cpu(), time.monotonic()
        said = say(Pace(numbers, a_second))
        arrived = self.crowd.account(said, self.hall.hidden_from(self.listeners, numbers))
        used = self.server.cpu() - used
        per_second = arrived.arrived / (arrived.last - began)
        return Speed(per_second, arrived.p50, arrived.p99, used * 1000 / lines, arrived.arrived), arrived


@dataclass
class LiveBench:
    """One run: with so many server processes, and so many seconds a pace."""

    found: Findings
    hall: Hall
    workers: int
    seconds: int
    hour: int
    frame: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def time_rooms(self, listeners: Iterable[int]) -> None:
        """Each number of listeners on the house's own server."""
        connection.close()
        with serving(free_port(), workers=self.workers, limit_size=1) as server, elsewhere(self.hall) as other:
            by_form = self._by_form(server)
            for number in listeners:
                try:
                    self._time_room(server, number, by_form, other.say)
                except (LinesWrong, NotSaid) as wrong:
                    self._not_timed(f"{self._label(number)}", wrong)

    def _time_room(self, server: Server, listeners: int, by_form: Say, by_other: Say) -> None:
        label = self._label(listeners)
        with listening(server.port, stream_of(self.hall.chat), self.hall.cookies[:10]) as crowd:
            Room(server, self.hall, crowd, 10, self.numbers).speak(by_form, 5, 0)  # everything is warm
        before = server.anonymous()
        with listening(server.port, stream_of(self.hall.chat), self.hall.cookies[:listeners]) as crowd:
            self.found.note(f"{label}: memory a listener, KiB", (server.anonymous() - before) * 1024 / listeners)
            self._note_idle(server, label)
            room = Room(server, self.hall, crowd, listeners, self.numbers)
            for pace in PACES:
                self._time(room, f"{label}: {pace} a second, by form", by_form, pace * self.seconds, pace)
            self._time(room, f"{label}: 5 a second, by another process", by_other, 5 * self.seconds, 5)
            self._time(room, f"{label}: saturated, by form", by_form, AT_MOST, 0)
            self._time(room, f"{label}: saturated, by another process", by_other, AT_MOST, 0)
            self.found.note(
                f"{label}: memory a listener after that, KiB", (server.anonymous() - before) * 1024 / listeners
            )
            if listeners == 1_000 and self.hour:
                crowd.drop(CUT)
                lines = int(self.hour * HOUR_PACE)
                self._time(room, f"{label}: {self.hour} s, some cut off", by_form, lines, HOUR_PACE)

    def _time(self, room: Room, name: str, say: Say, lines: int, a_second: float) -> None:
        try:
            speed, arrived = room.speak(say, lines, a_second)
        except (LinesWrong, NotSaid) as wrong:
            self._not_timed(name, wrong)
            return
        self.frame = arrived.frame
        self.found.add(name, speed, size=len(arrived.frame))
        if arrived.cuts:
            self.found.note(f"{name}: cut off", arrived.cuts)
            self.found.note(f"{name}: lines caught up", arrived.caught_up)

    def _note_idle(self, server: Server, label: str) -> None:
        used = server.cpu()
        time.sleep(IDLE)
        self.found.note(f"{label}: silence, CPU ms a second", (server.cpu() - used) * 1000 / IDLE)

    def _by_form(self, server: Server) -> Say:
        path = form_of(self.hall.chat)
        forms = {number: Form(server.port, path, self.hall.cookies[number]) for number in range(1, SPEAKERS + 1)}
        for form in forms.values():
            form.open()

        def say(pace: Pace) -> dict[int, float]:
            Path(settings.DATA, COMMITS).write_text("")
            say_by_form(forms, self.hall, pace)
            return committed()

        return say

    def _label(self, listeners: int) -> str:
        return f"chat of {listeners:,}, {self.workers} process" + ("es" if self.workers > 1 else "")

    def _not_timed(self, name: str, why: Exception) -> None:
        self.found.not_timed[name] = str(why)
        print(f"{name:<44}NOT TIMED: {why}", flush=True)


def committed() -> dict[int, float]:
    """When each line was committed, as the server itself noted."""
    noted = dict(line.split() for line in Path(settings.DATA, COMMITS).read_text().splitlines())
    posts = Post.objects.filter(pk__in=noted).values_list("pk", "source")
    found = {number_in(source.encode()): float(noted[str(key)]) for key, source in posts}
    connection.close()
    return found


@contextmanager
def elsewhere(hall: Hall) -> Iterator[Elsewhere]:
    """The other process, for as long as the block lasts."""
    other = Elsewhere(hall)
    try:
        yield other
    finally:
        other.end()


def time_live(found: Findings, *, listeners: list[int], workers: list[int], seconds: int, hour: int) -> None:
    """Everything about live chats, and the bare fan-out beside it."""
    hall = hall_of(max(listeners))
    time_verbs(found, hall)
    frame = ""
    for processes in workers:
        run = LiveBench(found, hall, processes, seconds, hour)
        run.time_rooms(listeners)
        frame = run.frame or frame
    time_bare(found, frame, listeners=listeners, seconds=seconds)
