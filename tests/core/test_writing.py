"""Writers wait for each other in turn, in threads and in processes."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection

from alongside.core import clock
from alongside.core.models import JobRow
from alongside.core.writing import Pen, writing

OTHER = """
import sys, time
from alongside.core.writing import Pen
with Pen().held(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_process_waits_for_the_pen_of_another(tmp_path: Path) -> None:
    database = str(tmp_path / "x.sqlite3")
    with subprocess.Popen(
        [sys.executable, "-c", OTHER, database], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdin
        assert other.stdout.readline() == "held\n"
        got = threading.Event()

        def take() -> None:
            with Pen().held(database):
                got.set()

        waiting = threading.Thread(target=take)
        waiting.start()
        assert not got.wait(0.2)
        other.stdin.write("\n")
        other.stdin.flush()
        assert got.wait(5)
        waiting.join()


def test_a_writer_that_dies_leaves_the_pen(tmp_path: Path) -> None:
    database = str(tmp_path / "x.sqlite3")
    with subprocess.Popen(
        [sys.executable, "-c", OTHER, database], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        other.stdout.readline()
        other.kill()
        with Pen().held(database):
            pass


@pytest.mark.django_db
def test_what_is_written_inside_is_written_together_or_not_at_all() -> None:
    def write_and_stumble() -> None:
        with writing():
            JobRow.objects.create(name="x", ids={}, due=clock.now())
            with writing():
                JobRow.objects.create(name="y", ids={}, due=clock.now())
            raise KeyError

    with pytest.raises(KeyError):
        write_and_stumble()
    assert not JobRow.objects.exists()


@pytest.mark.skipif("sqlite" not in connection.vendor, reason="the pen is for SQLite")
@pytest.mark.django_db(transaction=True)
def test_threads_that_write_at_once_lose_nothing() -> None:
    def write() -> None:
        for _ in range(20):
            with writing():
                JobRow.objects.create(name="x", ids={}, due=clock.now())
        connection.close()

    threads = [threading.Thread(target=write) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert JobRow.objects.count() == 100
