"""What the index wants to know of a post."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from alongside.core.rows import fetched
from alongside.threads.page import aware

# Locked, because a withdrawal must not slip between reading the words and storing them.
SAID = """
    SELECT p.id, p.at, p.number, p.author_id, p.html, p.language, p.withdrawn_at IS NULL AND NOT p.removed,
           t.title, c.id, c.language
    FROM threads_post p JOIN threads_thread t ON t.id = p.thread_id
    JOIN communities_community c ON c.id = t.community_id
    WHERE p.id IN (%s)"""


class Said(NamedTuple):
    """A post as it is found by."""

    pk: int
    at: datetime
    number: int
    author_id: int
    html: str
    language: str
    is_shown: bool
    title: str
    community_id: int
    community_language: str


def read_said(posts: Sequence[int]) -> list[Said]:
    """These posts, held until the transaction ends."""
    alone = " FOR UPDATE OF p" if connection.vendor == "postgresql" else ""
    rows = fetched(SAID.replace("%s", ", ".join(["%s"] * len(posts))) + alone, posts)
    return [Said(row[0], aware(row[1]), *row[2:]) for row in rows]
