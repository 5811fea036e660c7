"""A calmed thread: members wait between two answers, hosts don't, and both sides read why."""

from datetime import UTC, datetime, timedelta

import pytest

from alongside.core import clock
from alongside.core.errors import Refused
from alongside.hosting.decisions.threads import close_thread, let_flow, open_thread, slow_down
from alongside.hosting.models import Decision
from alongside.journal.record import NoReason
from alongside.memberships.errors import NotHost
from alongside.threads.errors import ThreadSlow
from tests.world import World


def later(minutes: int) -> None:
    """So many minutes go by."""
    now = clock.now() + timedelta(minutes=minutes)
    ahead = now - datetime.now(UTC)
    clock.set_clock(lambda: datetime.now(UTC) + ahead)


def test_in_a_calmed_thread_a_member_waits_between_two_answers_and_reads_how_long(world: World) -> None:
    thread = world.thread()
    slow_down(thread, minutes=60, by=world.mia, because="Let us breathe.")
    world.answer(thread, "One.", by="ben")
    later(10)
    with pytest.raises(ThreadSlow, match="in 50 minutes"):
        world.answer(thread, "Two.", by="ben")
    world.answer(thread, "Another member's first.", by="nora")
    world.answer(thread, "A host.", by="mia")
    world.answer(thread, "A host again.", by="mia")
    later(51)
    assert world.answer(thread, "Two.", by="ben").number == 6


def test_calm_ends_by_any_host_and_both_stand_in_the_journal(world: World) -> None:
    thread = world.thread()
    for refused, by, why in ((NotHost, world.ben, "Calm."), (NoReason, world.mia, "")):
        with pytest.raises(refused):
            slow_down(thread, minutes=60, by=by, because=why)
    with pytest.raises(Refused, match="an hour"):
        slow_down(thread, minutes=7, by=world.mia, because="Calm.")
    slow_down(thread, minutes=10, by=world.mia, because="Calm.")
    let_flow(thread, by=world.ada, because="Calm again.")
    for text in ("One.", "Two."):
        world.answer(thread, text, by="ben")
    close_thread(thread, by=world.mia, because="Enough.")
    open_thread(thread, by=world.ada, because="Better now.")
    assert list(Decision.objects.order_by("pk").values_list("verb", flat=True)) == ["slow", "flow", "lock", "unlock"]
