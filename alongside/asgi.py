"""The way in for the web: `application` is the front, with Django behind it, for any ASGI server."""

import os
from ipaddress import ip_network

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.settings")
django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402  (Django must be set up first)

from alongside.core import health, logs  # noqa: E402
from alongside.live.figures import FIGURES  # noqa: E402
from alongside.live.streams import Streams  # noqa: E402
from alongside.web.front.answer import Answer  # noqa: E402
from alongside.web.front.app import Front  # noqa: E402
from alongside.web.front.body import Spool  # noqa: E402
from alongside.web.front.names import Names  # noqa: E402
from alongside.web.front.pages import Pages  # noqa: E402
from alongside.web.front.pool import Pool  # noqa: E402
from alongside.web.front.static import StaticFiles  # noqa: E402
from alongside.web.static_build import built_names  # noqa: E402
from alongside.web.stored import keep_strangers_pages  # noqa: E402


def build_front() -> Front:
    """The front as the settings describe it."""
    logs.start_logging()
    spool = settings.DATA / "arriving"
    spool.mkdir(parents=True, exist_ok=True, mode=0o700)
    built_names()
    front = Front(
        names=Names(settings.URL, frozenset(host.encode() for host in settings.ALLOWED_HOSTS)),
        pages=Pages(WSGIHandler()),
        pool=Pool(settings.THREADS),
        spool=Spool(spool),
        static=StaticFiles(settings.STATIC_BUILT, settings.STATIC_URL),
        media=settings.MEDIA_FOLDER,
        proxies=tuple(ip_network(part.strip()) for part in settings.PROXY.split(",") if part.strip()),
        private={"/metrics": _metrics, "/healthz": _alive, "/readyz": _ready},
    )
    keep_strangers_pages(front)
    front.live("/live/", Streams())
    return front


def _text(status: int, words: str) -> Answer:
    return Answer(status, [(b"content-type", b"text/plain; charset=utf-8")], words.encode())


def _metrics() -> Answer:
    return _text(200, health.as_text({**health.figures(), **FIGURES.named()}))


def _alive() -> Answer:
    return _text(200, "alive\n")


def _ready() -> Answer:
    found = health.troubles()
    return _text(503, "\n".join(found) + "\n") if found else _text(200, "ready\n")


application = build_front()
