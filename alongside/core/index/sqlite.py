"""The index in SQLite: FTS5 over a table of terms.

FTS5 splits at spaces alone (`ascii` with `_` as a letter): our words are made already, and its own rules would cut
some scripts differently from PostgreSQL. It needs a deleted row's old words, so the entries keep them. Its option
`secure-delete` isn't used: once it is, a SQLite before 3.42 can't read the file any more, and a backup may be
restored on an older machine. `purge` does the same on every version.
"""

import time
from collections.abc import Iterable, Sequence

from django.db import connection

from alongside.core.index.query import LAST, Phrase, Query
from alongside.core.index.words import Entry
from alongside.core.writing import writing

PURGE_PAGES = 25  # merged in one step: some milliseconds, because everybody's writing waits
BREATH = 0.005  # seconds between two steps, in which somebody who waits to write gets the pen


# Triggers keep the look-up in step with the entries, whoever deletes them.
CREATING = (
    "CREATE VIRTUAL TABLE {table}_words USING fts5(terms, content='{table}', content_rowid='key', "
    "tokenize=\"ascii tokenchars '_'\", columnsize=0)",
    "CREATE TRIGGER {table}_put AFTER INSERT ON {table} BEGIN "
    "INSERT INTO {table}_words (rowid, terms) VALUES (new.key, new.terms); END",
    "CREATE TRIGGER {table}_drop AFTER DELETE ON {table} BEGIN "
    "INSERT INTO {table}_words ({table}_words, rowid, terms) VALUES ('delete', old.key, old.terms); END",
)
REMOVING = ("DROP TRIGGER {table}_put", "DROP TRIGGER {table}_drop", "DROP TABLE {table}_words")


def stored(entry: Entry) -> str:
    """The words and tags of an entry as they are stored."""
    return " ".join((*entry.words, *entry.tags))


def asked(query: Query, within: Sequence[str], also: Sequence[str]) -> str:
    """The query in FTS5's language."""
    clauses = [within, *([tag] for tag in also)]
    tags = ["(" + " OR ".join(f'"{tag}"' for tag in clause) + ")" for clause in clauses]
    words = ["(" + " OR ".join(_phrase(phrase) for phrase in clause) + ")" for clause in query.clauses]
    return " AND ".join((*tags, *words))


def _phrase(phrase: Phrase) -> str:
    return '"' + " ".join(phrase.words) + '"' + (" *" if phrase.open_end else "")


INSERT = "INSERT INTO {table} (key, terms) VALUES (%s, %s)"
DELETE = "DELETE FROM {table} WHERE key = %s"
FIND = "SELECT rowid FROM {table}_words WHERE {table}_words MATCH %s AND rowid < %s ORDER BY rowid DESC LIMIT %s"
COMMAND = "INSERT INTO {table}_words ({table}_words, rank) VALUES (%s, %s)"


class SqliteIndex:
    """See `engine.Index`."""

    def __init__(self, table: str) -> None:
        self.table = table

    def put(self, entries: Iterable[Entry]) -> None:
        """Store entries."""
        rows = [(entry.key, stored(entry)) for entry in entries]
        self.drop(key for key, _ in rows)
        with connection.cursor() as cursor:
            cursor.executemany(self._sql(INSERT), rows)

    def drop(self, keys: Iterable[int]) -> None:
        """Take entries out."""
        with connection.cursor() as cursor:
            cursor.executemany(self._sql(DELETE), [(key,) for key in keys])

    def find(
        self, query: Query, *, within: Sequence[str], also: Sequence[str] = (), limit: int = 20, before: int = LAST
    ) -> list[int]:
        """Keys that match, highest first."""
        if not within or not (query or also):
            return []
        with connection.cursor() as cursor:
            cursor.execute(self._sql(FIND), [asked(query, within, also), before, limit])
            return [key for (key,) in cursor.fetchall()]

    def purge(self) -> None:
        """Merge everything into one, leaving out what was deleted, a few pages at a time."""
        pages = -PURGE_PAGES  # negative: begin anew with all there is
        while self._merge(pages):
            pages = PURGE_PAGES
            time.sleep(BREATH)

    def rebuild(self) -> None:
        """Make the look-up anew."""
        with writing(), connection.cursor() as cursor:
            cursor.execute(self._sql(COMMAND), ["rebuild", None])

    def _merge(self, pages: int) -> bool:
        """One step; False when it found nothing left to do."""
        with writing(), connection.cursor() as cursor:
            before = connection.connection.total_changes
            cursor.execute(self._sql(COMMAND), ["merge", pages])
            return bool(connection.connection.total_changes - before > 1)  # one change is the command itself

    def _sql(self, statement: str) -> str:
        return statement.format(table=self.table)
