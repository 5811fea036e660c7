"""Large files by path: in pieces, as fast as the client takes them, whole or one range."""

import asyncio
import os
import re
from pathlib import Path
from typing import IO, NamedTuple

from alongside.web.front import limits
from alongside.web.front.answer import Answer, Fields
from alongside.web.front.asked import Asked, Receive, Send

ONE_RANGE = re.compile(rb"bytes=(\d*)-(\d*)\Z")


class NotServed(Exception):
    """Django named a file outside the media folder, or one that is gone."""


class Part(NamedTuple):
    """The bytes to send: from `start`, so many of them."""

    start: int
    length: int


async def send_file(answer: Answer, asked: Asked, receive: Receive, send: Send, *, root: Path) -> None:
    """Send the file an answer names, or the one range asked for; stop when the client is gone."""
    with _opened(answer.file, root) as file:
        found = os.fstat(file.fileno())
        tag = b'"%x-%x"' % (found.st_mtime_ns, found.st_size)
        status, part, extra = _part_of(asked, found.st_size, tag)
        fields = [*answer.fields, (b"accept-ranges", b"bytes"), (b"etag", tag), *extra]
        fields.append((b"content-length", b"%d" % part.length))
        await send({"type": "http.response.start", "status": status, "headers": fields})
        if asked.method == "HEAD" or not part.length:
            await send({"type": "http.response.body"})
        else:
            await _send_part(file, part, receive, send)


def _opened(path: Path | IO[bytes] | None, root: Path) -> IO[bytes]:
    if path is not None and not isinstance(path, Path):
        return path
    if path is None or not path.resolve().is_relative_to(root.resolve()):
        raise NotServed
    try:
        return open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb", buffering=0)
    except OSError as error:
        raise NotServed from error


def _part_of(asked: Asked, size: int, tag: bytes) -> tuple[int, Part, Fields]:
    """What to send of a file: nothing when it is known, one range when asked for, else all of it."""
    if asked.fields.get(b"if-none-match") == tag:
        return 304, Part(0, 0), []
    wanted = ONE_RANGE.match(asked.fields.get(b"range", b""))
    if not wanted or wanted[0] == b"bytes=-" or asked.fields.get(b"if-range", tag) != tag:
        return 200, Part(0, size), []
    first, last = wanted[1], wanted[2]
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        return 416, Part(0, 0), [(b"content-range", b"bytes */%d" % size)]
    return 206, Part(start, end - start + 1), [(b"content-range", b"bytes %d-%d/%d" % (start, end, size))]


async def _send_part(file: IO[bytes], part: Part, receive: Receive, send: Send) -> None:
    gone = asyncio.create_task(_hung_up(receive))
    try:
        at, end = part.start, part.start + part.length
        while at < end and not gone.done():
            piece = await asyncio.to_thread(os.pread, file.fileno(), min(limits.FILE_PIECE, end - at), at)
            if not piece:
                raise NotServed  # it shrank while we sent it; breaking the line tells the client so
            at += len(piece)
            await send({"type": "http.response.body", "body": piece, "more_body": at < end})
    finally:
        gone.cancel()


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
