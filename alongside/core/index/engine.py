"""The one interface to the index, whichever database holds it."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from django.db import connection

from alongside.core.index.query import LAST, Query
from alongside.core.index.words import Entry


class Index(Protocol):
    """An index over one table of entries."""

    def put(self, entries: Iterable[Entry]) -> None:
        """Store entries, each in place of an earlier one with its key; in the caller's transaction."""

    def drop(self, keys: Iterable[int]) -> None:
        """Take entries out, so that no search finds them; in the caller's transaction."""

    def find(
        self, query: Query, *, within: Sequence[str], also: Sequence[str] = (), limit: int = 20, before: int = LAST
    ) -> list[int]:
        """Keys that match, highest first: every clause, any tag of `within`, every tag of `also`.

        A query without words finds all that has the tags of `also`, and nothing when there are none.
        """

    def purge(self) -> None:
        """Leave nothing of dropped entries in the index's pages; in small steps, outside a transaction."""

    def rebuild(self) -> None:
        """Make the look-up anew from the entries, for when it was damaged."""


def index_of(table: str) -> Index:
    """The index over this table of entries (`key`, `terms`)."""
    if connection.vendor == "postgresql":
        from alongside.core.index.postgresql import PostgresqlIndex

        return PostgresqlIndex(table)
    from alongside.core.index.sqlite import SqliteIndex

    return SqliteIndex(table)
