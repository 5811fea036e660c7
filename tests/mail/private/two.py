"""What two friends write, and what each of them gets by mail."""

from email.message import EmailMessage
from email.utils import parseaddr

from alongside.aliases.models import Alias
from alongside.friends.access import find_friend
from alongside.friends.conversations.read import Entry, entries
from alongside.friends.conversations.write import write
from alongside.friends.models import Message
from alongside.friends.sides import Friend
from alongside.mail.sending.letters import hand_over_letters
from alongside.mailroom.tokens import private_token
from tests.mail.letters import arrived
from tests.world import World

OTHER = {"ada": "ben", "ben": "ada"}


def friend_of(world: World, name: str) -> Friend:
    """The end of one of the two."""
    other = Alias.objects.get(pk=world.viewer(OTHER[name]).member_id)
    friend = find_friend(world.viewer(name), other)
    assert friend
    return friend


def write_to_other(world: World, by: str, words: str, note: str = "") -> Message:
    """One of the two writes on the page."""
    return write(friend_of(world, by), by=world.viewer(by), words=words, note=note)


def got(name: str) -> list[EmailMessage]:
    """What one of them got by mail so far, once all that waits was handed over."""
    hand_over_letters()
    return arrived.letters(name)


def words_got(name: str) -> list[str]:
    """The words of those mails."""
    return [arrived.plain(letter) for letter in got(name)]


def token_of(world: World, name: str) -> str:
    """The address at which one of them answers the other."""
    return private_token(friend_of(world, name).side)


def reply_address(letter: EmailMessage) -> str:
    """Where an answer to it goes."""
    return parseaddr(str(letter["Reply-To"]))[1]


def read_by(world: World, name: str) -> list[Entry]:
    """The conversation as one of them sees it."""
    return entries(friend_of(world, name), world.viewer(name))


def said_to(world: World, name: str) -> list[str]:
    """What the other wrote to this one."""
    return [entry.source for entry in read_by(world, name) if not entry.mine]
