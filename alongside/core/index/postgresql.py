"""The index in PostgreSQL: a tsvector of our own words and a GIN index; its parser and dictionaries are not asked."""

from collections.abc import Iterable, Sequence

from django.db import connection

from alongside.core.index.query import LAST, Phrase, Query
from alongside.core.index.words import Entry

# New words wait in a list that is sorted in when it is full: a quarter of a megabyte, some milliseconds' work, because
# the reply that fills it does the sorting.
CREATING = ("CREATE INDEX {table}_words ON {table} USING gin (terms) WITH (gin_pending_list_limit = 256)",)
REMOVING = ("DROP INDEX {table}_words",)


def stored(entry: Entry) -> str:
    """The words and tags of an entry as they are stored. They hold letters and digits alone, so quoting is safe."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate((*entry.words, *entry.tags), start=1):
        places.setdefault(word, []).append(str(place))
    return " ".join(f"'{word}':{','.join(at)}" for word, at in places.items())


def asked(query: Query, within: Sequence[str], also: Sequence[str]) -> str:
    """The query in PostgreSQL's language."""
    clauses = [within, *([tag] for tag in also)]
    tags = ["(" + " | ".join(f"'{tag}'" for tag in clause) + ")" for clause in clauses]
    words = ["(" + " | ".join(_phrase(phrase) for phrase in clause) + ")" for clause in query.clauses]
    return " & ".join((*tags, *words))


def _phrase(phrase: Phrase) -> str:
    return "(" + " <-> ".join(f"'{word}'" for word in phrase.words) + (":*" if phrase.open_end else "") + ")"


PUT = """
    INSERT INTO {table} (key, terms) VALUES (%s, %s::tsvector)
    ON CONFLICT (key) DO UPDATE SET terms = excluded.terms"""
DROP = "DELETE FROM {table} WHERE key = ANY(%s)"
# The planner can't know how rare a word is that it has no figures of, and then reads the whole table backwards. So we
# look through the newest entries first, where common words are soon found, and ask the look-up for the others.
NEWEST = 2_000
FIND_COMMON = """
    SELECT key FROM (SELECT key, terms FROM {table} WHERE key < %s ORDER BY key DESC LIMIT %s) AS newest
    WHERE terms @@ %s::tsquery ORDER BY key DESC LIMIT %s"""
FIND_RARE = """
    WITH found AS MATERIALIZED (SELECT key FROM {table} WHERE terms @@ %s::tsquery AND key < %s)
    SELECT key FROM found ORDER BY key DESC LIMIT %s"""


class PostgresqlIndex:
    """See `engine.Index`."""

    def __init__(self, table: str) -> None:
        self.table = table

    def put(self, entries: Iterable[Entry]) -> None:
        """Store entries."""
        rows = [(entry.key, stored(entry)) for entry in entries]
        with connection.cursor() as cursor:
            cursor.executemany(self._sql(PUT), rows)

    def drop(self, keys: Iterable[int]) -> None:
        """Take entries out."""
        with connection.cursor() as cursor:
            cursor.execute(self._sql(DROP), [list(keys)])

    def find(
        self, query: Query, *, within: Sequence[str], also: Sequence[str] = (), limit: int = 20, before: int = LAST
    ) -> list[int]:
        """Keys that match, highest first."""
        if not within or not (query or also):
            return []
        with connection.cursor() as cursor:
            terms = asked(query, within, also)
            cursor.execute(self._sql(FIND_COMMON), [before, NEWEST, terms, limit])
            if cursor.rowcount < limit:
                cursor.execute(self._sql(FIND_RARE), [terms, before, limit])
            return [key for (key,) in cursor.fetchall()]

    def purge(self) -> None:
        """VACUUM takes out the rows; GIN keeps words that no row has any more, so its pages are written anew."""
        with connection.cursor() as cursor:
            cursor.execute(self._sql("VACUUM {table}"))
            cursor.execute(self._sql("REINDEX INDEX CONCURRENTLY {table}_words"))

    def rebuild(self) -> None:
        """Make the look-up anew."""
        with connection.cursor() as cursor:
            cursor.execute(self._sql("REINDEX INDEX {table}_words"))

    def _sql(self, statement: str) -> str:
        return statement.format(table=self.table)
