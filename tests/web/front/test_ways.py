"""Which way a request goes: by which name, natively, live, privately; and how the front ends."""

import socket
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from alongside.web.front.answer import Answer
from alongside.web.front.app import Front
from alongside.web.front.asked import Asked
from alongside.web.front.store import Store
from tests.web.front import small_pages
from tests.web.front.conftest import Served


def test_a_bare_address_leads_to_localhost_where_passkeys_work(served: Served) -> None:
    status, fields, _ = served.ask("GET", "/said/x?a=%20b", host="127.0.0.1")
    assert (status, fields["location"]) == (307, f"http://localhost:{served.port}/said/x?a=%20b")
    assert served.ask("GET", "/", host="[::1]")[0] == 307


@pytest.mark.parametrize("host", ["elsewhere.example", "localhost.elsewhere.example", "", "a b", "192.0.2.7"])
def test_another_name_is_refused(served: Served, host: str) -> None:
    status, _, body = served.ask("GET", "/said/x", host=host)
    assert status == 400
    assert b"Nobody here by that name" in body


def test_our_name_is_heard_in_any_case(served: Served) -> None:
    assert served.ask("GET", "/said/x", host="LocalHost")[0] == 200


def test_a_kept_page_is_djangos_own_until_a_version_rises(serve: Callable[..., Served]) -> None:
    version = [1]

    def prepare(front: Front) -> None:
        front.stored(lambda asked: asked.path == "/counted/", lambda _asked: version[0])

    served = serve(prepare)
    first = served.ask("GET", "/counted/", Accept_Encoding="br")
    made = small_pages.counted.times
    again = served.ask("GET", "/counted/", Accept_Encoding="br")
    assert small_pages.counted.times == made
    assert (again[0], {**again[1], "date": ""}, again[2]) == (first[0], {**first[1], "date": ""}, first[2])
    assert "content-encoding" not in served.ask("GET", "/counted/")[1]
    version[0] = 2
    served.ask("GET", "/counted/", Accept_Encoding="br")
    assert small_pages.counted.times == made + 2


def test_a_page_without_a_key_or_with_a_cookie_is_never_kept(serve: Callable[..., Served]) -> None:
    served = serve(lambda front: front.stored(lambda _: True, lambda asked: None if "counted" in asked.path else 1))
    made = small_pages.counted.times
    for _ in range(3):
        served.ask("GET", "/counted/")
        assert "one=1" in served.ask("GET", "/long/")[1]["set-cookie"] + "one=1"
    assert small_pages.counted.times == made + 3
    assert not served.front._store._kept


def test_the_store_holds_only_so_many_bytes() -> None:
    store = Store(most=1000)
    for number in range(20):
        asked = Asked({"method": "GET", "path": f"/{number}", "headers": [], "query_string": b""})
        store.answer(asked, lambda _: 1, lambda: Answer(200, [], b"x" * 300))
    assert len(store._kept) == 3


def test_a_stream_has_a_way_of_its_own_and_ends_when_the_server_stops(serve: Callable[..., Served]) -> None:
    async def live(scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"hello", "more_body": True})
        await scope["alongside.stopping"].wait()
        await send({"type": "http.response.body", "body": b"bye"})

    served = serve(lambda front: front.live("/live/", live))
    line = served.line(b"GET /live/x HTTP/1.1\r\nHost: localhost\r\n\r\n")
    while b"hello" not in line.recv(1000):
        pass
    started = time.monotonic()
    served.stop()
    assert b"bye" in line.recv(1000)
    assert time.monotonic() - started < 2


def test_figures_are_for_this_machine_alone(serve: Callable[..., Served]) -> None:
    served = serve(lambda front: front.private.update({"/metrics": lambda: Answer(200, [], b"up 1")}))
    assert served.ask("GET", "/metrics")[2] == b"up 1"
    assert served.ask("GET", "/metrics", X_Forwarded_For="203.0.113.9")[0] == 404
    assert served.ask("GET", "/metrics", host="elsewhere.example")[0] == 400


def test_a_page_under_way_is_finished_before_the_end(served: Served) -> None:
    small_pages.letting_go.clear()
    small_pages.begun.clear()
    found: list[Any] = []
    asking = threading.Thread(target=lambda: found.append(served.ask("GET", "/slow/")))
    asking.start()
    small_pages.begun.wait(5)
    served.server.should_exit = True
    time.sleep(0.2)
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", served.port), timeout=1).sendall(b"x")
    small_pages.letting_go.set()
    asking.join(5)
    assert found[0][2] == b"made"
    served.thread.join(5)
    assert not served.thread.is_alive()


def test_an_idle_server_stops_at_once(served: Served) -> None:
    idle = served.line(b"")
    started = time.monotonic()
    served.stop()
    assert time.monotonic() - started < 1.5
    assert idle.recv(1) == b""
