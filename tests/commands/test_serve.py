"""One command serves everything, alone, and stops when told."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.servers.ports import free_port

COMMAND = [sys.executable, "-m", "alongside.cli"]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """What a newcomer's shell holds: nothing of this test run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ALONGSIDE_", "DJANGO_"))}
    return {**kept, "ALONGSIDE_DATA": str(folder), **settings}


def say(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [*COMMAND, *words], env=environment(folder, **settings), capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a database of this release."""
    made = tmp_path_factory.mktemp("data")
    assert say(made, "migrate", "--quiet").returncode == 0
    return made


@pytest.fixture
def serving(folder: Path) -> Iterator[Callable[..., Any]]:
    """Start the service, wait until it says that it is ready, and end it afterwards."""
    started: list[subprocess.Popen[str]] = []

    def start(*words: str) -> tuple[subprocess.Popen[str], int]:
        port = free_port()
        process = subprocess.Popen(
            [*COMMAND, "serve", "--port", str(port), *words],
            env=environment(folder),
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        assert process.stdout
        assert process.stdout.readline() == f"Ready at http://localhost:{port}\n"
        return process, port

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def answers(port: int) -> int:
    """The status of a small page."""
    connection = http.client.HTTPConnection("localhost", port, timeout=10)
    connection.request("GET", "/readyz")
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_says_when_it_is_ready_and_stops_when_told(serving: Any, workers: str, number: signal.Signals) -> None:
    process, port = serving("--workers", workers)
    assert answers(port) == 200
    started = time.monotonic()
    process.send_signal(number)
    assert process.wait(10) == 0
    assert time.monotonic() - started < 3


def test_two_never_serve_one_folder(serving: Any, folder: Path) -> None:
    process, _ = serving()
    second = say(folder, "serve", PORT=str(free_port()))
    assert second.returncode == 1
    assert f"process {process.pid}" in second.stderr
    assert "Traceback" not in second.stderr


def test_after_a_kill_it_starts_again(serving: Any) -> None:
    process, _ = serving()
    process.kill()
    process.wait()
    _, port = serving()
    assert answers(port) == 200


def test_a_process_that_dies_is_replaced_and_none_outlives_its_parent(serving: Any) -> None:
    parent, port = serving("--workers", "2", "--no-mail")
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
    if not children.exists():
        pytest.skip("this system doesn't tell a process's children")
    assert becomes_true(lambda: len(children.read_text().split()) == 2)
    first = children.read_text().split()
    os.kill(int(first[0]), signal.SIGKILL)
    assert becomes_true(lambda: len(set(children.read_text().split()) - {first[0]}) == 2)
    second = children.read_text().split()
    assert answers(port) == 200
    parent.kill()
    parent.wait()
    assert becomes_true(lambda: not any(lives(pid) for pid in second))


def becomes_true(question: Callable[[], bool]) -> bool:
    """Ask until the answer is yes; a busy machine may take its time."""
    end = time.monotonic() + 20
    while not question() and time.monotonic() < end:
        time.sleep(0.1)
    return question()


def lives(pid: str) -> bool:
    """Whether a process runs; one that ended and waits to be counted doesn't."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1][0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize(
    ("settings", "words", "said"),
    [
        ({"PORT": "70000"}, (), "PORT"),
        ({"PORT": "many"}, (), "cannot start"),
        ({"ALONGSIDE_URL": "kitchen"}, (), "ALONGSIDE_URL"),
        ({}, ("--workers", "0"), "--workers"),
        ({"ALONGSIDE_DATA": "/dev/null/data"}, (), "data folder"),
        ({"ALONGSIDE_DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}, (), "cannot be reached"),
    ],
)
def test_settings_that_make_no_sense_are_refused_in_plain_words(
    folder: Path, settings: dict[str, str], words: tuple[str, ...], said: str
) -> None:
    found = say(folder, "serve", *words, **settings)
    assert found.returncode == 1
    assert said in found.stderr
    assert "Traceback" not in found.stderr


def test_a_taken_port_and_a_missing_database_are_said_plainly(serving: Any, tmp_path: Path) -> None:
    _, port = serving()
    assert f"Port {port} is taken" in say(tmp_path, "serve", PORT=str(port)).stderr
    assert "alongside migrate" in say(tmp_path, "serve", PORT=str(free_port())).stderr


def test_help_names_every_command_and_a_wrong_one_is_named(tmp_path: Path) -> None:
    assert "serve " in say(tmp_path, "--help").stdout
    wrong = say(tmp_path, "sevre")
    assert wrong.returncode == 2
    assert "no command 'sevre'" in wrong.stderr
