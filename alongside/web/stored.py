"""Pages as strangers read them, kept whole by the front: one query for versions says whether a page still holds."""

import re
from collections.abc import Callable, Hashable, Mapping

from django.conf import settings
from django.db import Error

from alongside.core import clock
from alongside.threads.versions import find_doorway_versions, find_thread_versions
from alongside.web.frame import KNOWS_LEAVING_COOKIE, LOOK_COOKIE, THEMES, VIEWS
from alongside.web.front.app import Front
from alongside.web.front.asked import Asked

PATH = re.compile(r"/([tc])/([a-z2-7]{26})/\Z")
QUERY = re.compile(rb"(page=[1-9][0-9]{0,2})?\Z")  # further pages are made each time, so that nobody fills the store
# The cookies that change such a page, with the values they can have: anything else is not worth keeping a page for.
LOOKS = {
    LOOK_COOKIE: {f"{theme}.{view}" for theme in ("", *THEMES) for view in ("", *VIEWS)},
    KNOWS_LEAVING_COOKIE: {"1"},
    settings.LANGUAGE_COOKIE_NAME: {code for code, _name in settings.LANGUAGES},
}
VERSIONS: dict[str, Callable[[str], Hashable | None]] = {"t": find_thread_versions, "c": find_doorway_versions}


def keep_strangers_pages(front: Front) -> None:
    """Let the front keep open threads and doorways."""
    front.stored(is_strangers_page, key_of)


def is_strangers_page(asked: Asked) -> bool:
    """Whether this asks for such a page without any cookie that could make it somebody's own."""
    reads = asked.method == "GET" and PATH.match(asked.path) and QUERY.match(asked.scope["query_string"])
    return bool(reads) and (b"cookie" not in asked.fields or _known(asked.cookies))


def _known(cookies: Mapping[str, str]) -> bool:
    return all(value in LOOKS.get(name, ()) for name, value in cookies.items())


def key_of(asked: Asked) -> Hashable | None:
    """What the page depends on: versions, language, look and day; None when strangers read nothing there."""
    found = PATH.match(asked.path)
    try:
        versions = VERSIONS[found[1]](found[2]) if found else None
    except Error:
        return None  # Django mends the connection, or says in full that it can't
    if versions is None:
        return None
    look = tuple(sorted(asked.cookies.items())) if b"cookie" in asked.fields else ()
    return versions, asked.language, look, clock.today()
