"""A thread's page as strangers read it, kept whole by the front: one query says whether it still holds."""

import re
from collections.abc import Hashable

from django.conf import settings
from django.db import Error

from alongside.core import clock
from alongside.threads.page import find_open_versions
from alongside.web.frame import KNOWS_LEAVING_COOKIE, LOOK_COOKIE
from alongside.web.front.app import Front
from alongside.web.front.asked import Asked

PATH = re.compile(r"/t/([a-z2-7]{26})/\Z")
QUERY = re.compile(rb"(page=[0-9]{1,6})?\Z")
LOOKS = {LOOK_COOKIE, KNOWS_LEAVING_COOKIE, settings.LANGUAGE_COOKIE_NAME}


def keep_threads(front: Front) -> None:
    """Let the front keep the pages of open threads."""
    front.stored(is_strangers_page, key_of)


def is_strangers_page(asked: Asked) -> bool:
    """Whether this asks for a thread without any cookie that could make the page somebody's own."""
    reads = asked.method == "GET" and PATH.match(asked.path) and QUERY.match(asked.scope["query_string"])
    return bool(reads) and (b"cookie" not in asked.fields or asked.cookies.keys() <= LOOKS)


def key_of(asked: Asked) -> Hashable | None:
    """What the page depends on: versions of thread and community, language, look and day; None when it isn't open."""
    found = PATH.match(asked.path)
    try:
        versions = find_open_versions(found[1]) if found else None
    except Error:
        return None  # Django mends the connection, or says in full that it can't
    if versions is None:
        return None
    look = tuple(sorted(asked.cookies.items())) if b"cookie" in asked.fields else ()
    return (*versions, asked.language, look, clock.today())
