"""The read budget: how many different pages of a community one member opens within an hour.

Each process counts by itself, in memory, and writes once for every fifty; so a page costs no query. With several
processes somebody may open up to as many times more as there are processes, where each serves other pages of theirs.
What is kept for that hour are numbers made of addresses, in memory alone; no row says who opened what.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import TooOften
from alongside.hosting.alarms.much_read import AN_HOUR, AT_ONCE, count_pages
from alongside.memberships.viewer import Viewer

MOST_READERS = 2_000  # remembered in one process, a few kilobytes each; beyond, who came first is counted anew


class ReadsTooMuch(TooOften):
    """More pages in an hour than anybody reads."""


@dataclass
class Reader:
    """What one member opened since their hour began."""

    since: datetime
    seen: set[int] = field(default_factory=set)
    uncounted: int = 0
    slowed: bool = False


_readers: OrderedDict[int, Reader] = OrderedDict()
_lock = Lock()


def count_page(viewer: Viewer, *page: object) -> None:
    """Count a page of a community that a member opens; opening the same once more counts nothing."""
    if not viewer.is_member:
        return
    with _lock:
        reader = _reader(viewer.member_id)
        new = hash(page) not in reader.seen
        if reader.slowed and new:
            raise ReadsTooMuch(_words())
        reader.seen.add(hash(page))
        reader.uncounted += new
        full = reader.uncounted >= AT_ONCE
        reader.uncounted = 0 if full else reader.uncounted
    if full and not count_pages(viewer):
        reader.slowed = True


def forget_readers() -> None:
    """Begin anew, as a process that just started; for tests."""
    with _lock:
        _readers.clear()


def _reader(alias_id: int) -> Reader:
    now = clock.now()
    reader = _readers.get(alias_id)
    if reader is None or now - reader.since >= AN_HOUR:
        reader = _readers[alias_id] = Reader(now)
        while len(_readers) > MOST_READERS:
            _readers.popitem(last=False)
    return reader


def _words() -> str:
    return _(
        "You opened very many pages within an hour, more than anybody can read. Pages you have not seen yet open again "
        "when the hour is over. The hosts know of it. If you are no program, tell them: words to the hosts always "
        "get through."
    )
