"""Telling the hosts of something in private: they read what was picked, and the other never hears of it."""

import pytest

from alongside.accounts.letters import letters_waiting
from alongside.aliases.models import Alias
from alongside.core.errors import NotFound, TooOften
from alongside.core.jobs import run_until_empty
from alongside.core.sealing import alias_scope, destroy_key
from alongside.friends.access import find_friend, get_friend
from alongside.friends.answer import accept
from alongside.friends.ask import ask
from alongside.friends.conversations.read import entries
from alongside.friends.conversations.take_back import take_back
from alongside.friends.conversations.write import write
from alongside.friends.sides import Friend
from alongside.hosting.access import cases_by, get_case, own_cases_by
from alongside.hosting.case import close, excerpt_of, say, spoken_in
from alongside.hosting.models import Case, Urgency
from alongside.hosting.private_worry import NothingPicked, excerpt_for, worry_in_private
from alongside.hosting.worry import ReasonMissing
from alongside.memberships.errors import NotHost
from alongside.standing.distance import block
from alongside.standing.limits import WORRIES_AN_HOUR
from tests.world import World

pytestmark = pytest.mark.django_db


def friend_of(world: World, name: str, other: str) -> Friend:
    """This one's end of the friendship with that one."""
    friend = find_friend(world.viewer(name), Alias.objects.get(pk=world.viewer(other).member_id))
    assert friend
    return friend


@pytest.fixture
def talk(world: World) -> World:
    """Ben and Nora are friends, and Nora asked for money between kind words."""
    ask(Alias.objects.get(pk=world.nora.member_id), by=world.ben, words="canary-ask")
    accept(friend_of(world, "nora", "ben"), by=world.nora)
    for name, other, words in (
        ("nora", "ben", "canary-kind"), ("nora", "ben", "canary-money"), ("ben", "nora", "canary-no"),
        ("nora", "ben", "canary-later"),
    ):  # fmt: skip
        write(friend_of(world, name, other), by=world.viewer(name), words=words)
    return world


def numbers(world: World, *words: str) -> list[int]:
    """The entries with these words, as Ben sees them."""
    return [entry.number for entry in entries(friend_of(world, "ben", "nora"), world.ben) if entry.source in words]


def tell(world: World, *words: str, own: str = "Please look.", reason: str = "selling", once: str = "") -> Case:
    """Ben picks these words."""
    picked = numbers(world, *words)
    friend = friend_of(world, "ben", "nora")
    return worry_in_private(friend, by=world.ben, reason=reason, words=own, picked=picked, once=once)


def test_hosts_read_exactly_the_picked_entries_and_no_other(talk: World) -> None:
    case = tell(talk, "canary-money", "canary-later")
    for host in (talk.mia, talk.ada):
        read = excerpt_of(get_case(host, case.public_id))
        assert {word for word in ("ask", "kind", "money", "no", "later") if f"canary-{word}" in read} == {
            "money",
            "later",
        }
        assert "Words in between were not picked" in read
    assert [spoken.text for spoken in spoken_in(case)] == ["Please look."]


def test_what_was_shown_before_is_exactly_what_they_read(talk: World) -> None:
    friend = friend_of(talk, "ben", "nora")
    looked = excerpt_for(friend, numbers(talk, "canary-money"), by=talk.ben)
    assert excerpt_of(tell(talk, "canary-money")) == looked


def test_nothing_tells_the_one_it_is_about(talk: World) -> None:
    run_until_empty()
    before = entries(friend_of(talk, "nora", "ben"), talk.nora)
    case = tell(talk, "canary-money")
    run_until_empty()
    assert entries(friend_of(talk, "nora", "ben"), talk.nora) == before
    assert not own_cases_by(talk.nora).exists()
    assert not letters_waiting()
    with pytest.raises(NotFound):
        get_case(talk.nora, case.public_id)
    with pytest.raises(NotHost):
        cases_by(talk.nora)


def test_the_author_can_neither_shred_nor_take_back_what_hosts_have(talk: World) -> None:
    case, number = tell(talk, "canary-money"), numbers(talk, "canary-money")[0]
    take_back(friend_of(talk, "nora", "ben"), number, by=talk.nora)
    destroy_key(alias_scope(talk.nora.alias))
    assert "canary-money" in excerpt_of(Case.objects.get(pk=case.pk))


def test_words_taken_back_before_are_shown_to_no_host(talk: World) -> None:
    number = numbers(talk, "canary-money")[0]
    take_back(friend_of(talk, "nora", "ben"), number, by=talk.nora)
    friend = friend_of(talk, "ben", "nora")
    case = worry_in_private(friend, by=talk.ben, reason="unsure", words="It is gone.", picked=[number])
    assert excerpt_of(case) == ""


def test_only_one_of_the_two_tells_and_only_of_what_they_read(talk: World) -> None:
    friend = friend_of(talk, "ben", "nora")
    for other in (talk.mia, talk.otto, talk.nobody):
        with pytest.raises(NotFound):
            get_friend(other, friend.friendship.public_id, also_blocked=True)
        with pytest.raises(NotFound):
            worry_in_private(friend, by=other, reason="unsure", picked=[1])
    with pytest.raises(NotFound):
        worry_in_private(friend, by=talk.ben, reason="unsure", picked=[99])


def test_also_of_somebody_whom_one_blocked(talk: World) -> None:
    public_id = friend_of(talk, "ben", "nora").friendship.public_id
    picked = numbers(talk, "canary-money")
    block(Alias.objects.get(pk=talk.nora.member_id), by=talk.ben)
    friend = get_friend(talk.ben, public_id, also_blocked=True)
    assert "canary-money" in excerpt_of(worry_in_private(friend, by=talk.ben, reason="selling", picked=picked))


def test_it_needs_a_reason_and_something_to_read(talk: World) -> None:
    with pytest.raises(ReasonMissing):
        tell(talk, "canary-money", reason="because")
    with pytest.raises(NothingPicked):
        tell(talk, own=" ")
    assert excerpt_of(tell(talk, own="I would rather say it myself.")) == ""


def test_sent_twice_it_is_one_case_and_many_an_hour_are_refused(talk: World) -> None:
    assert tell(talk, "canary-money", once="a") == tell(talk, "canary-money", once="a")
    for number in range(WORRIES_AN_HOUR - 1):
        tell(talk, "canary-money", once=f"b{number}")
    with pytest.raises(TooOften):
        tell(talk, "canary-money", once="c")


def test_fear_for_somebody_comes_first(talk: World) -> None:
    assert tell(talk, "canary-money", reason="safety").urgency == Urgency.NOW
    assert tell(talk, "canary-money", reason="unsure").urgency == Urgency.USUAL


def test_a_host_it_is_about_never_sees_it_and_another_answers(world: World) -> None:
    ask(Alias.objects.get(pk=world.mia.member_id), by=world.ben, words="Hello.")
    friend = friend_of(world, "ben", "mia")
    case = worry_in_private(friend, by=world.ben, reason="unkind", words="Hm.", picked=[1])
    assert case not in cases_by(world.mia)
    with pytest.raises(NotFound):
        get_case(world.mia, case.public_id)
    say(get_case(world.ada, case.public_id), "Thank you.", by=world.ada)
    close(get_case(world.ada, case.public_id), by=world.ada, words="We spoke.")
    assert [spoken.text for spoken in spoken_in(case)] == ["Hm.", "Thank you.", "We spoke."]
