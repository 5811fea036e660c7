"""What saying a line costs inside, beside an answer in an ordinary thread: processor time of verbs and jobs."""

import time
from collections.abc import Callable

from alongside.core.jobs import run_until_empty
from alongside.memberships.viewer import Viewer
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start
from bench.live_chat import question_of, say_line
from bench.live_seed import SPEAKERS, Hall
from bench.table import Findings
from bench.words import line_of

TIMES = 200
FIRST = 900_000  # numbers that no line of the rooms has


def time_verbs(found: Findings, hall: Hall) -> None:
    """The same words said in both ways, by the same members."""
    question = question_of(hall.chat)
    thread = start(hall.community, by=hall.viewer(0), title="What helps?", words=Words("Tell us.")).thread
    _note(found, hall, "an answer in a thread", lambda number, by: reply(thread, by=by, words=Words(line_of(number))))
    _note(found, hall, "a line in a chat", lambda number, by: say_line(question, number, by=by))


def _note(found: Findings, hall: Hall, name: str, say: Callable[[int, Viewer], object]) -> None:
    viewers = [hall.viewer(number) for number in range(1, SPEAKERS + 1)]
    for number in range(10):
        say(FIRST + number, viewers[number])
    run_until_empty()
    began = time.process_time()
    for number in range(TIMES):
        say(FIRST + number, viewers[number % SPEAKERS])
    said = time.process_time()
    run_until_empty()
    found.note(f"{name}: CPU ms", (said - began) * 1000 / TIMES)
    found.note(f"{name}: CPU ms of its jobs", (time.process_time() - said) * 1000 / TIMES)
