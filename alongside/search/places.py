"""Where a post stands in the index: by the day it was said, then by its row."""

from datetime import UTC, datetime

from django.conf import settings

from alongside.core.index import Index, index_of
from alongside.search.models import FoundBy

_ROWS = 40  # bits for the row, which leaves room for days until the year 24,000


def key_of(post_id: int, at: datetime) -> int:
    """The post's key. The day comes first so that an archive moved in today stands among its own years."""
    day = (at.astimezone(UTC).date() - datetime(1970, 1, 1, tzinfo=UTC).date()).days
    return (max(day, 0) << _ROWS) + post_id


def post_of(key: int) -> int:
    """The post's row."""
    return key & ((1 << _ROWS) - 1)


def posts_index() -> Index:
    """The index of posts."""
    return index_of(FoundBy._meta.db_table)


def in_community(community_id: int) -> str:
    """The tag of everything said in a community."""
    return f"c_{community_id}"


def said_by(alias_id: int) -> str:
    """The tag of everything an alias said."""
    return f"a_{alias_id}"


def languages_of(community_language: str) -> tuple[str, ...]:
    """The languages in which words are stemmed here; posts in any other are found by their words as they stand."""
    shipped = [code for code, _name in settings.LANGUAGES]
    return tuple(dict.fromkeys([community_language.partition("-")[0], *shipped, ""]))
