"""Nothing is missed and nothing comes twice, whatever dies and however a line comes into the database."""

import re
import threading
import time
from typing import Any

import pytest
from django.db import connection, transaction

from alongside.core.events import publish
from alongside.live import happened, limits
from alongside.live.admit import Admitted
from alongside.live.room import Room, Touched
from alongside.threads.cursor import Cursor, cursor_of, find_cursor, sealed_cursor
from alongside.threads.edit import edit
from alongside.threads.events import PostEdited
from alongside.threads.models import Post, Thread
from alongside.threads.page import get_thread_with_community
from alongside.threads.saying import Words
from tests.live.elsewhere import say_elsewhere, serving_elsewhere
from tests.live.listening import SILENCE, Served, cookie_of
from tests.world import World

ON_POSTGRESQL = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one writer and no notifications"
)


def posts_of(thread: Thread) -> list[str]:
    """The ids of all answers, in their order."""
    return list(Post.objects.filter(thread=thread, number__gt=1).order_by("number").values_list("public_id", flat=True))


def test_whoever_comes_back_gets_what_was_said_meanwhile_once(cast: World, served: Served) -> None:
    thread, cookie = cast.thread(), cookie_of(cast.people["nora"])
    first = served.listen(thread.public_id, cookie, since=cursor_of(thread))
    post = cast.answer(thread, "Heard")
    first.wait_for("Heard")
    first.close()
    cast.answer(thread, "Missed")
    edit(post, by=cast.ben, words=Words("Heard otherwise"))
    again = served.listen(thread.public_id, cookie, since=cursor_of(thread), last=first.last_id)
    again.wait_for("Missed")
    again.wait_for("Heard otherwise")
    assert first.posts() + again.posts() == [post.public_id, post.public_id, posts_of(thread)[1]]


def test_with_nothing_missed_nothing_comes(cast: World, served: Served) -> None:
    thread, cookie = cast.thread(), cookie_of(cast.people["nora"])
    cast.answer(thread, "Read already")
    thread.refresh_from_db()
    ear = served.listen(thread.public_id, cookie, since=cursor_of(thread))
    time.sleep(SILENCE)
    assert ear.frames == []


@pytest.mark.parametrize("carried", ["", "x", "A" * 59])
def test_an_invented_cursor_is_as_good_as_none(cast: World, served: Served, carried: str) -> None:
    thread = cast.thread()
    cast.answer(thread, "Before")
    ear = served.listen(thread.public_id, cookie_of(cast.people["nora"]), last=carried)
    cast.answer(thread, "After")
    ear.wait_for("After")
    assert "Before" not in ear.raw.decode()


def test_another_threads_cursor_is_as_good_as_none(cast: World, served: Served) -> None:
    thread = cast.thread()
    cast.answer(thread, "Before")
    strange = sealed_cursor(cast.thread("Another").public_id, Cursor(0, 0, 0))
    ear = served.listen(thread.public_id, cookie_of(cast.people["nora"]), last=strange)
    cast.answer(thread, "After")
    ear.wait_for("After")
    assert "Before" not in ear.raw.decode()


def test_a_server_killed_in_the_middle_costs_no_line(cast: World, settings: Any) -> None:
    settings.LIMITS_TIMES = 1_000  # one speaks for many
    thread, cookies = cast.thread(), [cookie_of(cast.people[name]) for name in ("nora", "mia", "nora")]
    enough, begun = threading.Event(), cursor_of(thread)

    def talk() -> None:
        number = 0
        while not enough.wait(0.05):
            number += 1
            cast.answer(thread, f"Line {number}.")
        connection.close()

    talking = threading.Thread(target=talk)
    with serving_elsewhere() as server:
        lives = [[server.listen(thread.public_id, cookie, since=begun) for cookie in cookies]]
        talking.start()
        for _ in range(2):
            lives[-1][0].wait(lambda ear: len(ear.posts()) > 5)
            server.kill()
            for ear in lives[-1]:
                ear.wait(lambda ear: ear.over)
            server.start()
            before = zip(cookies, lives[-1], strict=True)
            lives.append(
                [server.listen(thread.public_id, cookie, since=begun, last=ear.last_id) for cookie, ear in before]
            )
        enough.set()
        talking.join()
        for ear in lives[-1]:
            ear.wait(lambda ear: ear.posts()[-1:] == posts_of(thread)[-1:])
        for number in range(len(cookies)):
            assert [post for life in lives for post in life[number].posts()] == posts_of(thread)


