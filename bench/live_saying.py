"""Saying lines to a chat at a pace: by its form, as browsers do, or by the verb in another process, as mail does.

`python -m bench.live_saying` is that other process. Each way tells of every line when its verb was over.
"""

import http.client
import json
import os
import re
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from queue import SimpleQueue
from secrets import token_urlsafe
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bench.words import line_of

if TYPE_CHECKING:
    from bench.live_seed import Hall

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
AT_ONCE = 4  # forms on their way together


class NotSaid(Exception):
    """A line was refused."""


@dataclass
class Pace:
    """So many lines a second; 0 is as fast as they are taken."""

    numbers: list[int]
    a_second: float
    _began: float = field(default_factory=time.monotonic)

    def wait(self, place: int) -> None:
        """Wait until the line at this place is due."""
        if self.a_second:
            time.sleep(max(0.0, self._began + place / self.a_second - time.monotonic()))


@dataclass
class Form:
    """One speaker's form."""

    port: int
    path: str
    cookie: str
    token: str = ""

    def open(self) -> None:
        """Ask for the page with the form."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=60)
        connection.request("GET", self.path, headers={"Cookie": self.cookie})
        answer = connection.getresponse()
        found = TOKEN.search(answer.read())
        if not found:
            raise NotSaid(f"{self.path} answers {answer.status} and holds no form")
        self.token = found[1].decode()
        self.cookie += "; " + (answer.getheader("set-cookie") or "").split(";")[0]
        connection.close()

    def send(self, connection: http.client.HTTPConnection, number: int) -> None:
        """Say a line."""
        fields = {"csrfmiddlewaretoken": self.token, "text": line_of(number), "question": "1", "once": token_urlsafe(9)}
        head = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", self.path, urlencode(fields), head)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 303:
            raise NotSaid(f"{self.path} answers {answer.status} to line {number}")


def say_by_form(forms: dict[int, Form], hall: "Hall", pace: Pace) -> dict[int, float]:
    """Say the lines by the speakers' forms; gives when each form was sent off."""
    due: SimpleQueue[int | None] = SimpleQueue()
    sent: dict[int, float] = {}
    wrong: list[Exception] = []

    def work() -> None:
        connection = http.client.HTTPConnection("localhost", forms[1].port, timeout=60)
        while (number := due.get()) is not None:
            sent[number] = time.monotonic()
            try:
                forms[hall.speaker_of(number)].send(connection, number)
            except (NotSaid, OSError, http.client.HTTPException) as error:
                wrong.append(error)
        connection.close()

    working = [threading.Thread(target=work) for _ in range(AT_ONCE)]
    for one in working:
        one.start()
    for place, number in enumerate(pace.numbers):
        pace.wait(place)
        due.put(number)
    for _ in working:
        due.put(None)
    for one in working:
        one.join()
    if wrong:
        raise NotSaid(f"{len(wrong)} lines were refused, first: {wrong[0]}")
    return sent


class Elsewhere:
    """Another process that says lines by the verb, on the same database; it tells when each verb was over."""

    def __init__(self, hall: "Hall") -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.live_saying", str(hall.chat.pk)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ,
        )  # fmt: skip
        self._ask({"people": hall.people})

    def say(self, pace: Pace) -> dict[int, float]:
        """Say the lines there."""
        found = self._ask({"numbers": pace.numbers, "a_second": pace.a_second})
        return {int(number): moment for number, moment in found.items()}

    def end(self) -> None:
        """Let it go."""
        self._process.communicate(timeout=20)

    def _ask(self, asked: dict[str, object]) -> dict[str, float]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise NotSaid("The process that says lines ended; its own words are above.")
        found: dict[str, float] = json.loads(line)
        return found


def main() -> None:
    """Say what the input asks for."""
    import django

    django.setup()
    from alongside.chats.models import Chat
    from bench.live_chat import question_of, say_line
    from bench.live_seed import Hall

    chat = Chat.objects.select_related("community").get(pk=sys.argv[1])
    question = question_of(chat)
    hall = Hall(chat.community, chat, json.loads(sys.stdin.readline())["people"], [])
    print("{}", flush=True)
    for line in sys.stdin:
        asked, said = json.loads(line), {}
        pace = Pace(asked["numbers"], asked["a_second"])
        for place, number in enumerate(pace.numbers):
            by = hall.viewer(hall.speaker_of(number))
            pace.wait(place)
            say_line(question, number, by=by)
            said[number] = time.monotonic()
        print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main()
