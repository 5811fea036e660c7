"""Only those who offered, and are known here, and the hosts ever see who waits."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.aliases.models import Alias
from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.hosting.models import Offer, Wait
from alongside.hosting.welcome.access import may_see_waiting, waiting_by, waits_of
from alongside.hosting.welcome.export import export_offer
from alongside.hosting.welcome.offer import (
    Offered,
    OfferUnclear,
    StillNew,
    find_offer,
    offer,
    rest_from_welcoming,
    stop_offering,
)
from alongside.hosting.welcome.wait import mind_wait
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership, Stage
from alongside.standing.distance import block, mute
from tests.hosting.welcome.people import later, offers
from tests.world import World


def waiting(world: World, who: str) -> list[str]:
    run_until_empty()
    return [wait.thread.title for wait in waiting_by(world.viewer(who))]


def test_who_offered_and_the_hosts_see_who_waits_and_nobody_else_learns_that_anybody_does(world: World) -> None:
    world.post("Hello", by="nora")
    offers(world.ben)
    for who in ("ben", "mia", "ada"):
        assert waiting(world, who) == ["Hello"]
    for viewer in (world.nora, world.otto, world.nobody):
        assert not may_see_waiting(viewer)
        with pytest.raises(NotFound):
            waiting_by(viewer)


def test_what_waits_longest_comes_first(world: World) -> None:
    world.post("First", by="nora")
    later(hours=1)
    world.post("Second", by="ben")
    assert waiting(world, "mia") == ["First", "Second"]


def test_what_nobody_answered_in_a_month_reproaches_nobody(world: World) -> None:
    world.post("Hello", by="nora")
    run_until_empty()
    later(days=29)
    assert waiting(world, "mia") == ["Hello"]
    later(days=2)
    assert waiting(world, "mia") == []


def test_nobody_meets_their_own_words_or_those_they_keep_away(world: World) -> None:
    offers(world.ben)
    world.post("Hello", by="nora")
    world.post("My question", by="ben")
    assert waiting(world, "ben") == ["Hello"]
    mute(Alias.objects.get(name="Fern"), by=world.ben)
    assert waiting(world, "ben") == []
    assert waiting(world, "mia") == ["Hello", "My question"], "nothing changes for anybody else"


def test_being_kept_away_by_a_newcomer_changes_no_page(world: World) -> None:
    offers(world.ben)
    world.post("Hello", by="nora")
    before = waiting(world, "ben")
    block(Alias.objects.get(name="Lily"), by=world.nora)
    assert waiting(world, "ben") == before == ["Hello"]


def test_whoever_is_new_cannot_offer_and_so_nobody_joins_to_see_newcomers(world: World) -> None:
    world.post("Hello", by="nora")
    Membership.objects.filter(pk=world.ben.member_id).update(stage=Stage.NEW)
    with pytest.raises(StillNew):
        offers(world.ben)
    assert not Offer.objects.exists()
    Membership.objects.filter(pk=world.ben.member_id).update(welcomes=True)
    with pytest.raises(NotFound):
        waiting_by(world.ben)


def test_who_stops_offering_or_leaves_sees_nothing_and_nothing_is_kept(world: World) -> None:
    offers(world.ben)
    stop_offering(by=world.ben)
    stop_offering(by=world.ben)
    with pytest.raises(NotFound):
        waiting_by(world.ben)
    offers(world.ben)
    leave(Membership.objects.get(pk=world.ben.member_id))
    run_until_empty()
    assert not Offer.objects.exists()


def test_what_one_offers_is_sealed_and_ones_own_to_change_and_to_take_along(world: World) -> None:
    offers(world.ben, "dialysis, salt", languages=("en",))
    assert b"dialysis" not in bytes(Offer.objects.get().sealed)
    kept = find_offer(world.ben)
    assert kept is not None
    assert kept[0].topics == "dialysis, salt"
    exported = export_offer(Alias.objects.get(name="Lily"))
    assert exported is not None
    assert exported["topics"] == "dialysis, salt"
    rest_from_welcoming(by=world.ben)
    offers(world.ben, "salt")
    assert find_offer(world.ben) == (Offered("salt", begins=0, ends=0, zone="UTC"), None), "who changes it is back"
    assert find_offer(world.nora) is None


@pytest.mark.parametrize(
    "unclear",
    [
        Offered(begins=24, zone="UTC"),
        Offered(ends=-1, zone="UTC"),
        Offered(zone="Nowhere/Here"),
        Offered(languages=("xx",), zone="UTC"),
        Offered("x" * 301, zone="UTC"),
    ],
)
def test_what_nobody_can_mean_is_refused_in_plain_words(world: World, unclear: Offered) -> None:
    with pytest.raises(OfferUnclear):
        offer(unclear, by=world.ben)


def test_figures_hear_of_what_was_answered_and_what_waits_and_not_of_what_wanted_no_answer(world: World) -> None:
    answered, waits, gone = (world.post(title, by="nora") for title in ("One", "Two", "Three"))
    world.answer(answered.thread, by="ben")
    run_until_empty()
    Wait.objects.filter(pk=gone.pk).update(over=True)
    told = waits_of(world.kitchen, answered.at.replace(year=2000))
    assert [wait.pk for wait in told.filter(alias_id=world.nora.member_id)] == [answered.pk, waits.pk]


def test_a_post_asks_the_database_as_often_in_a_long_thread_as_in_a_short_one(world: World) -> None:
    post = world.post(by="nora")
    counts = []
    for many in (1, 40):
        for _number in range(many):
            answer = world.answer(post.thread, by="ben")
        run_until_empty()
        with CaptureQueriesContext(connection) as queries:
            mind_wait(post=answer.pk)
        counts.append(len([one for one in queries if "SAVEPOINT" not in one["sql"]]))
    assert counts[0] >= counts[1]
    assert max(counts) <= 5
