"""One page is fetched from hosts that were named, and from nowhere a name, a redirect or an answer may lead to."""

import gzip
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from alongside.core.fetching.errors import FetchFailed, FetchRefused
from alongside.core.fetching.fetch import HOPS, Fetched, Way, fetch
from tests.servers.https import LOOPBACK, Stub, https_server, says

HOST, OTHER = "papers.example.org", "studies.example.org"
HOSTS = frozenset({HOST, OTHER})

type Say = Callable[[str, str], bytes]


@contextmanager
def serving(folder: Path, say: Say) -> Iterator[tuple[Stub, Way]]:
    """A server that answers with these bytes, and the way to it and to nothing else."""
    with https_server(folder, [HOST, OTHER], lambda name, sent, line: line.sendall(say(name, sent))) as stub:
        yield stub, way_to(stub)


def way_to(stub: Stub) -> Way:
    return Way(
        resolve=lambda _host, _port, _within: [LOOPBACK],
        may_reach=lambda address: address == LOOPBACK,
        trust=lambda: stub.trust,
        port=stub.port,
    )


def leading(address: str) -> Way:
    """A way on which every name leads to this address, which is judged as it always is."""
    return Way(resolve=lambda _host, _port, _within: [address])


def test_a_page_comes_and_nothing_of_ours_goes_but_the_softwares_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    with serving(tmp_path, lambda _name, _sent: says("200 OK", b'{"title": "x"}', Set_Cookie="a=b")) as (stub, way):
        assert fetch(f"https://{HOST}/works/1?a=b", hosts=HOSTS, way=way) == Fetched(200, b'{"title": "x"}')
        fetch(f"https://{HOST}/works/2", hosts=HOSTS, way=way)
    first, second = stub.heard
    assert first.splitlines()[0] == "GET /works/1?a=b HTTP/1.1"
    assert {line.partition(":")[0] for line in first.split("\r\n")[1:] if line} == {
        "Host", "User-Agent", "Accept", "Accept-Encoding", "Connection",
    }  # fmt: skip
    assert "User-Agent: Alongside\r\n" in second
    assert "Cookie" not in second


def test_any_status_but_a_redirect_is_an_answer(tmp_path: Path) -> None:
    with serving(tmp_path, lambda _name, _sent: says("404 Not Found", b"NCT number not found")) as (_stub, way):
        assert fetch(f"https://{HOST}/", hosts=HOSTS, way=way) == Fetched(404, b"NCT number not found")


def test_where_nothing_of_a_page_is_wanted_nothing_of_it_is_read(tmp_path: Path) -> None:
    with serving(tmp_path, lambda _name, _sent: says("200 OK", b"x" * 5_000_000)) as (stub, way):
        assert fetch(f"https://{HOST}/", hosts=HOSTS, most=0, way=way) == Fetched(200, b"")
    assert "Accept: text/html, */*" in stub.heard[0]


