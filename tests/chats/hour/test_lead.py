"""Leading: a line in everybody's sight, and calm in single minutes; for hosts and those who lead with them."""

from datetime import timedelta

import pytest

from alongside.chats.events import RoomChanged
from alongside.chats.guests import set_guest
from alongside.chats.hour.errors import ChatOver, NotToPin
from alongside.chats.hour.lead import calm, let_flow, pin, unpin
from alongside.chats.hour.read import pinned_line
from alongside.core import clock
from alongside.core.errors import NotFound, Refused
from alongside.core.jobs import run_until_empty
from alongside.core.models import EventRow
from alongside.hosting.decisions.words import hold_post, remove_post
from alongside.journal.models import Entry
from alongside.journal.record import NoReason
from alongside.standing.distance import block
from alongside.standing.errors import Paused
from alongside.standing.pause import pause
from alongside.threads.errors import ThreadSlow
from alongside.threads.models import Post
from alongside.threads.withdraw import restore, withdraw
from tests.chats.evenings import alias_of
from tests.chats.hour.rooms import begun, line, minutes, now, over, slow
from tests.world import World


def co_host(world: World, chat: object, name: str = "ben") -> None:
    """Let somebody lead it, too."""
    set_guest(chat, alias_of(world, name), "Nurse", is_co_host=True, by=world.ada)  # type: ignore[arg-type]


def test_a_line_is_kept_in_sight_and_another_takes_its_place(world: World) -> None:
    chat = begun(world, 5)
    first, second = line(world, chat, "Tea."), line(world, chat, "Milk.", by="nora")
    pin(chat, first, by=world.mia)
    pin(chat, first, by=world.mia)
    assert EventRow.objects.filter(name=RoomChanged.__name__).count() == 2, "one question, one line"
    co_host(world, chat)
    pin(chat, second, by=world.ben)
    shown = pinned_line(now(chat), world.nora)
    assert shown is not None
    assert (shown.post.public_id, shown.question) == (second.public_id, 1)
    unpin(chat, by=world.ben)
    assert now(chat).pinned is None


def test_what_is_not_there_for_everybody_is_not_kept_in_sight(world: World) -> None:
    chat, elsewhere = begun(world, 5), world.post()
    gone, held, removed = (line(world, chat, text) for text in ("One.", "Two.", "Three."))
    withdraw(gone, by=world.ben)
    hold_post(held, by=world.ada, because="Let me look.")
    remove_post(removed, by=world.ada, because="A sale.")
    for post in (gone, held, removed):
        with pytest.raises(NotToPin):
            pin(chat, post, by=world.ada)
    for post in (elsewhere, Post.objects.get(thread=chat.thread, number=1)):
        with pytest.raises(NotFound):
            pin(chat, post, by=world.ada)


@pytest.mark.parametrize("how", ["taken back", "held", "removed"])
def test_a_line_that_goes_is_in_nobodys_sight_any_more(world: World, how: str) -> None:
    chat = begun(world, 5)
    pin(chat, post := line(world, chat), by=world.ada)
    if how == "taken back":
        withdraw(post, by=world.ben)
    elif how == "held":
        hold_post(post, by=world.mia, because="Let me look.")
    else:
        remove_post(post, by=world.mia, because="A sale.")
    assert pinned_line(now(chat), world.nora) is None, "from the very next answer"
    run_until_empty()
    assert now(chat).pinned is None
    if how == "taken back":
        restore(post, by=world.ben)
        assert now(chat).pinned is None


def test_a_line_of_whom_one_blocked_is_not_kept_in_ones_own_sight(world: World) -> None:
    chat = begun(world, 5)
    pin(chat, line(world, chat), by=world.ada)
    block(alias_of(world, "ben"), by=world.nora)
    assert pinned_line(now(chat), world.nora) is None
    assert pinned_line(now(chat), world.mia) is not None


def test_calm_is_in_single_minutes_with_a_reason_in_the_journal(world: World) -> None:
    chat = begun(world, 5)
    co_host(world, chat)
    calm(chat, by=world.ben, because="Many voices.", minutes=2)
    thread = now(chat).thread
    assert thread
    assert (thread.slow, thread.slow_note) == (2, "Many voices.")
    line(world, chat, by="nora")
    with pytest.raises(ThreadSlow, match="2 minutes"):
        line(world, chat, by="nora")
    line(world, chat, by="ben")
    line(world, chat, "Whoever leads is heard.", by="ben")
    let_flow(chat, by=world.mia, because="Calm now.")
    line(world, chat, by="nora")
    entries = Entry.objects.order_by("pk").values_list("verb", "by", "because")
    assert list(entries) == [
        ("slow", world.ben.alias_id, "Many voices."), ("flow", world.mia.alias_id, "Calm now."),
    ]  # fmt: skip


def test_calm_takes_a_reason_and_a_time_that_was_offered(world: World) -> None:
    chat = begun(world, 5)
    with pytest.raises(NoReason):
        calm(chat, by=world.ada, because=" ")
    for much in (0, 10, 60):
        with pytest.raises(Refused, match="one minute, two, or five"):
            calm(chat, by=world.ada, because="Hm.", minutes=much)


def test_calm_ends_with_the_hour(world: World) -> None:
    chat = begun(world, 5)
    calm(chat, by=world.ada, because="Many voices.", minutes=5)
    minutes(60)
    ended = now(chat)
    assert ended.thread
    assert (ended.thread.slow, ended.thread.slow_note) == (0, "")


def test_members_guests_strangers_and_the_paused_lead_nothing(world: World) -> None:
    chat = begun(world, 5)
    post = line(world, chat)
    set_guest(chat, alias_of(world, "nora"), "Nurse", is_co_host=False, by=world.ada)
    pause(alias_of(world, "mia"), by=world.ada, until=clock.now() + timedelta(days=1), because="Rest.")
    elsewhere = world.viewer("ada", world.garden)
    for who, error in (
        (world.ben, NotFound), (world.nora, NotFound), (world.nobody, NotFound), (world.otto, NotFound),
        (elsewhere, NotFound), (world.mia, Paused),
    ):  # fmt: skip
        with pytest.raises(error):
            pin(chat, post, by=who)
        with pytest.raises(error):
            unpin(chat, by=who)
        with pytest.raises(error):
            calm(chat, by=who, because="Hm.")
        with pytest.raises(error):
            let_flow(chat, by=who, because="Hm.")


def test_when_it_is_over_nothing_is_led(world: World) -> None:
    chat = slow(world)
    post = line(world, chat)
    chat = over(chat)
    for lead in (lambda: pin(chat, post, by=world.ada), lambda: calm(chat, by=world.ada, because="Hm.")):
        with pytest.raises(ChatOver):
            lead()
