"""Finding texts by their words, newest first, on SQLite and PostgreSQL with the same results.

One pipeline makes words of a text (`words`), the same for what is stored and for what is asked (`query`); the
databases only look up what it made (`sqlite`, `postgresql`). The index knows keys, words and tags, never a text.
"""

from alongside.core.index.engine import Index, index_of
from alongside.core.index.field import TermsField, create_index
from alongside.core.index.query import LAST, Query, parse_query
from alongside.core.index.snippet import snippet
from alongside.core.index.words import Entry, make_entry

__all__ = [
    "LAST",
    "Entry",
    "Index",
    "Query",
    "TermsField",
    "create_index",
    "index_of",
    "make_entry",
    "parse_query",
    "snippet",
]
