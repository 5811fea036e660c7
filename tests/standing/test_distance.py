"""Block and mute."""

import pytest

from alongside.aliases.models import Alias
from alongside.core.errors import NotFound
from alongside.standing.distance import block, come_closer, distances, keeps_away, mute
from tests.world import World


@pytest.fixture
def lily(world: World) -> Alias:
    return Alias.objects.get(pk=world.ben.member_id)


def test_one_blocks_mutes_and_takes_it_back_and_the_other_learns_nothing(world: World, lily: Alias):
    block(lily, by=world.ada)
    assert distances(world.ada) == {lily.pk: True}
    assert distances(world.ben) == {}
    mute(lily, by=world.ada)
    assert distances(world.ada) == {lily.pk: False}
    come_closer(lily, by=world.ada)
    assert distances(world.ada) == {}


def test_nobody_keeps_away_from_themselves_or_from_another_community(world: World, lily: Alias):
    for viewer in (world.ben, world.nobody, world.viewer("otto", world.garden)):
        with pytest.raises(NotFound):
            block(lily, by=viewer)


def test_who_keeps_whom_away_is_known_to_what_tells_people(world: World, lily: Alias):
    ada = world.ada.alias_id
    assert ada
    block(lily, by=world.ada)
    assert keeps_away(ada, lily.pk)
    assert not keeps_away(lily.pk, ada)


def test_a_block_holds_in_its_own_community_alone(world: World, lily: Alias):
    block(lily, by=world.ada)
    assert distances(world.viewer("ada", world.garden)) == {}
