"""Closing a thread for now, and keeping one on top."""

import pytest

from alongside.core.errors import NotFound
from alongside.journal.models import Entry
from alongside.journal.record import NoReason
from alongside.memberships.errors import NotHost
from alongside.threads.lock import lock, pin, unlock
from alongside.threads.models import Thread
from tests.world import World


def test_a_host_closes_a_thread_with_a_reason_that_is_shown_and_kept(world: World):
    lock(world.thread(), by=world.mia, because="Let us rest tonight.")
    thread = Thread.objects.get()
    assert (thread.locked, thread.lock_note) == (True, "Let us rest tonight.")
    unlock(thread, by=world.mia, because="Good morning.")
    assert not Thread.objects.get().locked
    assert [entry.verb for entry in Entry.objects.order_by("pk")] == ["lock", "unlock"]


def test_without_a_reason_nothing_is_closed(world: World):
    with pytest.raises(NoReason):
        lock(world.thread(), by=world.mia, because=" ")
    assert not Thread.objects.get().locked


def test_members_and_hosts_of_other_communities_close_and_pin_nothing(world: World):
    thread = world.thread()
    elsewhere = world.viewer("otto", world.garden)
    for viewer, error in ((world.ben, NotHost), (elsewhere, NotFound), (world.nobody, NotFound)):
        with pytest.raises(error):
            lock(thread, by=viewer, because="Hm.")
        with pytest.raises(error):
            pin(thread, by=viewer)


def test_a_host_keeps_a_thread_on_top_and_lets_it_flow_again(world: World):
    thread = world.thread()
    pin(thread, by=world.mia)
    assert Thread.objects.get().pinned
    pin(thread, by=world.mia, pinned=False)
    assert not Thread.objects.get().pinned
