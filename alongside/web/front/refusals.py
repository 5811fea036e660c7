"""What the front itself refuses, in plain words: what happened, why, and what to do."""

from html import escape
from typing import NamedTuple

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from alongside.web.front.answer import Answer
from alongside.web.front.asked import Asked


class Refusal(NamedTuple):
    """One way to say no: its status, a title and what to do."""

    status: int
    title: str
    words: str


class Refused(Exception):
    """The front cannot go on with this request."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.title)
        self.refusal = refusal


TOO_LARGE = Refusal(
    413,
    gettext_noop("That was too large to send"),
    gettext_noop("What you sent has more than %(most)s MB. Go back, where your words still are, without a picture."),
)
TOO_SLOW = Refusal(
    408,
    gettext_noop("That took too long to arrive"),
    gettext_noop("The line seems to have broken. Go back, where your words still are, and send them again."),
)
TOO_BUSY = Refusal(
    503,
    gettext_noop("Too many people at once"),
    gettext_noop("Please wait a minute, then try again. If you wrote something, go back: your words are still there."),
)
WRONG_NAME = Refusal(
    400,
    gettext_noop("Nobody here by that name"),
    gettext_noop("This server was asked for an address that isn't its own. Check the address and try again."),
)
BROKEN = Refusal(
    500,
    gettext_noop("Something went wrong on our side"),
    gettext_noop("It isn't your doing. Go back, where your words still are, and try again in a minute."),
)
NO_SUCH_PLACE = Refusal(404, gettext_noop("Nothing is here"), gettext_noop("Check the address, or go back."))

PAGE = """<!doctype html>
<html lang="{lang}" dir="{dir}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width"></head>
<body><main><h1>{title}</h1><p>{words}</p></main></body></html>
"""
FIELDS = [
    (b"content-type", b"text/html; charset=utf-8"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
    (b"x-robots-tag", b"noindex, nofollow, noarchive"),
]


def refused(refusal: Refusal, asked: Asked, *, most: int = 0) -> Answer:
    """The refusal as a page in the reader's language; the connection ends with it."""
    with translation.override(asked.language):
        body = PAGE.format(
            lang=translation.get_language(),
            dir="rtl" if translation.get_language_bidi() else "ltr",
            title=escape(_(refusal.title)),
            words=escape(_(refusal.words) % {"most": most // (1024 * 1024)}),
        ).encode()
    fields = [*FIELDS, (b"connection", b"close")]
    if refusal.status == 503:
        fields.append((b"retry-after", b"60"))
    return Answer(refusal.status, fields, body)
