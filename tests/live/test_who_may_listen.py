"""A stream is for members alone, and ends with their membership: not one line after."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from alongside.accounts.models import Session
from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core import clock
from alongside.live import limits
from alongside.memberships.lead import retire
from alongside.memberships.leave import leave, let_go
from alongside.memberships.models import Membership, State
from alongside.standing.pause import pause
from alongside.threads.cursor import cursor_of
from alongside.threads.models import Thread
from tests.live.listening import Ear, Served, cookie_of
from tests.world import World

MISSING = "a" * 26


def answer(ear: Ear) -> tuple[int, bytes, dict[str, str]]:
    """All that such an answer tells."""
    return ear.status, ear.body, {name: value for name, value in ear.head.items() if name != "date"}


def test_to_all_others_it_is_as_if_there_were_no_such_thread(cast: World, served: Served) -> None:
    thread, garden = cast.thread(), cast.people["otto"]
    former, waiting = Membership.objects.get(pk=cast.ben.alias_id), Membership.objects.get(pk=cast.nora.alias_id)
    cookies = {name: cookie_of(person) for name, person in cast.people.items()}
    leave(former)
    Membership.objects.filter(pk=waiting.pk).update(state=State.ASKED)
    nothing = answer(served.listen(MISSING, cookies["mia"]))
    assert nothing[0] == 404
    for name in ("ben", "nora", "otto"):
        assert answer(served.listen(thread.public_id, cookies[name])) == nothing, name
        assert answer(served.listen(thread.public_id, cookies[name], since=cursor_of(thread))) == nothing, name
    assert answer(served.listen(thread.public_id)) == nothing
    assert answer(served.listen(thread.public_id, "session=invented")) == nothing
    assert garden
    assert served.listen(thread.public_id, cookies["mia"]).status == 200


def test_strangers_have_no_stream_even_where_they_read(cast: World, served: Served) -> None:
    thread = cast.thread()
    Thread.objects.filter(pk=thread.pk).update(is_open=True)
    Community.objects.filter(pk=cast.kitchen.pk).update(is_open=True)
    assert answer(served.listen(thread.public_id)) == answer(served.listen(MISSING))


@pytest.mark.parametrize(
    "fields",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://elsewhere.example"},
     {"Origin": "null"}],
)  # fmt: skip
def test_no_other_site_listens_with_ones_cookie(cast: World, served: Served, fields: dict[str, str]) -> None:
    thread, cookie = cast.thread(), cookie_of(cast.people["mia"])
    assert served.listen(thread.public_id, cookie, **fields).status == 404
    assert served.listen(thread.public_id, cookie, **{"Sec-Fetch-Site": "same-origin"}).status == 200


def test_a_stream_is_kept_by_nobody_and_read_as_nothing_else(cast: World, served: Served) -> None:
    head = served.listen(cast.thread().public_id, cookie_of(cast.people["mia"])).head
    assert head["content-type"] == "text/event-stream; charset=utf-8"
    assert head["cache-control"] == "no-store"
    assert head["x-content-type-options"] == "nosniff"
    assert head["x-robots-tag"] == "noindex, nofollow, noarchive"
    assert "set-cookie" not in head


def leaves(cast: World) -> None:
    leave(Membership.objects.get(pk=cast.nora.alias_id))


def is_let_go(cast: World) -> None:
    let_go(Membership.objects.get(pk=cast.nora.alias_id), by=cast.ada)


def signs_out_elsewhere(cast: World) -> None:
    Session.objects.filter(person_id=cast.people["nora"]).delete()


def lets_the_session_run_out(cast: World) -> None:
    Session.objects.filter(person_id=cast.people["nora"]).update(ends_at=clock.now() - timedelta(seconds=1))


def closes(cast: World) -> None:
    Community.objects.filter(pk=cast.kitchen.pk).update(closed=True)


def hides_the_thread(cast: World) -> None:
    Thread.objects.filter(community=cast.kitchen).update(gone=True)


@pytest.mark.parametrize(
    "ends", [leaves, is_let_go, signs_out_elsewhere, lets_the_session_run_out, closes, hides_the_thread]
)
def test_not_one_line_comes_after_the_end(cast: World, served: Served, ends: Callable[[World], None]) -> None:
    thread = cast.thread()
    ear = served.listen(thread.public_id, cookie_of(cast.people["nora"]), since=cursor_of(thread))
    ends(cast)
    if ends not in (closes, hides_the_thread):
        cast.answer(thread, "Said after the end")
    ear.wait(lambda ear: ear.over)
    assert "after the end" not in ear.raw.decode()
    assert ear.frames[-1].name == "end", "a browser is told not to come back"


def test_a_paused_member_reads_on(cast: World, served: Served) -> None:
    thread = cast.thread()
    cookie = cookie_of(cast.people["nora"])
    ear = served.listen(thread.public_id, cookie, since=cursor_of(thread))
    until = clock.now() + timedelta(days=1)
    pause(Alias.objects.get(pk=cast.nora.member_id), by=cast.mia, until=until, because="Some rest")
    cast.answer(thread, "I'll think of you.")
    ear.wait_for("think of you")
    assert served.listen(thread.public_id, cookie).status == 200


def test_who_hosts_no_more_reads_as_a_member(cast: World, served: Served) -> None:
    thread = cast.thread()
    ear = served.listen(thread.public_id, cookie_of(cast.people["mia"]), since=cursor_of(thread))
    cast.answer(thread, "Before")
    assert "/remove/" in ear.wait_for("Before").html
    retire(cast.mia.member_id, by=cast.ada)
    cast.answer(thread, "After")
    assert "/remove/" not in ear.wait_for("After").html


def test_a_stream_alone_keeps_nobody_signed_in(cast: World, served: Served) -> None:
    cookie = cookie_of(cast.people["nora"])
    soon = clock.now() + timedelta(minutes=2)
    Session.objects.filter(person_id=cast.people["nora"]).update(shared=True, ends_at=soon)
    assert served.listen(cast.thread().public_id, cookie).status == 200
    assert Session.objects.get(person_id=cast.people["nora"]).ends_at == soon


def test_beyond_a_few_streams_of_one_browser_the_oldest_ends(
    cast: World, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "STREAMS_PER_SESSION", 2)
    thread, cookie = cast.thread(), cookie_of(cast.people["nora"])
    first, second, third = (served.listen(thread.public_id, cookie, since=cursor_of(thread)) for _ in range(3))
    first.wait(lambda ear: ear.over)
    cast.answer(thread, "I'll think of you.")
    for ear in (second, third):
        ear.wait_for("think of you")


def test_other_methods_and_paths_are_nothing(cast: World, served: Served) -> None:
    import http.client

    thread, cookie = cast.thread(), cookie_of(cast.people["mia"])
    nothing = served.listen(MISSING, cookie)
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "HEAD"):
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
        connection.request(method, f"/live/{thread.public_id}/", headers={"Host": "localhost:8000", "Cookie": cookie})
        found: Any = connection.getresponse()
        assert (found.status, found.read()) == (404, b"" if method == "HEAD" else nothing.body), method
        connection.close()
