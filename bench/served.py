"""The server that is timed: the house's own, with two answers more that show what the machine can do at best.

It also notes when each post was committed, so that lateness is counted from there.
"""

import os
import sys
import time
from typing import TYPE_CHECKING

from alongside.cli import main, start_django

if TYPE_CHECKING:
    from alongside.threads.events import PostAdded

BARE = "/bench/bare"
COMMITS = "bench-commits"  # a file: one line a post, its key and the moment


def add_limits(size: int) -> None:
    """Answer so many bytes from nothing: the bare ASGI limit of the same server process."""
    from alongside.asgi import application

    body = b"x" * size
    fields = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", b"%d" % size)]

    async def bare(_scope: object, _receive: object, send: object) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": fields})  # type: ignore[operator]
        await send({"type": "http.response.body", "body": body})  # type: ignore[operator]

    application.live(BARE, bare)


def note_commits() -> None:
    """Keep the moment of each commit; some microseconds beside what the verb itself takes."""
    from django.conf import settings

    from alongside.core.events import on
    from alongside.threads.events import PostAdded

    written = os.open(settings.DATA / COMMITS, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def note(added: "PostAdded") -> None:
        os.write(written, b"%d %f\n" % (added.post, time.monotonic()))

    on(PostAdded, echoes=(note,))


if __name__ == "__main__":
    start_django()
    add_limits(int(sys.argv[1]))
    note_commits()
    sys.exit(main(["serve", *sys.argv[2:]]))
