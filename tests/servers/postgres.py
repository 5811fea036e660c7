"""A private PostgreSQL in a temporary folder, on a free port, owned by an ordinary user since it refuses root."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.servers.debian import install
from tests.servers.ports import free_port

# Tests kill our own processes, never the database's machine, so it needn't wait for the disk.
FASTER = {"fsync": "off", "full_page_writes": "off", "max_wal_size": "1GB", "shared_buffers": "256MB"}
DURABLE = {"max_wal_size": "1GB", "shared_buffers": "256MB"}
NEEDED = ("initdb", "postgres", "pg_isready")
NOT_FOUND = "PostgreSQL's programs are not here (Debian: apt-get install postgresql)"


class NoPostgres(Exception):
    """There is no PostgreSQL to start; the words say why."""


def find_programs() -> Path | None:
    """Give the folder of PostgreSQL's programs: Debian keeps them off the path, newest version last."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    on_path = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    fitting = [folder for folder in [*on_path, *debian] if all((folder / name).exists() for name in NEEDED)]
    return fitting[-1] if fitting else None


def ordinary_user() -> pwd.struct_passwd | None:
    """Give the user to own the cluster when we are root; none when we are an ordinary user ourselves."""
    if os.geteuid() != 0:
        return None
    users = {entry.pw_name: entry for entry in pwd.getpwall()}
    return users.get("postgres") or users["nobody"]


@contextmanager
def private_cluster(*, durable: bool = False) -> Iterator[str]:
    """Start a cluster, give its database's URL, and leave nothing of it afterwards; durable, it waits for the disk."""
    programs = find_programs() or (find_programs() if install("postgresql") else None)
    if not programs:
        raise NoPostgres(NOT_FOUND)
    folder = Path(tempfile.mkdtemp(prefix="alongside-postgres-"))
    if owner := ordinary_user():
        shutil.chown(folder, owner.pw_uid, owner.pw_gid)
    try:
        port = free_port()
        _make(programs, folder)
        with _running(programs, folder, port, DURABLE if durable else FASTER):
            yield f"postgres://alongside@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _make(programs: Path, folder: Path) -> None:
    """Lay out an empty cluster."""
    words = [
        "--pgdata",
        "cluster",
        "--auth=trust",
        "--username=alongside",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
    ]
    made = _start([programs / "initdb", *words], folder, folder / "initdb.log")
    if made.wait():
        raise NoPostgres(f"initdb failed: {(folder / 'initdb.log').read_text().strip()}")


@contextmanager
def _running(programs: Path, folder: Path, port: int, settings: dict[str, str]) -> Iterator[None]:
    """Run the server for as long as the block lasts."""
    settings = {**settings, "listen_addresses": "127.0.0.1", "unix_socket_directories": str(folder)}
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    server = _start([programs / "postgres", "-D", "cluster", "-p", str(port), *options], folder, folder / "log")
    try:
        _wait_until_it_answers(programs, server, folder, port)
        yield
    finally:
        server.send_signal(signal.SIGINT)  # it ends its sessions, then itself
        server.wait(20)


def _start(words: list[str | Path], folder: Path, log: Path) -> "subprocess.Popen[bytes]":
    """Start one of PostgreSQL's programs as the cluster's owner."""
    owner = ordinary_user()
    as_owner: dict[str, Any] = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
    with log.open("w") as written:
        return subprocess.Popen(words, cwd=folder, stdout=written, stderr=written, env=_environment(), **as_owner)


def _wait_until_it_answers(programs: Path, server: "subprocess.Popen[bytes]", folder: Path, port: int) -> None:
    """Return once it takes connections; tell what it logged when it doesn't."""
    asking: list[str | Path] = [programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    for _ in range(200):
        if server.poll() is None and subprocess.call(asking) == 0:
            return
        time.sleep(0.05)
    raise NoPostgres(f"PostgreSQL did not start: {(folder / 'log').read_text()[-2000:]}")


def _environment() -> dict[str, str]:
    """Our environment without what would lead PostgreSQL's programs to another server."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"}
