"""The part of the full house in which people meet: Ben and Nora have met and say so; Ben and Ada are just meeting."""

from alongside.friends.access import friends_by
from alongside.friends.handshake.begin import begin
from alongside.friends.handshake.join import join
from alongside.friends.handshake.meet import meet
from alongside.friends.handshake.page import phone_of
from alongside.friends.vouches.vouch import vouch
from tests.world import World


def shake_hands(world: World) -> None:
    """A meeting, the vouches that come with it, one given by hand, and a handshake that waits for words read back."""
    meet(world.nora.alias, world.ben.alias)
    (friend,) = friends_by(world.ben)
    vouch(friend, "spoke", by=world.ben)
    begin(world.kitchen, by=world.ben)
    join(world.kitchen, " ".join(phone_of(world.ben).words), by=world.ada)
