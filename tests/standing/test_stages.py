"""Time and people bring a member on: never clicks, and a host's word at once."""

from datetime import timedelta

import pytest

from alongside.accounts.models import Person, PersonId
from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.hosting.known import say_known, take_known_back
from alongside.journal.record import entries_by
from alongside.memberships.errors import NotHost
from alongside.memberships.leave import let_go
from alongside.memberships.models import Membership, Stage
from alongside.memberships.viewer import Viewer
from alongside.ownership import acting
from alongside.standing.distance import block
from alongside.standing.grow import grow
from alongside.standing.models import Arrived
from alongside.standing.pause import pause
from alongside.standing.stages import ENOUGH_KNOWN, stage_of
from alongside.standing.stumble import stumble, vouches_again_on
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start
from tests.friends.vouches.befriending import let_meet
from tests.moments import later
from tests.world import World

NAMES = (
    "Alder Birch Cedar Daisy Elm Fig Gorse Hazel Iris Juniper Kale Larch Mint Nettle Olive Pine Quince Rose Sage Teasel"
)


def come_in(world: World, name: str) -> Viewer:
    person = PersonId(Person.objects.create().pk)
    acting.come_in(person, world.kitchen, name=name)
    world.people[name] = person
    return world.viewer(name)


@pytest.fixture
def town(world: World) -> World:
    """The kitchen with so many known members that time and answers may speak."""
    for name in NAMES.split()[:ENOUGH_KNOWN]:
        come_in(world, name)
    Membership.objects.update(stage=Stage.KNOWN)
    return world


@pytest.fixture
def robin(town: World) -> Viewer:
    """Somebody who came today, and whom four known members answered."""
    robin = come_in(town, "Robin")
    run_until_empty()
    thread = start(town.kitchen, by=robin, title="Hello", words=Words("I am new.")).thread
    for name in ("ada", "ben", "mia", "nora"):
        reply(thread, by=town.viewer(name), words=Words("Welcome."))
    return robin


def stage(viewer: Viewer) -> str:
    return Membership.objects.get(pk=viewer.alias_id).stage


def after(days: int) -> None:
    later(days=days)
    grow()


def answer(town: World, robin: Viewer, by: Viewer) -> None:
    theirs = town.thread("Another", by="ada")
    said = reply(theirs, by=robin, words=Words("So did I."))
    reply(theirs, by=by, words=Words("Thank you."), answers=said)


def test_two_weeks_and_answers_from_five_known_members_make_somebody_known(town: World, robin: Viewer) -> None:
    answer(town, robin, town.viewer("Alder"))
    after(13)
    assert stage(robin) == Stage.NEW
    after(1)
    assert stage(robin) == Stage.KNOWN


def test_neither_time_nor_people_alone_are_enough(town: World, robin: Viewer) -> None:
    answer(town, robin, town.ben)  # who answered before counts once
    answer(town, robin, come_in(town, "Swift"))  # who is new doesn't count
    after(40)
    assert stage(robin) == Stage.NEW


def test_words_that_were_taken_out_make_nobody_known(town: World, robin: Viewer) -> None:
    from alongside.threads.models import Post

    answer(town, robin, town.viewer("Alder"))
    Post.objects.filter(author=town.ben.alias_id).update(removed=True)
    after(14)
    assert stage(robin) == Stage.NEW


def test_a_block_makes_nobody_later_or_sooner(town: World, robin: Viewer) -> None:
    answer(town, robin, town.viewer("Alder"))
    block(Alias.objects.get(pk=robin.member_id), by=town.ben)
    after(14)
    assert stage(robin) == Stage.KNOWN


def test_while_few_are_known_the_hosts_say_who_is(world: World) -> None:
    robin = come_in(world, "Robin")
    thread = start(world.kitchen, by=robin, title="Hello", words=Words("I am new.")).thread
    for name in ("ada", "ben", "mia", "nora"):
        reply(thread, by=world.viewer(name), words=Words("Welcome."))
    fifth = come_in(world, "Alder")
    Membership.objects.filter(pk=fifth.alias_id).update(stage=Stage.KNOWN)
    reply(thread, by=world.viewer("Alder"), words=Words("Welcome."))
    after(30)
    assert stage(robin) == Stage.NEW
    say_known(Alias.objects.get(pk=robin.member_id), by=world.mia)
    assert stage(robin) == Stage.KNOWN


