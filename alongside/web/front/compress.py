"""Pages compressed as they leave, and padded so that their length tells nothing about what is secret in them."""

import secrets
import zlib

import brotli

from alongside.web.front.answer import Answer, Fields
from alongside.web.front.asked import Asked

SMALLEST = 800  # bytes that fit one packet anyway
BROTLI = 3  # 0.3 ms for a thread of 50 posts; 4 costs half as much again for one percent
KEPT = 5  # of strangers, whose pages are made once and sent often: four percent less than 3, twice the time
GZIP = 1  # for old clients; level 6 costs twice as much for five percent
PADDING = 64  # bytes of chance in a field of their own: compressed length would betray a guessed secret
SHRINKING = (b"text/", b"application/json", b"application/manifest+json", b"image/svg+xml", b"application/atom+xml")


def compressed(answer: Answer, asked: Asked) -> Answer:
    """The same answer in the best encoding its reader takes; small, empty and packed ones stay as they are."""
    if len(answer.body) < SMALLEST or not _shrinks(answer.fields):
        return answer
    _add_vary(answer.fields)
    encoding = asked.encoding
    if encoding:
        is_kept = b"cookie" not in asked.fields
        answer.body = shrink(answer.body, encoding, KEPT if is_kept else BROTLI)
        answer.fields.append((b"content-encoding", encoding))
        if not is_kept:
            answer.fields.append((b"x-padding", b"0" * secrets.randbelow(PADDING)))
    return answer


def shrink(body: bytes, encoding: bytes, quality: int = BROTLI) -> bytes:
    """The body in that encoding, quickly rather than tightly."""
    if encoding == b"br":
        shrunk: bytes = brotli.compress(body, quality=quality)
        return shrunk
    return zlib.compress(body, GZIP, wbits=31)


def _shrinks(fields: Fields) -> bool:
    named = dict(fields)
    return b"content-encoding" not in named and named.get(b"content-type", b"").startswith(SHRINKING)


def _add_vary(fields: Fields) -> None:
    for place, (name, value) in enumerate(fields):
        if name == b"vary":
            if b"accept-encoding" not in value.lower():
                fields[place] = (name, value + b", Accept-Encoding")
            return
    fields.append((b"vary", b"Accept-Encoding"))
