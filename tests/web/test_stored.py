"""What strangers read is kept, and right from the very next answer after any change."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started  # noqa: TID251
from django.db import close_old_connections, connection
from django.test.utils import CaptureQueriesContext

from alongside.aliases.models import Alias
from alongside.aliases.name import rename
from alongside.asgi import build_front
from alongside.communities.found import change
from alongside.memberships.lead import appoint, greet
from alongside.memberships.leave import leave, let_go
from alongside.memberships.models import Membership
from alongside.threads.lock import pin
from alongside.threads.models import Post
from alongside.threads.move import move
from alongside.threads.opening import agree_to_open, disagree_to_open
from alongside.threads.withdraw import withdraw
from alongside.threads.withhold import remove as remove_post
from alongside.web.front.app import Front
from alongside.web.front.asked import Asked
from alongside.web.stored import is_strangers_page
from tests.world import World, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    """The cast, in a kitchen that everyone may read."""
    made = build_world()
    made.kitchen = change(made.kitchen, is_open=True)
    return made


@pytest.fixture
def front() -> Iterator[Front]:
    """The front as it is served, in this thread, whose transaction Django would otherwise end with the request."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield build_front()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def read(front: Front, path: str, query: bytes = b"", **fields: str) -> tuple[int, str]:
    """What a stranger gets."""
    sent = [
        (name.replace("_", "-").encode(), value.encode()) for name, value in {"host": "localhost", **fields}.items()
    ]
    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": query,
        "http_version": "1.1", "headers": sent, "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8000),
    }  # fmt: skip
    answer = front.make_answer(Asked(scope))
    return answer.status, answer.body.decode()


def test_a_warm_page_takes_one_query(world: World, front: Front) -> None:
    for path in (f"/t/{world.thread().public_id}/", f"/c/{world.kitchen.public_id}/"):
        first = read(front, path)
        with CaptureQueriesContext(connection) as found:
            assert read(front, path) == first
        assert len(found) == 1


@pytest.mark.parametrize("place", ["thread", "doorway"])
@pytest.mark.parametrize(
    "happen",
    [
        lambda world, post: world.answer(post.thread, "Something quite new"),
        lambda world, post: appoint(world.ben.member_id, by=world.ada),
        lambda world, post: withdraw(post, by=world.ada),
        lambda world, post: remove_post(post),
        lambda world, post: rename(Alias.objects.get(pk=world.ada.alias_id), name="Bittern"),
        lambda world, post: change(world.kitchen, name="Another Kitchen"),
        lambda world, post: pin(post.thread, by=world.ada),
    ],
    ids=["answered", "appointed", "withdrawn", "removed", "renamed", "community", "pinned"],
)
def test_a_kept_page_is_what_django_would_make_now(
    world: World, front: Front, place: str, happen: Callable[[World, Any], Any]
) -> None:
    post = world.post(text="The words that were said.")
    path = f"/t/{post.thread.public_id}/" if place == "thread" else f"/c/{world.kitchen.public_id}/"
    read(front, path)
    happen(world, post)
    kept, fresh = read(front, path), read(build_front(), path)
    assert kept == fresh
    assert kept[0] == 200


@pytest.mark.parametrize(
    "go",
    [lambda world, mia: leave(mia), lambda world, mia: let_go(mia, by=world.ada)],
    ids=["left", "was removed"],
)
def test_a_host_who_is_gone_greets_nobody_any_more(
    world: World, front: Front, go: Callable[[World, Membership], None]
) -> None:
    greet(by=world.mia, greets=True, greeting="Come in, the kettle is on.")
    path = f"/c/{world.kitchen.public_id}/"
    assert "the kettle is on" in read(front, path)[1]
    go(world, Membership.objects.get(pk=world.mia.alias_id))
    assert "the kettle is on" not in read(front, path)[1]


def quoting(post: Post) -> str:
    """Words that show the words of this post."""
    return f"Look:\n\n> @post:{post.public_id}"


def test_quoted_words_go_from_other_threads_when_their_own_closes(world: World, front: Front) -> None:
    post = world.post(text="Words that everyone could read.")
    path = f"/t/{world.thread(text=quoting(post)).public_id}/"
    agree_to_open(post.thread, by=world.ada)
    assert "everyone could read" in read(front, path)[1]
    disagree_to_open(post.thread, by=world.ada)
    assert "everyone could read" not in read(front, path)[1]


def test_quoted_words_go_from_other_threads_when_they_move_to_members(world: World, front: Front) -> None:
    change(world.kitchen, is_open=False)
    inside = world.thread("For members")
    change(world.kitchen, is_open=True)
    start = world.thread()
    first, last = (world.answer(start, text) for text in ("Words that move first.", "Words that move last."))
    path = f"/t/{world.thread(text=quoting(first)).public_id}/"
    assert "move first" in read(front, path)[1]
    move([first, last], to=inside, by=world.mia, because="It is for members.")
    assert "Words that move" not in read(front, path)[1]


def test_a_thread_that_closes_is_gone_at_once(world: World, front: Front) -> None:
    post = world.post()
    path = f"/t/{post.thread.public_id}/"
    assert read(front, path)[0] == 200
    type(post.thread).objects.filter(pk=post.thread.pk).update(is_open=False)
    assert read(front, path)[0] == 404


def test_language_look_and_page_have_pages_of_their_own(world: World, front: Front) -> None:
    path = f"/t/{world.thread().public_id}/"
    assert 'lang="en"' in read(front, path)[1]
    assert 'lang="es"' in read(front, path, accept_language="es")[1]
    assert 'data-theme="dark"' in read(front, path, cookie="look=dark.")[1]
    assert 'data-theme="dark"' not in read(front, path)[1]


def test_whoever_may_be_somebody_gets_a_page_of_their_own(world: World, front: Front) -> None:
    path = f"/t/{world.thread().public_id}/"
    read(front, path)
    size = len(front._store._kept)
    for cookie in ("session=abc", "csrf=abc", "look=dark.; session=abc"):
        assert read(front, path, cookie=cookie)[0] == 200
    read(front, path, query=b"page=1&x=2")
    assert len(front._store._kept) == size


def test_a_field_that_comes_twice_counts_as_django_counts_it(world: World) -> None:
    asked = Asked(
        {
            "method": "GET", "path": f"/t/{world.thread().public_id}/", "query_string": b"",
            "headers": [
                (b"host", b"localhost"), (b"cookie", b"session=abc"), (b"cookie", b"look=dark."),
                (b"accept-language", b"es"), (b"accept-language", b"en;q=0.5"),
            ],
        }
    )  # fmt: skip
    assert asked.cookies == {"session": "abc", "look": "dark."}
    assert not is_strangers_page(asked)
    assert asked.language == "es"


def test_no_kept_page_holds_a_form_token(world: World, front: Front) -> None:
    for path in (f"/t/{world.thread().public_id}/", f"/c/{world.kitchen.public_id}/"):
        assert not re.search("csrfmiddlewaretoken", read(front, path)[1])
    assert isinstance(front.pages.handler, WSGIHandler)
