"""When the machine fails, pages say so in plain words, give back what was written, and the doctor knows what to do."""

import os
import re
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.long.machine import Machine, may_mount, new_machine
from tests.long.writers import reply

pytestmark = [
    pytest.mark.skipif(os.environ.get("ALONGSIDE_DATABASE_URL", "") != "", reason="the disk of SQLite"),
    pytest.mark.skipif(not may_mount(), reason="only root can make a small disk"),
]


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    with new_machine() as made:
        made.writer.send(reply(made.thread))
        yield made


def require_kept_on_the_page(machine: Machine) -> None:
    """A reply is refused, in plain words, and its words stand on the page."""
    form = reply(machine.thread)
    status, head, page = machine.writer.ask("POST", form.path, form.fields)
    assert status == 503, page[:2000]
    assert form.word in page
    assert "Something is wrong with our server" in page
    assert head["retry-after"] == "60"
    machine.again = form


def require_well_again(machine: Machine) -> None:
    """The same form, sent once more, is kept, once."""
    machine.writer.send(machine.again)
    machine.writer.send(machine.again)
    assert machine.writer.read(f"/t/{machine.thread}/").count(f"<p>{machine.again.word}</p>") == 1


def test_a_full_disk(machine: Machine):
    machine.fill()
    require_kept_on_the_page(machine)
    assert machine.writer.read(f"/t/{machine.thread}/")
    assert re.search(r"WRONG +Space on the disk: Only 0 MB are free", machine.doctor())
    machine.empty()
    require_well_again(machine)


def test_a_folder_that_is_read_only(machine: Machine):
    machine.site.stop()
    machine.mount_again("ro")
    try:
        assert "Nothing can be written in" in machine.doctor()
        assert machine.site.environment["ALONGSIDE_DATA"] in serve_in_vain(machine)
    finally:
        machine.mount_again("rw")
    machine.site.start()
    machine.writer.send(reply(machine.thread))


def serve_in_vain(machine: Machine) -> str:
    words = [*machine.site.program, "serve"]
    done = subprocess.run(words, cwd=machine.site.folder, env=machine.site.environment, capture_output=True, text=True)
    assert done.returncode
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.long  # it waits ten seconds for the lock
def test_a_database_that_another_program_keeps_locked(machine: Machine):
    with closing(sqlite3.connect(machine.disk / "alongside.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        require_kept_on_the_page(machine)
    require_well_again(machine)


@pytest.mark.long
def test_a_lost_root_key(machine: Machine):
    machine.site.stop()
    root = next((machine.disk / "keys").glob("root-*.key"))
    content = root.read_bytes()
    root.unlink()
    machine.site.start()
    status, _head, page = machine.writer.ask("GET", "/you/")
    assert status in (500, 503)
    assert "try again in a" in page
    assert f"{root.name} is missing" in machine.doctor()
    assert "alongside keys restore" in machine.doctor()
    machine.site.stop()
    root.write_bytes(content)
    root.chmod(0o600)
    machine.site.start()
    machine.writer.read("/you/")
