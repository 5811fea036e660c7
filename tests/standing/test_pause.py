"""A pause that one host can set at once."""

from datetime import timedelta

import pytest

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.memberships.errors import NotHost
from alongside.standing.errors import Paused
from alongside.standing.pause import end_pause, pause, require_not_paused
from tests.world import World


def alias(world: World, name: str) -> Alias:
    return Alias.objects.get(pk=world.viewer(name).member_id)


def test_a_host_pauses_a_member_and_time_ends_it(world: World):
    until = clock.now() + timedelta(days=1)
    pause(alias(world, "ben"), by=world.mia, until=until, because="Please rest.")
    with pytest.raises(Paused, match="Please rest"):
        require_not_paused(world.ben)
    require_not_paused(world.nora)
    clock.set_clock(lambda: until + timedelta(seconds=1))
    require_not_paused(world.ben)


def test_a_host_ends_it_before(world: World):
    pause(alias(world, "ben"), by=world.mia, until=clock.now() + timedelta(days=1), because="Rest.")
    with pytest.raises(Paused):
        require_not_paused(world.ben)
    end_pause(alias(world, "ben"), by=world.mia)
    require_not_paused(world.ben)


def test_members_and_other_communities_hosts_pause_nobody(world: World):
    tomorrow = clock.now() + timedelta(days=1)
    for viewer, error in ((world.nora, NotHost), (world.viewer("otto", world.garden), NotFound)):
        with pytest.raises(error):
            pause(alias(world, "ben"), by=viewer, until=tomorrow, because="Hm.")


def test_a_founder_is_not_paused(world: World):
    with pytest.raises(NotFound):
        pause(alias(world, "ada"), by=world.mia, until=clock.now() + timedelta(days=1), because="Hm.")
