"""Another way beside page and mail is one entry: it tells each thing once, by what its reader chose."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.jobs import job, run_until_empty
from alongside.friends.ask import ask
from alongside.notify.choose import choose_mail
from alongside.notify.gather import part
from alongside.notify.hear import chat_readers_of, readers_of
from alongside.notify.kinds import Kinds
from alongside.notify.see import past_among
from alongside.notify.ways import Bringer, News, comes_no_more_by, news_comes_by
from alongside.threads.follow import follow, read_to
from alongside.threads.models import Post, Thread
from tests.chats.hour.rooms import slow
from tests.moments import at, later
from tests.world import World

PUSHED: list[tuple[str, int]] = []
WAITING: list[tuple[int, datetime]] = []
PUSH = Kinds(*["push"] * 5)


def already(aliases, _since):  # type: ignore[no-untyped-def]
    """When each was pushed to; here all of it was today."""
    return {alias: [clock.now()] * [one for _what, one in PUSHED].count(alias) for alias in aliases}


@job()
def push_post(post: int) -> None:
    """Push a post to whoever wants it so, as any way would."""
    parted = part(readers_of(post, "push"), already)
    for reader in parted.singly:
        if reader.not_before is None:
            PUSHED.append(("post", reader.alias_id))
    WAITING.extend(parted.gathered.items())


@job()
def push_chat(chat: int) -> None:
    """Push what was said in a chat."""
    community = Thread.objects.get(is_live=True).community_id
    PUSHED.extend(("chat", reader.alias_id) for reader in chat_readers_of(community, "push"))


@job()
def push_ask(friendship: int) -> None:
    """Push that somebody asks."""
    PUSHED.append(("ask", friendship))


@pytest.fixture(autouse=True)
def _push() -> Iterator[None]:
    PUSHED.clear()
    WAITING.clear()
    news_comes_by(Bringer("push", {News.POST: push_post, News.CHAT_SAID: push_chat, News.ASK: push_ask}))
    yield
    comes_no_more_by("push")


def hear(world: World, *names: str, **instead: object) -> None:
    """These get everything pushed, none of it mailed, at noon of a day."""
    at(datetime(2026, 5, 1, 12, tzinfo=UTC))
    for name in names:
        said = {"mail": "nothing", "discreet": False, "kinds": PUSH, "quiet": None, **instead}
        choose_mail(by=world.viewer(name), **said)  # type: ignore[arg-type]


def wait() -> None:
    run_until_empty()
    later(minutes=30)
    run_until_empty()


def test_answers_mentions_and_followed_threads_come_once_by_it_and_by_no_other(world: World) -> None:
    hear(world, "ada", "mia", "nora")
    thread = world.thread()
    wait()
    follow(thread, by=world.nora)
    world.answer(thread, "I think so too, @Maple.")
    wait()
    wait()
    me = [world.ada.member_id, world.mia.member_id, world.nora.member_id]
    assert Counter(PUSHED) == Counter(("post", one) for one in me)


def test_a_chat_and_somebody_who_asks_come_once_by_it(world: World) -> None:
    hear(world, "mia")
    slow(world)
    wait()
    ask(Alias.objects.get(pk=world.mia.member_id), by=world.ben, words="We spoke of soup.")
    wait()
    assert Counter(what for what, _who in PUSHED) == Counter(["chat", "ask"])


def test_what_was_read_on_the_page_comes_by_none(world: World) -> None:
    hear(world, "ada")
    thread = world.thread()
    run_until_empty()
    answer = world.answer(thread)
    run_until_empty()
    read_to(thread, answer.number, by=world.ada)
    wait()
    assert PUSHED == []
    assert past_among(thread.pk, answer.number, [world.ada.member_id]) == {world.ada.member_id}


def test_quiet_hours_hold_and_what_is_more_than_a_day_holds_waits(world: World) -> None:
    hear(world, "ada", most=3)
    thread = world.thread()
    for number in range(4):
        world.answer(thread, f"Answer {number}.")
        wait()
    assert len(PUSHED) == 3
    assert [(world.ada.member_id, datetime(2026, 5, 2, 8, tzinfo=UTC))] == WAITING
    choose_mail(by=world.ada, quiet=(10, 20))
    PUSHED.clear()
    world.answer(thread, "Now it is quiet.")
    wait()
    assert PUSHED == []


def test_kinds_for_the_page_alone_come_by_no_other_way(world: World) -> None:
    hear(world, "ada", "nora", kinds=Kinds("page", "push", "push", "push", "push"))
    thread = world.thread()
    wait()
    follow(thread, by=world.nora)
    world.answer(thread)
    wait()
    assert [("post", world.nora.member_id)] == PUSHED
    assert Post.objects.filter(thread=thread).count() == 2
