"""What must hold before serving: one server to a data folder, a free port, a database of this release."""

import errno
import fcntl
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection

BACKLOG = 2048  # connections that may wait while a page is made


@contextmanager
def alone() -> Iterator[None]:
    """Hold the data folder for this server alone. With PostgreSQL several machines may share one."""
    if not settings.SQLITE:
        yield
        return
    path = settings.DATA / "serving.lock"
    try:
        opened = open(path, "a+")  # noqa: SIM115  (closed below)
    except OSError as error:
        sys.exit(f"Alongside cannot write in its data folder {settings.DATA}: {error.strerror}. Try: alongside doctor")
    with opened as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit(_somebody_serves(path))
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _somebody_serves(path: Path) -> str:
    return (
        f"Another Alongside (process {path.read_text() or 'unknown'}) already serves {settings.DATA}.\n"
        "Stop that one first, or choose another folder with ALONGSIDE_DATA."
    )


@contextmanager
def listening(host: str) -> Iterator[list[socket.socket]]:
    """Listen on the port; on localhost by both of its addresses, where there are two."""
    hosts = ["127.0.0.1", "::1"] if host == "localhost" else [host]
    sockets = [found for name in hosts if (found := _listen(name, settings.PORT))]
    if not sockets:
        sys.exit(f"There is no address {host} on this machine to listen on.")
    try:
        yield sockets
    finally:
        for open_socket in sockets:
            open_socket.close()


def _listen(host: str, port: int) -> socket.socket | None:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            sys.exit(f"Port {port} is taken by another program. Stop it, or choose another port with PORT.")
        if error.errno == errno.EACCES:
            sys.exit(f"This user may not listen on port {port}. Choose one above 1023, and put a proxy in front.")
        return None
    listener.listen(BACKLOG)
    listener.set_inheritable(True)
    return listener


def refuse_old_database() -> None:
    """End with plain words when the database isn't as this release wants it; a comparison of names, so it is quick."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT app, name FROM django_migrations")
            applied = set(cursor.fetchall())
    except DatabaseError:
        sys.exit("The database is new, or cannot be reached. Say `alongside migrate` to make its tables.")
    finally:
        connection.close()
    missing = _known_migrations() - applied
    if missing:
        sys.exit(f"The database is older than this release ({len(missing)} steps). Say `alongside migrate` first.")


def _known_migrations() -> set[tuple[str, str]]:
    found = set()
    for config in apps.get_app_configs():
        folder = Path(config.path) / "migrations"
        found |= {(config.label, path.stem) for path in folder.glob("[0-9]*.py")}
    return found
