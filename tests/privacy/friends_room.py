"""Friends' part of the full house: Ben and Nora write to each other, and nobody else reads it."""

from alongside.aliases.models import Alias
from alongside.friends.access import friends_by
from alongside.friends.answer import accept
from alongside.friends.ask import ask
from alongside.friends.conversations.take_back import take_back
from alongside.friends.conversations.write import write
from alongside.media.receive import receive
from tests.world import World


def fill_friends(world: World, photo: bytes) -> dict[str, str]:
    """What the crawl needs to come by it."""
    ask(Alias.objects.get(pk=world.ben.member_id), by=world.nora, words="canary-anfrage")
    (asked,) = friends_by(world.ben)
    accept(asked, by=world.ben)
    (friend,) = friends_by(world.ben)
    write(friend, by=world.ben, words="canary-vertraut", note="death")
    taken = write(friend, by=world.ben, words="canary-zurueckgeholt")
    take_back(friend, taken.number, by=world.ben)
    picture = receive(
        photo, by=world.ben.alias, community=world.kitchen.public_id, people="me", alternative="canary-privatbild"
    )
    write(friend, by=world.ben, words="Look.", pictures=[picture.public_id])
    (theirs,) = friends_by(world.nora)
    write(theirs, by=world.nora, words="canary-erwidert: write me on WhatsApp")
    return {"friendship_id": friend.friendship.public_id}