def test_a_hosts_word_stands_in_the_journal_and_can_be_taken_back(town: World, robin: Viewer) -> None:
    alias = Alias.objects.get(pk=robin.member_id)
    say_known(alias, by=town.mia)
    say_known(alias, by=town.mia)  # said twice, it is said once
    found = stage_of(alias, viewer=town.mia)
    assert found
    assert found.by_host
    assert not found.is_new
    assert not acting.find_viewer(town.people["Robin"], town.kitchen).is_new
    take_known_back(alias, by=town.ada)
    assert stage(robin) == Stage.NEW
    take_known_back(alias, by=town.ada)
    assert [entry.verb for entry in entries_by(town.mia)] == ["take known back", "say known"]


def test_what_time_and_people_made_known_no_host_takes_back(town: World, robin: Viewer) -> None:
    answer(town, robin, town.viewer("Alder"))
    after(14)
    take_known_back(Alias.objects.get(pk=robin.member_id), by=town.mia)
    assert stage(robin) == Stage.KNOWN


def test_members_and_other_communities_hosts_say_of_nobody_that_they_are_known(town: World, robin: Viewer) -> None:
    alias = Alias.objects.get(pk=robin.member_id)
    for viewer, error in ((town.ben, NotHost), (town.viewer("otto", town.garden), NotFound), (town.nobody, NotFound)):
        for verb in (say_known, take_known_back):
            with pytest.raises(error):
                verb(alias, by=viewer)
    for viewer in (town.ben, town.nobody):
        with pytest.raises((NotHost, NotFound)):
            stage_of(alias, viewer=viewer)
    assert stage_of(alias, viewer=town.viewer("otto", town.garden)) is None
    assert stage(robin) == Stage.NEW


def test_two_months_and_two_vouches_make_a_known_member_trusted_and_the_day_is_forgotten(
    town: World, robin: Viewer
) -> None:
    say_known(Alias.objects.get(pk=robin.member_id), by=town.mia)
    for name in ("ada", "ben"):
        let_meet(town, name, "Robin")
    after(59)
    assert stage(robin) == Stage.KNOWN
    assert Arrived.objects.filter(pk=robin.alias_id).exists()
    after(1)
    assert stage(robin) == Stage.TRUSTED
    assert not Arrived.objects.filter(pk=robin.alias_id).exists()


def test_one_vouch_and_all_the_time_there_is_make_nobody_trusted(town: World, robin: Viewer) -> None:
    say_known(Alias.objects.get(pk=robin.member_id), by=town.mia)
    let_meet(town, "ada", "Robin")
    after(400)
    assert stage(robin) == Stage.KNOWN


def test_whoever_vouched_for_somebody_let_go_is_trusted_again_after_two_months(town: World, robin: Viewer) -> None:
    alias = Alias.objects.get(pk=robin.member_id)
    Membership.objects.filter(pk=alias.pk).update(stage=Stage.TRUSTED)
    for name in ("ada", "ben"):
        let_meet(town, name, "Robin")
    stumble(alias)
    after(59)
    assert stage(robin) == Stage.KNOWN
    after(1)
    assert stage(robin) == Stage.TRUSTED
    assert vouches_again_on(alias) is None


def test_who_is_new_for_two_months_is_still_new(town: World, robin: Viewer) -> None:
    after(90)
    assert stage(robin) == Stage.NEW


def test_a_pause_takes_nothing_away_and_being_let_go_everything(town: World, robin: Viewer) -> None:
    alias = Alias.objects.get(pk=robin.member_id)
    say_known(alias, by=town.mia)
    pause(alias, by=town.mia, until=clock.now() + timedelta(days=7), because="Please rest.")
    assert stage(robin) == Stage.KNOWN
    let_go(Membership.objects.get(pk=alias.pk), by=town.mia)
    run_until_empty()
    assert stage(robin) == Stage.NEW
    assert not Arrived.objects.filter(pk=alias.pk).exists()


def test_a_founder_is_known_at_once_and_others_are_new(world: World) -> None:
    from alongside.ownership.founding import found_community

    made = found_community(world.people["ben"], name="Club", purpose="p", audience="a", alias="Lupin")
    assert stage(world.viewer("ben", made)) == Stage.KNOWN
    assert stage(come_in(world, "Robin")) == Stage.NEW


def test_the_day_somebody_came_is_sealed(town: World, robin: Viewer) -> None:
    sealed = bytes(Arrived.objects.get(pk=robin.alias_id).sealed)
    assert clock.today().isoformat().encode() not in sealed
