"""What the front sends back, and how Django names a file instead of sending it."""

from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.http import HttpResponse

from alongside.web.front.asked import Asked, Send

type Fields = list[tuple[bytes, bytes]]


@dataclass(slots=True)
class Answer:
    """A whole answer: a status, header fields, and a body or the file that holds it."""

    status: int
    fields: Fields
    body: bytes = b""
    file: Path | IO[bytes] | None = None


class FileAnswer(HttpResponse):
    """A view's way to hand out a file of the media folder, or one that it opened and that has no name any more.

    The front sends it, with ranges and back-pressure, and closes it.
    """

    def __init__(self, file: Path | IO[bytes], *, content_type: str, **kwargs: Any) -> None:
        super().__init__(content_type=content_type, **kwargs)
        self.file = file


async def send_whole(answer: Answer, asked: Asked, send: Send) -> None:
    """Send an answer that is held in memory; for HEAD all but its body."""
    fields = answer.fields
    if not any(name == b"content-length" for name, _ in fields) and answer.status not in (204, 304):
        fields = [*fields, (b"content-length", b"%d" % len(answer.body))]
    await send({"type": "http.response.start", "status": answer.status, "headers": fields})
    await send({"type": "http.response.body", "body": b"" if asked.method == "HEAD" else answer.body})
