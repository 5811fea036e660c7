"""What a request for a stream says; whatever is no such request is none."""

import contextlib
import re
from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.http import parse_cookie
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

PATH = re.compile(r"/live/([a-z2-7]{26})/\Z")
FORMS = ("post", "line")


@dataclass(frozen=True, slots=True)
class Asking:
    """Somebody asks for the stream of a thread."""

    thread: str  # public id
    cookie: str
    language: str
    since: str  # a cursor, or nothing
    form: str  # how entries are shown: as posts of a thread, or as lines of a chat


def find_asking(scope: MutableMapping[str, Any]) -> Asking | None:
    """What is asked for; None for another path or method, from a page that isn't ours, or without a session."""
    path = PATH.match(scope["path"])
    fields = _fields(scope["headers"])
    # HTTP/1.0 knows no answer that goes on.
    if path is None or scope["method"] != "GET" or scope["http_version"] == "1.0" or not _is_ours(fields):
        return None
    cookies = parse_cookie(fields.get(b"cookie", b"").decode("latin-1"))
    cookie = cookies.get(settings.SESSION_COOKIE_NAME, "")
    if not cookie:
        return None
    query = parse_qs(scope["query_string"][:1_000].decode("latin-1"))
    # Where a stream was cut off, the browser says so; the address of the page's own cursor is older than that.
    since = fields.get(b"last-event-id", b"")[:200].decode("latin-1") or query.get("from", [""])[0]
    form = query.get("as", [FORMS[0]])[0]
    return Asking(path[1], cookie, _language(cookies, fields), since, form if form in FORMS else FORMS[0])


def _is_ours(fields: dict[bytes, bytes]) -> bool:
    """Whether a page of ours asks, as far as the browser says who does; other programs say nothing."""
    site, origin = fields.get(b"sec-fetch-site", b"same-origin"), fields.get(b"origin")
    return site == b"same-origin" and (origin is None or origin.decode("latin-1") == settings.URL)


def _language(cookies: dict[str, str], fields: dict[bytes, bytes]) -> str:
    """The language in which the page around it was made."""
    accepted = parse_accept_lang_header(fields.get(b"accept-language", b"").decode("latin-1"))
    for code in (cookies.get(settings.LANGUAGE_COOKIE_NAME, ""), *(code for code, _quality in accepted)):
        with contextlib.suppress(LookupError, ValueError):
            return get_supported_language_variant(code)
    return str(settings.LANGUAGE_CODE)


def _fields(headers: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """The fields by name; one that came twice is joined, as the front and Django read it."""
    fields: dict[bytes, bytes] = {}
    for name, value in headers:
        between = b"; " if name == b"cookie" else b","
        fields[name] = fields[name] + between + value if name in fields else value
    return fields
