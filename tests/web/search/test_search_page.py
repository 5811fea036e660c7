"""Finding what was said."""

from alongside.core.jobs import run_until_empty
from alongside.standing.distance import block
from alongside.threads.withdraw import withdraw
from tests.web.aliases.test_alias_pages import alias_of
from tests.web.threads.browsing import browse
from tests.world import World


def found(world: World, name: str, asked: str) -> str:
    run_until_empty()
    return browse(world, name).get(f"/c/{world.kitchen.public_id}/search/?{asked}")


def test_members_find_words_with_their_thread_and_author(world: World):
    world.thread(text="I boiled the potatoes twice.")
    page = found(world, "ben", "q=potato")
    assert "Scan days" in page
    assert "<mark>potatoes</mark>" in page
    assert "Heron" in page


def test_only_what_one_person_said(world: World):
    thread = world.thread(text="I boiled the potatoes twice.")
    world.answer(thread, "Potatoes, again.")
    page = found(world, "nora", "q=potatoes&by=Lily")
    assert "again" in page
    assert "boiled" not in page


def test_nothing_found_is_said_kindly_with_a_way_on(world: World):
    assert "You can also just ask" in found(world, "ben", "q=aardvark")


def test_outsiders_search_nothing(world: World):
    browse(world).get(f"/c/{world.kitchen.public_id}/search/?q=potato", 404)
    browse(world, "otto").get(f"/c/{world.kitchen.public_id}/search/?q=potato", 404)


def test_withdrawn_and_blocked_words_are_gone_from_the_very_next_search(world: World):
    post = world.post(text="I boiled the potatoes twice.")
    answer = world.answer(post.thread, "Potatoes, again.")
    assert "again" in found(world, "nora", "q=potatoes")
    block(alias_of(world, "ben"), by=world.nora)
    assert "again" not in found(world, "nora", "q=potatoes")
    withdraw(answer, by=world.ben)
    assert "again" not in found(world, "mia", "q=potatoes")
