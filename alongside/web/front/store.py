"""Whole answers kept under the versions of what they show, so that what hasn't changed isn't made again.

An answer is kept as Django made it, fields and bytes, and only when it set no cookie. Whatever changes what a page
shows raises a version in its own transaction, in any process; the next look-up asks for the versions first, misses,
and the page is made anew. Nothing has to be thrown away in time to be right.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from alongside.web.front.answer import Answer
from alongside.web.front.asked import Asked

MOST_BYTES = 16 * 1024 * 1024  # some 1,000 compressed pages of 50 posts

type KeyOf = Callable[[Asked], Hashable | None]


class Store:
    """Answers by key, those asked for longest ago leaving first."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.most = most
        self._kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def answer(self, asked: Asked, key_of: KeyOf, make: Callable[[], Answer]) -> Answer:
        """The kept answer to this request, or a new one, kept where it may be; runs in a thread."""
        versions = key_of(asked)
        if versions is None:
            return make()
        key = (asked.method, asked.path, asked.scope["query_string"], asked.encoding, versions)
        with self._lock:
            if found := self._kept.get(key):
                self._kept.move_to_end(key)
                return found
        made = make()
        if _may_be_kept(made):
            self._keep(key, made)
        return made

    def _keep(self, key: Hashable, made: Answer) -> None:
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = made
            self._size += len(made.body)
            while self._size > self.most:
                _, left = self._kept.popitem(last=False)
                self._size -= len(left.body)


def _may_be_kept(answer: Answer) -> bool:
    """Whether everybody may get this answer: a page that was found, not a file, and no cookie with it."""
    return answer.status == 200 and answer.file is None and not any(name == b"set-cookie" for name, _ in answer.fields)
