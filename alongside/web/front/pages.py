"""Django's pages: one WSGI call in a thread, its answer read whole before a byte is sent."""

import sys
from functools import lru_cache
from typing import IO, Any

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse

from alongside.web.front.answer import Answer, Fields, FileAnswer
from alongside.web.front.asked import Asked
from alongside.web.front.compress import compressed

PLAIN_FIELDS = {b"content-type": "CONTENT_TYPE", b"content-length": "CONTENT_LENGTH"}


class Streamed(Exception):
    """A view returned a stream, which would hold a thread for as long as the client reads."""


class Pages:
    """Django, called in a thread."""

    def __init__(self, handler: WSGIHandler) -> None:
        self.handler = handler

    def answer(self, asked: Asked, body: IO[bytes], size: int) -> Answer:
        """Run one request through Django and read its answer whole."""
        started: list[tuple[str, list[tuple[str, str]]]] = []
        response = self.handler(environ_of(asked, body, size), lambda *start: started.append(start[:2]))  # type: ignore
        try:
            if not isinstance(response, HttpResponse):
                raise Streamed(type(response).__name__)
            status, fields = int(started[0][0][:3]), _encoded(started[0][1])
            if isinstance(response, FileAnswer):
                return Answer(status, fields, file=response.file)
            return compressed(Answer(status, fields, response.content), asked)
        finally:
            response.close()


def _encoded(fields: list[tuple[str, str]]) -> Fields:
    return [
        (name.lower().encode("latin-1"), value.encode("latin-1"))
        for name, value in fields
        if name.lower() != "content-length"  # counted anew when it is sent
    ]


@lru_cache(500)
def _environ_name(name: bytes) -> str:
    return PLAIN_FIELDS.get(name) or "HTTP_" + name.decode("latin-1").upper().replace("-", "_")


def environ_of(asked: Asked, body: IO[bytes], size: int) -> dict[str, Any]:
    """The WSGI environment of a request whose body has arrived."""
    server = asked.scope.get("server") or ("localhost", 80)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": asked.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": asked.raw_path.decode("latin-1"),
        "QUERY_STRING": asked.scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": "HTTP/" + asked.scope["http_version"],
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "REMOTE_ADDR": asked.peer,
        "alongside.passed_on": asked.forwarded,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": asked.scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in asked.fields.items():
        if b"_" not in name:  # would pass itself off as the field with a dash
            environ[_environ_name(name)] = value.decode("latin-1")
    environ["CONTENT_LENGTH"] = str(size) if size else ""
    return environ
