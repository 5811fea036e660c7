"""A thread that is closed for now offers no answer that would be refused."""

from alongside.threads.lock import lock, unlock
from tests.web.as_person import client_of
from tests.world import World


def offers_answer(world: World, name: str, thread: str) -> bool:
    return "/answer/" in client_of(world.people[name]).get(f"/t/{thread}/").content.decode()


def test_members_are_offered_no_answer_while_hosts_are_and_it_comes_back(world: World) -> None:
    thread = world.thread(by="ben")
    world.answer(thread, by="nora")
    assert offers_answer(world, "ben", thread.public_id)
    lock(thread, by=world.mia, because="A little rest for all of us.")
    assert not offers_answer(world, "ben", thread.public_id)
    assert not offers_answer(world, "nora", thread.public_id)
    assert offers_answer(world, "mia", thread.public_id)
    unlock(thread, by=world.mia, because="Rested.")
    assert offers_answer(world, "ben", thread.public_id)
