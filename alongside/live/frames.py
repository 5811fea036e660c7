"""Server-sent events as bytes."""

import random

from alongside.live import limits

COMMENT = b": still here\n"


def frame(name: str, html: str, *, cursor: str = "") -> bytes:
    """One event with a piece of the page; with a cursor where a stream may go on from after it."""
    lines = "\n".join(f"data: {line}" for line in html.splitlines()) or "data:"
    mark = f"id: {cursor}\n" if cursor else ""
    return f"event: {name}\n{mark}{lines}\n\n".encode()


def still_here(cursor: str) -> bytes:
    """A sign of life, always equally long; a browser remembers the cursor and shows nothing."""
    return COMMENT + f"id: {cursor}\n\n".encode()


def begin() -> bytes:
    """What every stream begins with: how long to wait before coming back."""
    return f"retry: {random.randint(*limits.RETRY)}\n\n".encode()  # noqa: S311  (spreads, protects nothing)


END = frame("end", "over")
AGAIN = frame("again", "read")
