"""The words two people read to each other: from a list made for reading aloud, in the community's language."""

import secrets
import unicodedata
from difflib import get_close_matches
from functools import cache

from django.utils.translation import gettext as _

from alongside.accounts.phrases import LISTS, plain
from alongside.communities.models import Community
from alongside.core.sealing import blind
from alongside.friends.handshake.errors import WordUnknown

COUNT = 3  # of 2,048 words each: eight thousand million ways, for the two minutes in which one of them leads somewhere
TELLING = 4  # letters that tell every word of a list from all others: the lists are made so


def list_for(community: Community) -> str:
    """The list for a community: both phones speak its language, whatever their owners read in."""
    return LISTS.get(community.language.split("-")[0], "english")


@cache
def words_of(name: str) -> dict[str, str]:
    """A whole list: how each word is compared → how it is shown."""
    from mnemonic import Mnemonic  # here: the word lists are read from files

    return {plain(word): unicodedata.normalize("NFC", word) for word in Mnemonic(name).wordlist}


def draw(name: str) -> list[str]:
    """Three words by lot, as they are shown."""
    known = list(words_of(name).values())
    return [secrets.choice(known) for _word in range(COUNT)]


def heard(typed: str, name: str) -> list[str]:
    """The three words that were typed, without regard to capitals, accents, commas and endings cut short."""
    words = plain(typed).split()
    if len(words) != COUNT:
        raise WordUnknown(_("There are three words. Please type them in the order in which you hear them."))
    return [_known(word, name) for word in words]


def key_of(community: Community, words: list[str]) -> bytes:
    """What finds a handshake by the words that lead to it."""
    return blind(f"{community.public_id}|{' '.join(plain(word) for word in words)}", "handshake words")


def _known(word: str, name: str) -> str:
    known = words_of(name)
    if word in known:
        return known[word]
    begins = [plain_word for plain_word in known if plain_word.startswith(word)] if len(word) >= TELLING else []
    if len(begins) == 1:
        return known[begins[0]]
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        asked = _("We don't know the word “%(word)s”. Could it be “%(near)s”?")
        raise WordUnknown(asked % {"word": word, "near": known[near[0]]})
    raise WordUnknown(_("We don't know the word “%(word)s”. Please listen to it once more.") % {"word": word})
