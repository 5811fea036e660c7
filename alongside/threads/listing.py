"""What the page of a community reads: its threads as one member meets them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from alongside.communities.models import Community
from alongside.core.rows import fetched
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Thread
from alongside.threads.page import aware

LINES = 25  # titles a page: three screens of a phone


@dataclass(frozen=True)
class Line:
    """One thread as a line of a list."""

    public_id: str
    title: str
    last_at: datetime
    words: str
    who: str
    who_state: str
    last_number: int
    read_to: int
    waits: bool
    locked: bool
    pinned: bool
    is_new: bool


@dataclass(frozen=True)
class Lines:
    """A page of lines, and the id of the thread after which older ones follow."""

    lines: list[Line]
    before: str = ""


LIST = """
    SELECT t.public_id, t.title, t.last_at, t.last_words, a.name, a.state, t.last_number, f.read_to, t.answered,
           t.locked, t.pinned, t.archived, dl.id
    FROM threads_thread t JOIN aliases_alias a ON a.id = t.last_by_id
    LEFT JOIN threads_following f ON f.thread_id = t.id AND f.alias_id = %s
    LEFT JOIN standing_distance dl ON dl.by_id = %s AND dl.of_id = t.last_by_id
    LEFT JOIN standing_distance ds ON ds.by_id = %s AND ds.of_id = t.started_by_id
    WHERE t.community_id = %s AND t.gone = %s AND (f.muted IS NULL OR f.muted = %s)
      AND (ds.is_block IS NULL OR ds.is_block = %s)"""
NEWEST = " ORDER BY t.pinned DESC, t.last_at DESC, t.id DESC LIMIT %s"
OLDER = " AND t.pinned = %s AND (t.last_at < %s OR (t.last_at = %s AND t.id < %s))"


def lines_by(viewer: Viewer, community: Community, *, before: str = "") -> Lines:
    """The threads a member meets here: pinned ones first, then those with newest words; older ones by `before`."""
    sql, asked = LIST, asked_of(viewer, community)
    if before and (after := Thread.objects.filter(public_id=before, community=community).first()):
        at = connection.ops.adapt_datetimefield_value(after.last_at)
        sql, asked = sql + OLDER, [*asked, False, at, at, after.pk]
    found = [line_of(row) for row in fetched(sql + NEWEST, [*asked, LINES + 1])]
    return Lines(found[:LINES], found[LINES - 1].public_id if len(found) > LINES else "")


def asked_of(viewer: Viewer, community: Community) -> list[Any]:
    """What the marks of LIST stand for."""
    me = viewer.alias_id
    return [me, me, me, community.pk, False, False, False]


def line_of(row: tuple[Any, ...]) -> Line:
    """A line from a row of LIST."""
    public_id, title, last_at, words, who, state, number, read_to, answered, locked, pinned, archived, away = row
    unread = not archived if read_to is None else read_to < number
    return Line(
        public_id, title, aware(last_at), "" if away else words, "" if away else who, state, number, read_to or 0,
        not answered, bool(locked), bool(pinned), unread,
    )  # fmt: skip
