"""Odd addresses and methods: numbers too large, letters that aren't, verbs nobody uses. Nothing breaks or changes."""

import pytest

from alongside.web.frame import LOOK_COOKIE
from tests.contracts.cast import Cast, routes
from tests.contracts.test_routes import all_rows
from tests.world import World

ASKED = ("page", "at", "before", "q", "by", "to", "quote", "next", "another", "kept", "forget", "version")
ODD = ("9" * 40, "9" * 5_000, "-1", "0", "²", "٣", "a\0b", "\ud83d", "'\"><", "%", "1e9", "x" * 4_000, "")
METHODS = ("put", "patch", "delete", "options", "trace")


@pytest.fixture
def cast(world: World) -> Cast:
    made = Cast(world)
    for client in made.clients.values():
        client.raise_request_exception = False
    return made


@pytest.mark.parametrize("view", ["usual", "bad-day"])
def test_no_odd_question_breaks_a_page(cast: Cast, view: str) -> None:
    founder = cast.clients["founder"]
    founder.cookies[LOOK_COOKIE] = f".{view}"
    broken, tried = [], 0
    for name, pattern in routes().items():
        path = cast.path(pattern)
        for odd in ODD:
            bad = odd.encode("utf-8", "surrogatepass")
            answer = founder.get(path, dict.fromkeys(ASKED, bad))
            tried += 1
            if answer.status_code >= 500:
                broken.append((name, odd[:10], answer.status_code))
    assert broken == []
    assert tried == len(routes()) * len(ODD)


def test_no_other_method_does_anything(cast: Cast) -> None:
    before = all_rows()
    for name, pattern in routes().items():
        for method in METHODS:
            answer = getattr(cast.clients["founder"], method)(cast.path(pattern))
            assert answer.status_code < 500, (name, method)
            assert answer.status_code >= 300, (name, method, answer.status_code)
    assert all_rows() == before


def test_an_id_is_taken_as_it_is_and_not_otherwise(cast: Cast) -> None:
    thread, ben = cast.things["thread_id"], cast.clients["author"]
    for odd in (thread.upper(), f"{thread} ", f"{thread}%00", f"{thread}'", "%ff%fe", "1", "..", "%2e%2e%2f"):
        assert ben.get(f"/t/{odd}/").status_code in (404, 400), odd


def test_fields_nobody_offered_change_nothing(cast: Cast, world: World) -> None:
    extra = {"role": "founder", "state": "left", "closed": "1", "version": "99", "public_id": "x" * 26, "is_open": "",
             "month": "2000-01-01", "community": world.garden.public_id, "author": world.nora.alias}  # fmt: skip
    ben, kitchen = cast.clients["author"], world.kitchen
    ben.post(f"/a/{world.ben.alias}/edit/", {"about": "Hello", **extra})
    ben.post(f"/c/{kitchen.public_id}/write/", {"title": "A title", "text": "Words.", **extra})
    told = {"name": "Kidney Kitchen", "purpose": "p", "audience": "a", "guidelines": "g", "language": "en"}
    cast.clients["founder"].post(f"/c/{kitchen.public_id}/hosts/doorway/", {**told, "joining": "open", **extra})
    kitchen.refresh_from_db()
    assert (kitchen.name, kitchen.closed, kitchen.purpose) == ("Kidney Kitchen", False, "p")
    assert kitchen.version < 99
    ben_now = world.ben
    assert (ben_now.role, ben_now.is_member, ben_now.name) == ("member", True, "Lily")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("text=" + "x" * 3_000_000, "application/x-www-form-urlencoded"),
        ("&".join(f"a{number}=1" for number in range(1_500)), "application/x-www-form-urlencoded"),
        ("text=a", "application/x-www-form-urlencoded; charset=utf-7"),
        ("broken", "multipart/form-data"),
        ("--x\r\nbroken", "multipart/form-data; boundary=x"),
        ('{"text": "a"}', "application/json"),
    ],
    ids=["too large", "too many fields", "another alphabet", "no boundary", "cut short", "no form at all"],
)
def test_what_is_too_large_or_broken_is_refused_in_plain_words(cast: Cast, body: str, kind: str) -> None:
    path = cast.path(routes()["new-thread"])
    for client in (cast.clients["author"], cast.clients["stranger"]):
        answer = client.post(path, body, content_type=kind)
        assert 400 <= answer.status_code < 500
        assert b"Bad Request" not in answer.content
        assert b"all." in answer.content, "a page of ours"
