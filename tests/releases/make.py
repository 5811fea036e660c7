"""Stores a small database of this release for later ones to be tried on: `python -m tests.releases.make`.

To be run once more whenever a migration changes before the release is out; after that its folder never changes.
"""

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.servers.postgres import find_programs, private_cluster
from tests.servers.site import HOUSE, Site, new_site

RELEASES = Path(__file__).parent


def version() -> str:
    """The version that is being made: the newest heading of the list of changes."""
    heading = next(line for line in (HOUSE / "CHANGELOG.md").read_text().splitlines() if line.startswith("## "))
    return heading.split()[1]


def main() -> None:
    """Write both databases and the keys that open them."""
    folder = RELEASES / version()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    with new_site(demo=True) as site:
        with closing(sqlite3.connect(site.data / "alongside.sqlite3")) as database:
            (folder / "sqlite.sql").write_text("\n".join(statements(database)) + "\n")
        (folder / "sqlite-keys.json").write_text(keys_of(site))
    with private_cluster() as url, new_site(demo=True, ALONGSIDE_DATABASE_URL=url) as site:
        (folder / "postgresql.sql").write_text(dumped(url))
        (folder / "postgresql-keys.json").write_text(keys_of(site))


def statements(database: sqlite3.Connection) -> Iterator[str]:
    """SQLite's database as statements; look-ups for search are made anew, because their inside is SQLite's own."""
    copy = sqlite3.connect(":memory:")
    database.backup(copy)
    made = "SELECT name, sql FROM sqlite_master WHERE "
    lookups = copy.execute(made + "sql LIKE 'CREATE VIRTUAL TABLE%'").fetchall()
    triggers = copy.execute(made + "type = 'trigger'").fetchall()
    for name, _sql in triggers:
        copy.execute(f"DROP TRIGGER {name}")
    for name, _sql in lookups:
        copy.execute(f"DROP TABLE {name}")
    copy.commit()
    yield from copy.iterdump()
    for name, sql in lookups:
        yield f"{sql};\nINSERT INTO {name}({name}) VALUES ('rebuild');"
    yield from (f"{sql};" for _name, sql in triggers)
    copy.close()


def dumped(url: str) -> str:
    """PostgreSQL's database as statements that any client can send."""
    programs = find_programs()
    assert programs
    words = [str(programs / "pg_dump"), "--inserts", "--rows-per-insert=50", "--no-owner", "--no-privileges", url]
    text = subprocess.run(words, capture_output=True, text=True, check=True, env={**os.environ, "PGTZ": "UTC"}).stdout
    return "\n".join(line for line in text.splitlines() if not line.startswith(("--", "\\"))) + "\n"


def keys_of(site: Site) -> str:
    """The keys folder as text; invented people have nothing to hide."""
    files = sorted((site.data / "keys").iterdir())
    return json.dumps({file.name: file.read_bytes().hex() for file in files}, indent=1) + "\n"


if __name__ == "__main__":
    main()