def test_whoever_is_cut_off_after_catching_up_gets_nothing_twice(cast: World) -> None:
    thread = cast.thread()
    begun, events = cursor_of(thread), happened.Reader()
    events.begin()
    room = Room(get_thread_with_community(thread.public_id), events.floor)
    nora = Admitted(thread.public_id, "a session", cast.nora, "", "en", "")
    cast.answer(thread, "Missed")
    now = get_thread_with_community(thread.public_id)
    room.advance(now, Touched(), events.floor)  # and the loop didn't hand it out yet
    sent = room.begin(nora, begun, now.version, events).decode()
    carried = find_cursor(thread.public_id, re.findall("^id: (.+)$", sent, re.MULTILINE)[-1])
    assert "Missed" in sent
    assert carried
    assert carried.number == now.last_number == 2


def test_what_another_process_says_comes_here(cast: World, served: Served) -> None:
    thread = cast.thread()
    ear = served.listen(thread.public_id, cookie_of(cast.people["nora"]), since=cursor_of(thread))
    say_elsewhere(thread.pk, cast.kitchen.pk, cast.people["ben"], "From afar", "And again")
    ear.wait_for("And again")
    assert ear.posts() == posts_of(thread)


def test_a_cursor_of_one_process_holds_in_another(cast: World, served: Served) -> None:
    thread, cookie = cast.thread(), cookie_of(cast.people["nora"])
    with serving_elsewhere() as other:
        here = served.listen(thread.public_id, cookie, since=cursor_of(thread))
        there = other.listen(thread.public_id, cookie, since=cursor_of(thread))
        cast.answer(thread, "Said once")
        here.wait_for("Said once")
        there.wait_for("Said once")
        again = other.listen(thread.public_id, cookie, last=here.last_id)
        cast.answer(thread, "Said later")
        again.wait_for("Said later")
        assert again.posts() == posts_of(thread)[1:]


@ON_POSTGRESQL
def test_a_lost_connection_to_the_database_costs_no_line(cast: World, served: Served) -> None:
    thread = cast.thread()
    ear = served.listen(thread.public_id, cookie_of(cast.people["nora"]), since=cursor_of(thread))
    cast.answer(thread, "Before")
    ear.wait_for("Before")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
            "AND datname = current_database()"
        )
    cast.answer(thread, "After")
    ear.wait_for("After")
    assert ear.posts() == posts_of(thread)


@ON_POSTGRESQL
def test_what_is_committed_late_comes_though_later_events_came_before(cast: World, served: Served) -> None:
    thread = cast.thread()
    post = cast.answer(thread, "First words")
    thread.refresh_from_db()
    ear = served.listen(thread.public_id, cookie_of(cast.people["nora"]), since=cursor_of(thread))
    written, commit = threading.Event(), threading.Event()

    def change_slowly() -> None:
        with transaction.atomic():
            publish(PostEdited(post.pk))
            Post.objects.filter(pk=post.pk).update(html="<p>Changed slowly</p>")
            written.set()
            commit.wait(30)
        connection.close()

    slow = threading.Thread(target=change_slowly)
    slow.start()
    assert written.wait(30)
    other = cast.thread("Another thread")  # its events have later ids, and are committed before
    cast.answer(other)
    time.sleep(limits.LOOK + SILENCE)
    commit.set()
    slow.join()
    ear.wait_for("Changed slowly")


def test_an_event_that_never_comes_is_waited_for_a_while_alone(cast: World) -> None:
    cast.thread()
    now = [0.0]
    reader = happened.Reader(now=lambda: now[0])
    reader.begin()
    last = reader.last
    later = happened.Happened(last + 3, "PostAdded", {"post": 1})
    reader.took([later])
    if connection.vendor == "sqlite":  # one writer: what has no row now was taken back
        assert reader.floor == last + 3
        return
    assert reader.floor <= last
    now[0] = limits.GAP_LASTS + 1
    reader.took([])
    assert reader.floor == last + 3
