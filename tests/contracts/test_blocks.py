"""Block, mute and quiet are absolute: on every surface, whoever chose them is spared, and nobody else sees a change."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.friends.keep_away import keep_away
from alongside.hosting.access import own_cases_by
from alongside.hosting.decisions.words import remove_post
from alongside.memberships.access import get_alias
from alongside.standing.distance import block, mute
from alongside.standing.quiet import is_quiet, keep_quiet
from alongside.threads.models import Post
from alongside.web.reading import forget_readers
from tests.contracts.cast import Cast, routes, seen
from tests.contracts.route_table import TABLE
from tests.contracts.scene import WORD, Scene
from tests.contracts.surfaces import SURFACES, answered_thread
from tests.mail.post_office import SERVER, move_in
from tests.web.as_person import client_of
from tests.world import World

ALL, OTHERS, NONE = {"ben", "nora", "ada"}, {"nora", "ada"}, set[str]()
# Surface → who meets it: as it is, when Lily blocked Fern, when she muted her, when she wants to be named by nobody.
TABLE_OF_BLOCKS: dict[str, tuple[set[str], set[str], set[str], set[str]]] = {
    "existing thread": (ALL, OTHERS, ALL, ALL),  # muted: folded, one tap away; see below
    "thread, one post at a time": (ALL, OTHERS, ALL, ALL),
    "list: last words": (ALL, OTHERS, OTHERS, ALL),
    "list: title": (ALL, OTHERS, ALL, ALL),
    "search": (ALL, OTHERS, OTHERS, ALL),
    "search: title": (ALL, OTHERS, ALL, ALL),
    "Today: answer": ({"ben"}, NONE, NONE, {"ben"}),
    "Today: mention": ({"ben"}, NONE, NONE, NONE),
    "Today: followed": ({"ben", "ada"}, {"ada"}, {"ada"}, {"ben", "ada"}),
    "Today: conversation": (ALL, OTHERS, OTHERS, ALL),
    "presence": ({"ben"}, NONE, NONE, {"ben"}),
    "alias page: about": (ALL, OTHERS, ALL, ALL),
    "alias page: lately said": (ALL, OTHERS, OTHERS, ALL),
    "another's alias page": (ALL, OTHERS, ALL, ALL),
    "quote in another's post": (ALL, OTHERS, ALL, ALL),
    "composer: you answer": (ALL, OTHERS, OTHERS, ALL),
    "draft: you answer": (ALL, OTHERS, OTHERS, ALL),
    "mail, post by post": ({"ben", "ada"}, {"ada"}, {"ada"}, {"ben", "ada"}),
    "mail: another's post under her title": ({"ben", "ada"}, {"ada"}, {"ben", "ada"}, {"ben", "ada"}),
    "letter": ({"ben", "ada"}, {"ada"}, {"ada"}, {"ben", "ada"}),
    "letter: another's post under her title": ({"ben", "ada"}, {"ada"}, {"ben", "ada"}, {"ben", "ada"}),
    "request to be friends": ({"ben"}, NONE, {"ben"}, NONE),
    "request in the list of friends": ({"ben"}, NONE, {"ben"}, NONE),
    "private message": ({"ben"}, NONE, {"ben"}, {"ben"}),  # muted: folded; friends one has can always write
    "Today: request": ({"ben"}, NONE, NONE, NONE),
    "Today: private message": ({"ben"}, NONE, NONE, {"ben"}),
    "search in private words": ({"ben"}, NONE, NONE, {"ben"}),
    "meet-up: who comes": ({"ben", "ada"}, {"ada"}, {"ben", "ada"}, {"ben", "ada"}),  # muted: one may meet them there
    "meet-ups: title": (ALL, OTHERS, ALL, ALL),
    "vouch": (ALL, NONE, ALL, ALL),  # a block takes it back, with the month; who said it stands nowhere
    "another's alias page: whom they met": (ALL, OTHERS, ALL, ALL),
    "handshake": ({"ben", "ada"}, {"ada"}, {"ben", "ada"}, {"ben", "ada"}),
    "relay mail": (NONE, NONE, NONE, NONE),  # nothing is passed on to anybody who isn't a friend
    "mail: private message": ({"ben"}, NONE, NONE, {"ben"}),
    "mail: request to be friends": ({"ben"}, NONE, NONE, NONE),
    "chat: guest": ({"ben", "ada"}, {"ada"}, {"ben", "ada"}, {"ben", "ada"}),
    "chat: line": (ALL, OTHERS, ALL, ALL),  # muted: folded
    "chat: side remark": (ALL, OTHERS, ALL, ALL),
    "chat: who is here": ({"ben", "ada"}, {"ada"}, {"ada"}, {"ben", "ada"}),
    "chat: transcript": (ALL, OTHERS, ALL, ALL),
    "chat: transcript as a file": (ALL, OTHERS, ALL, ALL),  # a file folds nothing
    "live updates: answer": (ALL, OTHERS, ALL, ALL),  # muted: folded
    "live updates: line": (ALL, OTHERS, ALL, ALL),
    "live updates: who is here": ({"ben", "ada"}, {"ada"}, {"ada"}, {"ben", "ada"}),
    "mail: question of a chat": ({"ben", "ada"}, {"ada"}, {"ada"}, {"ben", "ada"}),
}
HOWS = ("as it is", "block", "mute", "quiet")


@pytest.fixture
def scene(world: World, settings: Settings) -> Scene:
    settings.MAIL_AUTHSERV = SERVER
    settings.SENDS_MAIL = False  # mail lies in the outbox, where it can be read
    move_in(world)
    forget_readers()
    return Scene(world)


def choose(world: World, how: str) -> None:
    """What Lily chooses."""
    if how == "quiet":
        keep_quiet(by=world.ben, quiet=True)
    elif how in ("block", "mute"):
        fern = Alias.objects.get(pk=world.nora.member_id)
        (keep_away if how == "block" else mute)(fern, by=world.ben)


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize("first", ["chosen first", "words first"])
@pytest.mark.parametrize("surface", sorted(SURFACES))
def test_every_surface_keeps_the_choice(scene: Scene, surface: str, how: str, first: str) -> None:
    SURFACES[surface].before(scene)
    if first == "chosen first":
        choose(scene.world, how)
    SURFACES[surface].make(scene)
    if first == "words first":
        run_until_empty()
        choose(scene.world, how)
    assert SURFACES[surface].look(scene) == TABLE_OF_BLOCKS[surface][HOWS.index(how)]


def test_the_table_names_every_surface() -> None:
    assert set(SURFACES) == set(TABLE_OF_BLOCKS)


def test_muted_words_are_folded_for_whoever_muted_and_open_for_others(scene: Scene) -> None:
    answered_thread(scene)
    choose(scene.world, "mute")
    pages = {name: scene.page(name, scene.path) for name in ("ben", "ada")}
    folded = re.compile(rf"<details[^>]*>(?:(?!</details>).)*{WORD}", re.S)
    assert folded.search(pages["ben"])
    assert not folded.search(pages["ada"])


def test_a_blocked_host_still_acts_as_a_host(world: World) -> None:
    block(get_alias(world.ben, world.mia.alias), by=world.ben)
    post = world.post(by="ben")
    remove_post(post, by=world.mia, because="Please leave the address out.")
    assert own_cases_by(world.ben).exists()
    page = client_of(world.people["ben"]).get(f"/c/{world.kitchen.public_id}/told/", follow=True).content.decode()
    assert "The hosts wrote to you" in page


def test_quiet_is_chosen_and_taken_back_on_ones_own_page_and_seen_nowhere_else(world: World) -> None:
    client, path = client_of(world.people["ben"]), f"/a/{world.ben.alias}/reading/"
    before = client_of(world.people["nora"]).get(f"/a/{world.ben.alias}/")
    client.post(path, {"quiet": "1"})
    assert is_quiet(world.ben)
    assert 'name="quiet" value="1" checked' in client.get(path).content.decode()
    assert seen(client_of(world.people["nora"]).get(f"/a/{world.ben.alias}/")) == seen(before)
    client.post(path, {})
    assert not is_quiet(world.ben)


# Nobody else's pages change: every route, opened by whoever is blocked, by others and by strangers.
CHANGES_ANYWAY = {"come-in-step", "come-in", "worker"}  # draws a name by lot; counts its visits; names its build
FRESH = re.compile(rb'(name="once" value=|data-once=)"[^"]*"')


def as_seen(answer: Any) -> tuple[object, ...]:
    """What tells something: forms carry numbers that are fresh each time."""
    status, body, headers, cookies = seen(answer)
    assert isinstance(body, bytes)
    assert isinstance(cookies, dict)
    cookies = {name: re.sub("expires=[^;]*", "", value) for name, value in cookies.items()}  # the server's own clock
    return status, FRESH.sub(b"", body), headers, cookies


def all_pages(cast: Cast, roles: tuple[str, ...]) -> dict[tuple[str, str], object]:
    """Every page as these roles see it."""
    forget_readers()
    return {
        (role, name): as_seen(cast.clients[role].get(cast.path(path)))
        for name, path in routes().items()
        for role in roles
        if name not in CHANGES_ANYWAY and TABLE[name].read is not None
    }


def changed(before: dict[tuple[str, str], object], after: dict[tuple[str, str], object]) -> list[tuple[str, str]]:
    """The pages that are not what they were."""
    return [page for page in before if before[page] != after[page]]


@pytest.mark.parametrize("how", ["block", "mute", "quiet"])
def test_no_other_page_changes(world: World, how: str) -> None:
    now = clock.now()
    clock.set_clock(lambda: now)
    cast = Cast(world)
    thread = Post.objects.get(public_id=cast.things["post_id"]).thread
    world.answer(thread, f"She {WORD}, @Lily.", by="nora")
    run_until_empty()
    roles = ("member", "host", "founder", "stranger", "elsewhere")  # the member is Fern, who is blocked
    all_pages(cast, roles)  # reading marks what was read
    before = all_pages(cast, roles)
    choose(world, how)
    assert changed(before, all_pages(cast, roles)) == []


ACTS: dict[str, Callable[[World, Any, Post], Any]] = {
    "read": lambda world, client, post: client.get(f"/t/{post.thread.public_id}/"),
    "list": lambda world, client, post: client.get(f"/c/{world.kitchen.public_id}/"),
    "alias": lambda world, client, post: client.get(f"/a/{world.ben.alias}/"),
    "search": lambda world, client, post: client.get(f"/c/{world.kitchen.public_id}/search/?q=scan"),
    "answer": lambda world, client, post: client.post(
        f"/t/{post.thread.public_id}/answer/", {"text": "Yes, @Lily.", "answers": post.public_id}
    ),
    "quote": lambda world, client, post: client.post(
        f"/t/{post.thread.public_id}/answer/", {"text": "This.", "quote": post.public_id}
    ),
    "presence": lambda world, client, post: client.post(f"/p/{post.public_id}/presence/", {"sign": "here"}),
    "friends": lambda world, client, post: client.get(f"/c/{world.kitchen.public_id}/friends/"),
    "worry": lambda world, client, post: client.post(f"/p/{post.public_id}/worry/", {"reason": "unsure"}),
}


# In a statement: a text, a number, and what the database calls a transaction within another.
VALUES = re.compile(r"'[^']*'|\b\d[\d.]*(?:e[+-]?\d+)?\b|\"s\d+_x\d+\"")


def asked_by(world: World, act: str, how: str) -> tuple[int, list[str]]:
    """The answer's status and the statements behind what Fern does to Lily, without their values."""
    post = world.post(by="ben")
    run_until_empty()
    choose(world, how)
    client = client_of(world.people["nora"])
    with CaptureQueriesContext(connection) as queries:
        answer = ACTS[act](world, client, post)
    statements = [VALUES.sub("?", query["sql"]) for query in queries.captured_queries]
    return answer.status_code, [re.sub(r"IN \([?, ]+\)", "IN (?)", statement) for statement in statements]


@pytest.mark.parametrize("act", sorted(ACTS))
@pytest.mark.parametrize("how", ["block", "mute", "quiet"])
def test_whoever_is_kept_away_waits_for_the_same_statements(world: World, act: str, how: str) -> None:
    for _time in range(2):  # what is kept ready after the first time is ready for all later ones
        usual = asked_by(world, act, "as it is")
    found = asked_by(world, act, how)
    assert found[0] == usual[0]
    assert [each for each in zip(found[1], usual[1], strict=False) if each[0] != each[1]] == []
    assert len(found[1]) == len(usual[1])
