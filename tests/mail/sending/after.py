"""Time that passes, what is done meanwhile, and addresses that give trouble."""

from datetime import timedelta

from alongside.accounts.addresses import PLACE, lookup_of
from alongside.accounts.models import Address
from alongside.core import clock
from alongside.core.ids import new_public_id
from alongside.core.jobs import run_until_empty
from alongside.core.sealing import person_scope, seal
from tests.world import World


def after(minutes: float) -> None:
    """Let so many minutes pass, and everything be done that is due then."""
    turn_the_clock(minutes)
    run_until_empty()


def turn_the_clock(minutes: float) -> None:
    """Let so many minutes pass, and nothing be done."""
    now = clock.now() + timedelta(minutes=minutes)
    clock.set_clock(lambda: now)


def give_address(world: World, name: str, address: str) -> None:
    """Let this one have another address, and no other."""
    person, public_id = world.people[name], new_public_id()
    Address.objects.filter(person_id=person).delete()
    sealed = seal(address, scope=person_scope(person), place=PLACE, row=public_id)
    Address.objects.create(public_id=public_id, person_id=person, lookup=lookup_of(address), sealed=sealed)