@pytest.mark.parametrize(
    "url",
    [
        f"http://{HOST}/", f"ftp://{HOST}/", "file:///etc/passwd", f"//{HOST}/", "", "gopher://x.example.org/",
        "https://elsewhere.example.org/", f"https://{HOST}.evil.example.org/", f"https://{HOST}./",
        f"https://name:word@{HOST}/", f"https://{HOST}@elsewhere.example.org/", f"https://{HOST}:8443/",
        f"https://{HOST}:port/", f"https://{HOST}/a b", f"https://{HOST}/a\r\nX: y", f"https://{HOST}/\t",
        f"https://{HOST}/é", f"https://{HOST}\\@elsewhere.example.org/", f"https://[{HOST}]/", "https://[::1/",
        f"https://{HOST}/" + "a" * 3_000,
    ],
)  # fmt: skip
def test_what_is_no_plain_https_address_of_a_named_host_is_refused(url: str) -> None:
    with pytest.raises(FetchRefused):
        fetch(url, hosts=HOSTS, way=Way(resolve=lambda *_asked: pytest.fail("it was resolved")))


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "0x7f.1", "0x7f000001", "2130706433", "017700000001", "0", "localhost", "[::1]",
     "[::ffff:127.0.0.1]", "169.254.169.254", "[fe80::1]"],
)  # fmt: skip
def test_a_number_is_no_host_even_where_somebody_named_it(host: str) -> None:
    with pytest.raises(FetchRefused):
        fetch(f"https://{host}/", hosts={host, host.strip("[]")}, way=Way(resolve=lambda *_asked: pytest.fail("asked")))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.1.2.3", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
        "192.88.99.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "2130706433", "0x7f.1", "127.1", "",
        "::", "::1", "::ffff:127.0.0.1", "::ffff:93.184.216.34", "::7f00:1", "64:ff9b::7f00:1", "64:ff9b:1::1",
        "2002:7f00:1::", "2001:0:7f00:1::", "fe80::1", "fe80::1%lo", "fec0::1", "fc00::1", "fd12::1", "ff02::1",
        "2001:db8::1", "100::1", "4000::1",
    ],
)  # fmt: skip
def test_a_name_that_leads_to_no_public_address_is_refused(address: str) -> None:
    with pytest.raises(FetchRefused):
        fetch(f"https://{HOST}/", hosts=HOSTS, way=leading(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f::1"])
def test_a_public_address_is_one_that_may_be_asked(address: str) -> None:
    assert Way().may_reach(address)


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(FetchRefused):
        fetch(f"https://{HOST}/", hosts=HOSTS, way=Way(resolve=lambda *_asked: ["93.184.215.14", "10.0.0.1"]))


def test_the_address_that_was_looked_at_is_the_one_connected_to_though_the_name_means_another_now(
    tmp_path: Path,
) -> None:
    answers = iter([[LOOPBACK], ["10.0.0.1"], ["10.0.0.1"]])
    with serving(tmp_path, lambda _name, _sent: says("200 OK", b"{}")) as (stub, way):
        rebinding = Way(lambda *_asked: next(answers), way.may_reach, way.trust, way.port)
        assert fetch(f"https://{HOST}/", hosts=HOSTS, way=rebinding).status == 200
        with pytest.raises(FetchRefused):
            fetch(f"https://{HOST}/", hosts=HOSTS, way=rebinding)
    assert len(stub.heard) == 1


def test_each_hop_is_looked_at_as_the_first_was(tmp_path: Path) -> None:
    def say(name: str, sent: str) -> bytes:
        return says("200 OK", b"{}") if name == OTHER else says("301 Moved", Location=f"https://{OTHER}/2")

    with serving(tmp_path, say) as (stub, way):
        assert fetch(f"https://{HOST}/1", hosts=HOSTS, way=way).status == 200
        with pytest.raises(FetchRefused):
            fetch(f"https://{HOST}/1", hosts={HOST}, way=way)
        names = iter([[LOOPBACK], ["192.168.0.1"]])
        with pytest.raises(FetchRefused):
            fetch(
                f"https://{HOST}/1", hosts=HOSTS, way=Way(lambda *_a: next(names), way.may_reach, way.trust, way.port)
            )
    assert all("Referer" not in sent for sent in stub.heard)


@pytest.mark.parametrize(
    "place",
    [
        "http://{host}/",
        "//localhost/",
        "https://127.0.0.1/",
        "file:///etc/passwd",
        "https://evil.example.org/",
        "ftp://x",
        "https://[::1/",
    ],
)
def test_a_redirect_leads_nowhere_else(tmp_path: Path, place: str) -> None:
    with serving(tmp_path, lambda *_a: says("302 Found", Location=place.format(host=HOST))) as (stub, way):
        with pytest.raises(FetchRefused):
            fetch(f"https://{HOST}/", hosts=HOSTS, way=way)
        assert len(stub.heard) == 1


def test_a_circle_of_redirects_has_an_end(tmp_path: Path) -> None:
    with serving(tmp_path, lambda *_a: says("302 Found", Location="/again")) as (stub, way):
        with pytest.raises(FetchRefused):
            fetch(f"https://{HOST}/", hosts=HOSTS, way=way)
        assert len(stub.heard) == HOPS + 1


def test_a_certificate_of_another_name_or_of_nobody_we_trust_is_none(tmp_path: Path) -> None:
    with serving(tmp_path, lambda *_a: says("200 OK", b"{}")) as (stub, way):
        with pytest.raises(FetchFailed):
            fetch("https://third.example.org/", hosts={"third.example.org"}, way=way)
        distrusting = Way(way.resolve, way.may_reach, ssl.create_default_context, way.port)
        with pytest.raises(FetchFailed):
            fetch(f"https://{HOST}/", hosts=HOSTS, way=distrusting)
        assert stub.heard == []


BOMB = gzip.compress(b"0" * 50_000_000)


@pytest.mark.parametrize(
    "answer",
    [
        says("200 OK", b"0" * 5_000_000),
        says("200 OK", BOMB, Content_Encoding="gzip"),
        says("200 OK", b"x", Content_Encoding="br"),
        b"HTTP/1.1 200 OK\r\n\r\n" + b"0" * 5_000_000,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1\r\n0\r\n" * 500_000,
        b"HTTP/1.1 100 Continue\r\n\r\n" * 100_000,
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500_000,
        b"HTTP/1.1 200 OK\r\nA: " + b"b" * 5_000_000,
        says("200 OK", gzip.compress(b"{}")[:-4], Content_Encoding="gzip"),
        says("200 OK", b"{}", Content_Length="9"),
        b"SSH-2.0-nothing\r\n\r\n",
        b"",
    ],
    ids=[
        "long",
        "bomb",
        "strange",
        "endless",
        "pieces",
        "go on",
        "headers",
        "header",
        "torn",
        "short",
        "ssh",
        "nothing",
    ],
)
def test_what_is_too_much_or_torn_is_nothing(tmp_path: Path, answer: bytes) -> None:
    with (
        serving(tmp_path, lambda *_a: answer) as (_stub, way),
        pytest.raises((FetchFailed, FetchRefused)),
    ):
        fetch(f"https://{HOST}/", hosts=HOSTS, way=way)


@pytest.mark.parametrize("slow", [b"HTTP/1.1 200 OK\r\nA: ", b"HTTP/1.1 200 OK\r\n\r\n", b""])
def test_one_byte_now_and_then_does_not_keep_us(tmp_path: Path, slow: bytes) -> None:
    def drip(_name: str, _sent: str, line: ssl.SSLSocket) -> None:
        line.sendall(slow)
        for _each in range(200):
            line.sendall(b"b")
            time.sleep(0.05)

    with https_server(tmp_path, [HOST], drip) as stub, pytest.raises(FetchFailed):
        fetch(f"https://{HOST}/", hosts=HOSTS, within=0.5, way=way_to(stub))


def test_a_name_server_that_says_nothing_does_not_keep_us(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda *_asked, **_how: time.sleep(3) or [])
    with pytest.raises(FetchFailed):
        fetch(f"https://{HOST}/", hosts=HOSTS, within=0.2)


def test_a_packed_answer_is_unpacked(tmp_path: Path) -> None:
    with serving(tmp_path, lambda *_a: says("200 OK", gzip.compress(b'{"a": 1}'), Content_Encoding="gzip")) as (
        _s,
        way,
    ):
        assert fetch(f"https://{HOST}/", hosts=HOSTS, way=way).body == b'{"a": 1}'
