"""Bodies that are too large or too slow are stopped, in plain words, before any thread is taken."""

import asyncio
import contextlib
import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from alongside.web.front import limits
from alongside.web.front.app import Front
from tests.web.front.conftest import Served

HEAD = b"POST /said/x HTTP/1.1\r\nHost: localhost\r\n"


def answer_on(line: Any) -> bytes:
    """Everything that comes back until the line is closed."""
    return b"".join(iter(lambda: line.recv(65536), b""))


def test_a_body_said_to_be_too_large_is_refused_before_it_comes(served: Served) -> None:
    status, fields, body = served.ask("POST", "/said/x", b"x" * 300_000)
    assert status == 413
    assert b"That was too large to send" in body
    assert fields["connection"] == "close"


def test_a_body_that_turns_out_too_large_is_refused(served: Served) -> None:
    line = served.line(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"10000\r\n" + b"x" * 65536 + b"\r\n")
    line.sendall((b"10000\r\n" + b"x" * 65536 + b"\r\n") * 3 + b"0\r\n\r\n")
    assert answer_on(line).startswith(b"HTTP/1.1 413 ")
    assert served.front.spool.on_disk == 0


async def refused_at_once(front: Front, body: bytes) -> list[Any]:
    """What is sent when a body comes whole, in one piece, and nothing after it."""
    sent: list[Any] = []
    pieces = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Any:
        return pieces.pop() if pieces else await asyncio.Event().wait()

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/said/x", "raw_path": b"/said/x", "query_string": b"",
        "http_version": "1.1", "headers": [(b"host", b"localhost"), (b"transfer-encoding", b"chunked")],
    }  # fmt: skip
    async with asyncio.timeout(limits.BODY_PAUSE / 2):
        await front(scope, receive, send)
    return sent


def test_nothing_more_is_waited_for_when_what_is_refused_has_come_whole(served: Served) -> None:
    sent = asyncio.run(refused_at_once(served.front, b"x" * 300_000))
    assert sent[0]["status"] == 413
    assert not sent[-1].get("more_body")


def test_a_body_just_within_the_cap_is_taken(served: Served) -> None:
    assert json.loads(served.ask("POST", "/said/x", b"x" * 200_000)[2])["size"] == 200_000


def test_whoever_asks_first_is_told_without_sending(served: Served) -> None:
    line = served.line(HEAD + b"Content-Length: 999999\r\nExpect: 100-continue\r\n\r\n")
    assert line.recv(12) == b"HTTP/1.1 413"


def test_all_bodies_together_have_a_cap(serve: Callable[..., Served], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BODIES_ON_DISK", 100_000)
    served = serve()
    assert served.ask("POST", "/said/x", b"x" * 150_000)[0] == 503
    assert served.ask("POST", "/said/x", b"x" * 90_000)[0] == 200


def test_a_body_that_stops_coming_is_refused(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BODY_PAUSE", 0.2)
    line = served.line(HEAD + b"Content-Length: 10\r\n\r\nhalf")
    assert answer_on(line).startswith(b"HTTP/1.1 408 ")


def test_a_client_that_hangs_up_costs_nothing(served: Served) -> None:
    line = served.line(HEAD + b"Content-Length: 150000\r\n\r\n" + b"x" * 100_000)
    time.sleep(0.2)
    assert served.front.spool.on_disk > 0
    line.close()
    time.sleep(0.2)
    assert served.front.spool.on_disk == 0


def test_an_unreadable_length_is_refused(served: Served) -> None:
    assert answer_on(served.line(HEAD + b"Content-Length: ten\r\n\r\n")).startswith(b"HTTP/1.1 400 ")


def test_headers_that_do_not_come_end_the_connection(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "HEAD_DUE", 0.2)
    line = served.line(b"GET /said/x HTTP/1.1\r\nHost: loc")
    line.settimeout(2)
    with contextlib.suppress(ConnectionResetError):
        assert line.recv(100) == b""


def test_headers_without_end_are_refused(served: Served) -> None:
    line = served.line(b"GET /said/x HTTP/1.1\r\n" + b"X-Long: " + b"x" * 40_000 + b"\r\n\r\n")
    assert line.recv(12) == b"HTTP/1.1 431"


def test_when_too_many_wait_for_a_thread_the_next_is_told_so(
    serve: Callable[..., Served], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_WAITING", 0)
    status, fields, body = serve().ask("GET", "/said/x")
    assert (status, fields["retry-after"]) == (503, "60")
    assert b"Too many people at once" in body
