"""Django's pages come through the front unchanged."""

import json
from collections.abc import Callable
from ipaddress import ip_network
from typing import Any

from django.test import Client

from tests.web.front.conftest import Served


def told(answer: tuple[int, dict[str, str], bytes]) -> dict[str, Any]:
    """What the page understood."""
    assert answer[0] == 200, answer
    found: dict[str, Any] = json.loads(answer[2])
    return found


def test_method_path_query_cookies_and_fields_arrive(served: Served) -> None:
    found = told(served.ask("GET", "/said/caf%C3%A9%2Fx?a=1&b=%C3%BC", Cookie="a=b; c=d", User_Agent="old phone"))
    assert found["method"] == "GET"
    assert found["path"] == "/said/café/x"
    assert found["query"] == {"a": "1", "b": "ü"}
    assert found["cookies"] == {"a": "b", "c": "d"}
    assert found["agent"] == "old phone"


def test_a_body_arrives_whole_small_or_large_counted_or_in_chunks(served: Served) -> None:
    assert told(served.ask("POST", "/said/x", b"hello"))["size"] == 5
    large = told(served.ask("POST", "/said/x", b"x" * 150_000 + b"ending"))
    assert (large["size"], large["ends"]) == (150_006, "nding")
    chunks = told(served.ask("POST", "/said/x", iter([b"one", b"two" * 30_000])))
    assert (chunks["size"], chunks["ends"]) == (90_003, "wotwo")
    assert served.front.spool.on_disk == 0


def test_a_picture_in_a_form_arrives(served: Served) -> None:
    form = b'--edge\r\nContent-Disposition: form-data; name="picture"; filename="a.jpg"\r\n\r\n' + b"p" * 99_000
    answer = served.ask(
        "POST", "/picture/", form + b"\r\n--edge--\r\n", Content_Type="multipart/form-data; boundary=edge"
    )
    assert (answer[0], answer[2]) == (200, b"99000")


def test_the_fields_are_those_that_django_sent(served: Served) -> None:
    theirs = Client().get("/long/", HTTP_HOST="localhost")
    status, ours, body = served.ask("GET", "/long/")
    assert (status, body) == (200, theirs.content)
    assert {name: ours[name] for name in ("content-type", "etag")} == {
        name.lower(): value for name, value in theirs.items() if name in ("Content-Type", "ETag")
    }
    assert int(ours["content-length"]) == len(theirs.content)


def test_every_cookie_is_set(served: Served) -> None:
    line = served.line(b"GET /long/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    received = b"".join(iter(lambda: line.recv(65536), b""))
    assert received.count(b"set-cookie:") == 2


def test_head_gets_the_fields_and_no_body(served: Served) -> None:
    get, head = served.ask("GET", "/long/"), served.ask("HEAD", "/long/")
    assert head[2] == b""
    assert head[0] == get[0]
    assert {**head[1], "date": "", "etag": get[1]["etag"]} == {**get[1], "date": ""}  # Django tags what it got alone


def test_a_known_page_is_not_sent_again(served: Served) -> None:
    tag = served.ask("GET", "/long/")[1]["etag"]
    status, fields, body = served.ask("GET", "/long/", If_None_Match=tag)
    assert (status, body) == (304, b"")
    assert "content-length" not in fields


def test_what_is_missing_is_djangos_to_say(served: Served) -> None:
    assert served.ask("GET", "/nowhere/")[0] == 404


def test_a_stream_is_refused_because_it_would_hold_a_thread(served: Served) -> None:
    status, _, body = served.ask("GET", "/stream/")
    assert status == 500
    assert b"Something went wrong on our side" in body


def test_a_refusal_speaks_the_readers_language(served: Served) -> None:
    assert b'lang="es"' in served.ask("GET", "/stream/", Accept_Language="fr;q=0.9, es-MX;q=0.8")[2]
    assert b'lang="en"' in served.ask("GET", "/stream/", Accept_Language="xx")[2]


def test_a_field_with_an_underscore_passes_itself_off_as_nothing(served: Served) -> None:
    line = served.line(b"GET /said/x HTTP/1.1\r\nHost: localhost\r\nX_Secret: a\r\nConnection: close\r\n\r\n")
    received = b"".join(iter(lambda: line.recv(65536), b""))
    assert json.loads(received.split(b"\r\n\r\n")[1])["smuggled"] == ""


def test_only_a_configured_proxy_says_who_asks(served: Served) -> None:
    found = told(served.ask("GET", "/said/x", X_Forwarded_For="203.0.113.9", X_Forwarded_Proto="https"))
    assert (found["from"], found["scheme"], found["forwarded"]) == ("127.0.0.1", "http", "")


def test_a_configured_proxy_is_believed_up_to_its_own_word(serve: Callable[..., Served]) -> None:
    served = serve(lambda front: setattr(front, "proxies", (ip_network("127.0.0.1"),)))
    found = told(served.ask("GET", "/said/x", X_Forwarded_For="10.0.0.1, 203.0.113.9", X_Forwarded_Proto="https"))
    assert (found["from"], found["scheme"], found["forwarded"]) == ("203.0.113.9", "https", "https")


def test_text_is_compressed_for_whoever_takes_it(served: Served) -> None:
    _, plain, body = served.ask("GET", "/long/")
    _, packed, small = served.ask("GET", "/long/", Accept_Encoding="gzip, br")
    assert packed["content-encoding"] == "br"
    assert len(small) < len(body) / 5
    assert "Accept-Encoding" in packed["vary"]
    assert "Accept-Encoding" in plain["vary"]
    assert served.ask("GET", "/long/", Accept_Encoding="br;q=0, gzip")[1]["content-encoding"] == "gzip"


def test_a_members_compressed_page_varies_in_length(served: Served) -> None:
    sizes = {
        len(served.ask("GET", "/long/", Accept_Encoding="br", Cookie="a=b")[1].get("x-padding", "")) for _ in range(9)
    }
    assert len(sizes) > 1
