"""What somebody could try to learn or break through a stream; each test states what holds all the same."""

import http.client
import socket
import time
from collections.abc import Callable
from urllib.parse import quote

import pytest

from alongside.aliases.models import Alias
from alongside.aliases.name import rename
from alongside.chats.hour.begin import begin
from alongside.chats.hour.here import say_here
from alongside.chats.hour.lead import pin
from alongside.chats.hour.say import say
from alongside.chats.models import Chat
from alongside.live import limits
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from alongside.standing.distance import block
from alongside.threads.cursor import Cursor, cursor_of, last_event, sealed_cursor
from alongside.threads.models import Hold, Post
from alongside.threads.move import move
from alongside.threads.saying import Words
from alongside.web.front import limits as front_limits
from tests.chats.evenings import evening
from tests.live.listening import NAME, PATIENCE, Served, cookie_of, serving
from tests.moments import at
from tests.world import World


def hour(cast: World) -> tuple[Chat, str]:
    """A chat under way, and its thread's address."""
    chat = evening(cast, "mia")
    at(chat.begins)
    chat = begin(chat, by=cast.mia)
    assert chat.thread
    return chat, chat.thread.public_id


def head(cast: World, served: Served, thread: str, name: str) -> str:
    """What stands above the lines for somebody who opens the page now."""
    ear = served.listen(thread, cookie_of(cast.people[name]), form="line")
    ear.wait(lambda ear: any(frame.name == "room" for frame in ear.frames))
    return next(frame.html for frame in ear.frames if frame.name == "room")


def test_whom_one_blocks_while_others_listen_is_above_ones_own_page_no_more(cast: World, served: Served) -> None:
    chat, thread = hour(cast)
    say_here(chat, by=cast.nora)
    pin(chat, say(chat, by=cast.nora, words=Words("A hot bath."), question=None), by=cast.mia)
    assert "Fern" in (before := head(cast, served, thread, "ben"))
    assert "A hot bath." in before
    block(Alias.objects.get(pk=cast.nora.member_id), by=cast.ben)
    assert "Fern" not in (after := head(cast, served, thread, "ben"))
    assert "A hot bath." not in after
    assert "Fern" in head(cast, served, thread, "ada"), "for others nothing changes"


def is_renamed(cast: World) -> None:
    rename(Alias.objects.get(pk=cast.nora.member_id), name="Moss")


def leaves(cast: World) -> None:
    leave(Membership.objects.get(pk=cast.nora.alias_id))


@pytest.mark.parametrize("goes", [is_renamed, leaves])
def test_a_name_that_is_no_more_is_said_to_nobody_who_comes_later(
    cast: World, served: Served, goes: Callable[[World], None]
) -> None:
    chat, thread = hour(cast)
    say_here(chat, by=cast.nora)
    assert "Fern" in head(cast, served, thread, "ben")
    goes(cast)
    assert "Fern" not in head(cast, served, thread, "ben")


def test_whoever_missed_more_than_a_stream_carries_reads_the_page_anew(
    cast: World, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat, thread = hour(cast)
    beginning = sealed_cursor(thread, Cursor(1, 0, last_event()))
    for by in (cast.ada, cast.ben, cast.nora) * 4:
        say(chat, by=by, words=Words("And so it goes on. " * 100), question=None)
    monkeypatch.setattr(limits, "CATCH_UP", 20_000)
    ear = served.listen(thread, cookie_of(cast.people["nora"]), since=beginning, form="line")
    ear.wait(lambda ear: any(frame.name == "again" for frame in ear.frames))
    assert ear.posts() == []
    assert not ear.over, "it goes on from here, and comes back to no circle"


def test_a_post_that_moves_tells_nothing_to_whom_it_was_not_there_for(cast: World, served: Served) -> None:
    began, thread, elsewhere = last_event(), cast.thread(), cast.thread("Elsewhere")
    held, shown = cast.answer(thread, "First words."), cast.answer(thread, "Second words.", by="nora")
    Post.objects.filter(pk=held.pk).update(removed=True, untold=True, hold=Hold.HOST)
    block(Alias.objects.get(pk=cast.nora.member_id), by=cast.ben)
    ears = {
        name: served.listen(thread.public_id, cookie_of(cast.people[name]), since=cursor_of(thread))
        for name in ("ada", "ben")
    }
    move([*Post.objects.filter(pk__in=[held.pk, shown.pk])], to=elsewhere, by=cast.mia, because="It fits there.")
    ears["ada"].wait(lambda ear: any(frame.name == "gone" for frame in ear.frames))
    cast.answer(thread, "On we go.", by="ada")
    for ear in ears.values():
        ear.wait_for("On we go.")
    assert [frame.html for frame in ears["ada"].frames if frame.name == "gone"] == [shown.public_id]
    assert "gone" not in {frame.name for frame in ears["ben"].frames}
    beginning = sealed_cursor(thread.public_id, Cursor(1, 0, began))
    again = served.listen(thread.public_id, cookie_of(cast.people["ben"]), since=beginning)
    again.wait_for("On we go.")
    assert "gone" not in {frame.name for frame in again.frames}


def deaf(served: Served, path: str, cookie: str) -> socket.socket:
    """Somebody who asks for a stream and takes nothing of it, with as little room for it as there may be."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.connect(("127.0.0.1", served.port))
    line.sendall(f"GET {path} HTTP/1.1\r\nHost: {NAME}\r\nCookie: {cookie}\r\n\r\n".encode())
    return line


def test_whoever_takes_nothing_of_a_stream_holds_it_no_longer_by_asking_for_more(
    cast: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    thread = cast.thread()
    beginning = sealed_cursor(thread.public_id, Cursor(0, 0, last_event()))
    for _ in range(12):
        cast.answer(thread, "And so it goes on. " * 900, by="ada")
    monkeypatch.setattr(front_limits, "WRITE_STALL", 1.0)
    path, cookie = f"/live/{thread.public_id}/?from={quote(beginning)}", cookie_of(cast.people["nora"])
    with serving(on_its_way=4096) as served, deaf(served, path, cookie) as line:
        time.sleep(0.6)
        line.sendall(f"GET /static/none HTTP/1.1\r\nHost: {NAME}\r\n\r\n".encode())
        time.sleep(1.5)
        line.settimeout(5)
        answer = http.client.HTTPResponse(line)
        answer.begin()
        assert answer.status == 200
        with pytest.raises((http.client.IncompleteRead, ConnectionError)):  # it was cut; a stream that goes on waits
            answer.read()


def test_nobody_fills_the_house_with_streams_of_one_session_that_they_never_read(cast: World) -> None:
    thread, cookie = cast.thread(), cookie_of(cast.people["nora"])
    beginning = sealed_cursor(thread.public_id, Cursor(0, 0, last_event()))
    for _ in range(12):
        cast.answer(thread, "And so it goes on. " * 900, by="ada")
    path = f"/live/{thread.public_id}/?from={quote(beginning)}"
    with serving(on_its_way=4096) as served:
        lines = [deaf(served, path, cookie) for _ in range(limits.LINES_PER_SESSION)]
        assert {line.recv(12) for line in lines} == {b"HTTP/1.1 200"}
        assert served.listen(thread.public_id, cookie).status == 503
        assert served.listen(thread.public_id, cookie_of(cast.people["ben"])).status == 200, "others aren't kept out"
        for line in lines:
            line.close()
        end = time.monotonic() + PATIENCE
        while (status := served.listen(thread.public_id, cookie).status) != 200 and time.monotonic() < end:
            time.sleep(0.1)
        assert status == 200
