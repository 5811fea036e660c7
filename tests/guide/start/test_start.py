"""What a program finds for a visitor's words: a few places with reasons that are true, and nothing that isn't open."""

from datetime import timedelta

import pytest

from alongside.communities.found import change
from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.guide.directory import listed
from alongside.guide.directory.here import note_communities, say_for_guide
from alongside.guide.models import Entry, EntryState, Kind
from alongside.guide.start.answer import Answer, find_answer
from alongside.guide.start.asked import Asked
from alongside.guide.start.places import MOST
from alongside.memberships.lead import greet
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from tests.world import World

SCANS = "I am waiting for scans of my kidneys, and I cook without salt."


def opened(world: World, **otherwise: object) -> Community:
    """The kitchen with a doorway on the front page, where everyone may read, as the guide knows it."""
    kitchen = change(world.kitchen, **{"is_listed": True, "is_open": True, **otherwise})
    world.kitchen = kitchen
    note_communities()
    say_for_guide(kitchen, by=world.ada, conditions=["kidney failure"], stands=["lives_with", "cares_for"], hopes=[])
    return kitchen


def elsewhere(name: str, *conditions: str, **otherwise: object) -> Entry:
    """An entry of the directory that isn't of this house."""
    said = {"what": "People write to each other. More of it.", "who": "people who live with it", "languages": ["en"]}
    kept = {"ref": name.lower().replace(" ", "-"), "name": name, "kind": Kind.FORUM, "state": EntryState.LISTED}
    return Entry.objects.create(**kept, **said | otherwise, conditions=list(conditions), came_on=clock.today())


def ask(words: str = "", *, language: str = "en", **taps: object) -> Answer:
    """What is found, once what is said can be found."""
    run_until_empty()
    return find_answer(Asked(words, **taps), language=language)  # type: ignore[arg-type]


def titles(answer: Answer) -> list[str]:
    return [thread.title for thread in answer.heard.threads]


def names(answer: Answer) -> list[str]:
    return [place.entry.name for place in answer.places]


def test_what_fits_is_found_with_a_reason(world: World) -> None:
    opened(world)
    elsewhere("Long Breath", "asthma")
    answer = ask("My kidneys are failing and I start dialysis.")
    assert names(answer)[0] == "Kidney Kitchen"
    assert "Long Breath" not in names(answer)
    assert answer.places[0].reasons


def test_it_is_never_a_long_list(world: World) -> None:
    for number in range(12):
        elsewhere(f"Kidneys {number}", "kidney failure")
    assert 3 <= len(names(ask("kidney failure"))) <= MOST


def test_of_two_that_fit_alike_the_one_here_stands_first(world: World) -> None:
    kitchen = opened(world)
    elsewhere("A Kidney Kitchen", "kidney failure", what=kitchen.purpose, who=kitchen.audience,
              stands=["lives_with", "cares_for"])  # fmt: skip
    found = ask("My kidneys are failing.")
    assert [place.is_here for place in found.places] == [True, False]


def test_who_only_tapped_is_answered_too(world: World) -> None:
    elsewhere("Carers", who="people who care for somebody", stands=["cares_for"])
    assert names(ask(stands=("cares_for",))) == ["Carers"]


def test_spanish_words_are_matched_on_an_english_page(world: World) -> None:
    elsewhere("Riñones", "kidney failure", languages=["es"], what="Personas que viven con diálisis.", who="pacientes")
    assert names(ask("Mi madre está en diálisis y tiene los riñones mal.", language="en"))[:1] == ["Riñones"]


def test_nonsense_fits_nothing(world: World) -> None:
    opened(world)
    world.thread("Scan days", SCANS)
    for number in range(6):
        elsewhere(f"Place {number}", ("asthma", "lupus", "stroke")[number % 3])
    answer = ask("qwertz asdfgh")
    assert (answer.places, answer.heard.threads) == ((), ())


def test_a_community_that_is_on_no_list_is_never_found(world: World) -> None:
    opened(world)
    world.thread("Scan days", SCANS)
    change(world.kitchen, is_listed=False)
    answer = ask(SCANS)
    assert not listed()
    assert (answer.places, answer.heard.threads, answer.hosts) == ((), (), ())


def test_open_threads_are_found_and_members_own_are_not(world: World) -> None:
    opened(world, is_open=False)
    world.thread("canary-drinnen", SCANS)
    change(world.kitchen, is_open=True)
    world.thread("Open words", SCANS)
    assert titles(ask(SCANS)) == ["Open words"]
    assert titles(ask("canary drinnen")) == []


def test_a_thread_that_was_taken_back_is_found_no_more(world: World) -> None:
    from alongside.threads.withdraw import withdraw

    opened(world)
    post = world.post("Open words", SCANS)
    assert titles(ask(SCANS)) == ["Open words"]
    withdraw(post, by=world.ada)
    assert titles(ask(SCANS)) == []


def test_no_more_than_three_threads(world: World) -> None:
    opened(world)
    for number in range(5):
        world.thread(f"Scans {number}", SCANS)
    assert len(titles(ask(SCANS))) == 3


def test_what_somebody_blocked_began_is_left_out_for_them(world: World) -> None:
    opened(world)
    thread = world.thread("Open words", SCANS)
    run_until_empty()
    away = find_answer(Asked(SCANS), language="en", away={thread.started_by_id})
    assert titles(away) == []


def talk(world: World, weeks: int) -> None:
    """Words about scans, in so many weeks."""
    now = clock.now()
    for number in range(weeks):
        clock.set_clock(lambda number=number: now - timedelta(weeks=number, hours=1))  # type: ignore[misc]
        world.thread(f"Week {number}", "Waiting for scans again.")
    clock.set_clock(None)


def test_most_weeks_is_said_when_it_is_measured(world: World) -> None:
    kitchen = opened(world)
    talk(world, 5)
    assert ask(SCANS).heard.weekly == {kitchen.pk: "waiting for scans"}


def test_most_weeks_is_not_said_of_a_few_weeks_of_one_week_or_of_members_words(world: World) -> None:
    opened(world)
    talk(world, 4)
    thread = world.thread("One week", "Waiting for scans.")
    for _time in range(6):
        reply(thread, by=world.ben, words=Words("Waiting for scans, too."))
    assert ask(SCANS).heard.weekly == {}


def test_members_words_do_not_count_for_most_weeks(world: World) -> None:
    opened(world, is_open=False)
    talk(world, 8)
    change(world.kitchen, is_open=True)
    assert ask(SCANS).heard.weekly == {}


def test_hosts_who_greet_can_be_asked_and_others_are_not_named(world: World) -> None:
    opened(world)
    assert ask(SCANS).hosts == ()
    greet(by=world.mia, greets=True, greeting="Come and sit down.")
    assert [host.alias.name for host in ask(SCANS).hosts] == ["Maple"]


@pytest.mark.parametrize("words", ["I want to die.", "Quiero morirme."])
def test_words_of_danger_are_noticed(world: World, words: str) -> None:
    assert ask(words).noticed
    assert not ask(SCANS).noticed


def test_words_stand_in_no_name_of_what_was_asked() -> None:
    assert SCANS not in repr(Asked(SCANS))


def test_a_hostile_text_is_read_like_another(world: World) -> None:
    opened(world)
    for words in ('" OR * NEAR( -' * 500, "a" * 10_000, "kidney " * 1_400, "\u202e'); DROP TABLE", "漢" * 9_000):
        ask(words)
