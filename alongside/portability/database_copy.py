"""Copying the whole database without what a backup must not hold, and putting such a copy back."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection

from alongside.core.errors import Refused

# Keys are kept apart. The rest is worth nothing later, and would bring back sessions, codes, letters already sent.
LEFT_OUT = (
    "keyring_wrappedkey",
    "accounts_session",
    "accounts_code",
    "accounts_signinlink",
    "accounts_letter",
    "core_allowance",
)


class CopyBroken(Refused):
    """The database could not be copied, or the copy is not sound."""


def file_name() -> str:
    """What the copy is called: the name says which database it can be put back into."""
    return "database.sqlite3" if connection.vendor == "sqlite" else "database.pgdump"


def copy_database(folder: Path) -> Path:
    """Copy the database into this folder while it is in use; the copy is checked before it is returned."""
    file = folder / file_name()
    os.close(os.open(file, os.O_CREAT | os.O_EXCL, 0o600))
    if connection.vendor == "sqlite":
        _copy_sqlite(Path(connection.settings_dict["NAME"]), file)
    else:
        file.unlink()  # pg_dump wants to make it
        left_out = [f"--exclude-table-data={table}" for table in LEFT_OUT]
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={file}", *left_out)
        file.chmod(0o600)
    return file


def put_back(file: Path, *, aside: Path) -> None:
    """Put a copy in place of the database. An SQLite database that was there is moved aside, with its log."""
    if file.name != file_name():
        raise CopyBroken(f"This backup holds {file.name}, but this installation uses a {connection.vendor} database.")
    connection.close()
    if connection.vendor == "sqlite":
        check_sqlite(file)
        place = Path(connection.settings_dict["NAME"])
        for old in (place, *(place.with_name(place.name + end) for end in ("-wal", "-shm"))):
            if old.exists():
                aside.mkdir(mode=0o700, parents=True, exist_ok=True)
                old.replace(aside / old.name)
        shutil.copyfile(file, place)
        place.chmod(0o600)
    else:
        _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction",
             f"--dbname={connection.settings_dict['NAME']}", str(file))  # fmt: skip


def check_sqlite(file: Path) -> None:
    """Raise CopyBroken unless SQLite finds the file sound."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as copy:
        try:
            (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
        except sqlite3.DatabaseError as error:
            raise CopyBroken(f"The copied database cannot be read: {error}.") from error
    if verdict != "ok":
        raise CopyBroken(f"The copied database is damaged: {verdict}.")


def _copy_sqlite(database: Path, file: Path) -> None:
    with closing(sqlite3.connect(file)) as copy:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as live:
            live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        copy.execute("PRAGMA secure_delete=ON")
        there = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in there.intersection(LEFT_OUT):
            copy.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names, from the list above
        copy.commit()
        copy.execute("VACUUM")  # deleted rows leave the file, and so do pages that erasures freed
    check_sqlite(file)


def _run(program: str, *words: str) -> None:
    """Run one of PostgreSQL's own programs on our database; the password never stands on a command line."""
    chosen = settings.DATABASES["default"]
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    known = {variable: str(chosen[key]) for variable, key in names.items() if chosen.get(key)}
    known["PGDATABASE"] = str(connection.settings_dict["NAME"])
    try:
        subprocess.run([program, *words], env={**os.environ, **known}, check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise CopyBroken(f"PostgreSQL's program {program} isn't installed here (Debian: postgresql-client).") from error
    except subprocess.CalledProcessError as error:
        raise CopyBroken(f"{program} failed: {error.stderr.strip()[-500:]}") from error
