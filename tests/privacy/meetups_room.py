"""Meet-ups' part of the full house: Ben planned one, Nora comes, and Ben shows Nora who he is."""

from alongside.friends.access import friends_by
from alongside.friends.models import Truth
from alongside.friends.showing.show import show_face, show_words
from alongside.media.receive import receive
from alongside.meetups.come import Comes, come
from tests.meetups.gatherings import picnic
from tests.world import World


def fill_meetups(world: World, photo: bytes) -> None:
    """Everything of it, each private thing with a string of its own."""
    meetup = picnic(world, days=5, title="canary-treffen", place="canary-treffpunkt", seats="canary-stuehle")
    come(meetup, Comes(offers_ride=True, ride="canary-mitfahrt", needs="canary-hilfe"), by=world.nora)
    (friend,) = friends_by(world.ben)
    show_words(friend, Truth.NAME, "canary-wahrername", by=world.ben)
    (theirs,) = friends_by(world.nora)
    face = receive(photo, by=world.nora.alias, community=world.kitchen.public_id, people="me")
    show_face(theirs, face.public_id, by=world.nora)
