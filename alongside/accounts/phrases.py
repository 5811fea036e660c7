"""The printed recovery phrase: twelve words, 128 random bits, kept only as a keyed fingerprint."""

import unicodedata
from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.accounts.errors import PhraseUnknown
from alongside.accounts.models import PersonId, RecoveryPhrase
from alongside.accounts.proof import RecentProof
from alongside.accounts.tell import tell_ways_changed
from alongside.core.limits import spend
from alongside.core.sealing import blind
from alongside.core.writing import writing

BITS = 128
LISTS = {"en": "english", "es": "spanish"}
TRIES_AN_HOUR = 30  # 128 bits cannot be guessed; this only keeps the work small


def give_phrase(*, by: RecentProof, language: str = "en") -> str:
    """Make a new phrase and return it, to be shown once; an older phrase stops working."""
    from mnemonic import Mnemonic  # here: the word lists are read from files

    phrase = Mnemonic(LISTS.get(language, "english")).generate(BITS)
    with writing():
        RecoveryPhrase.objects.filter(person_id=by.person_id).delete()
        RecoveryPhrase.objects.create(person_id=by.person_id, fingerprint=_fingerprint(phrase))
        tell_ways_changed(by.person_id)
    return phrase


def prove_phrase(phrase: str, *, visitor: str) -> PersonId:
    """Whose phrase this is, or PhraseUnknown."""
    often = _("That was tried many times from here. Please wait an hour and try again.")
    spend("phrase", visitor, most=TRIES_AN_HOUR, per=timedelta(hours=1), words=often)
    row = RecoveryPhrase.objects.filter(fingerprint=_fingerprint(phrase)).first()
    if row is None:
        raise PhraseUnknown(_unknown(phrase))
    return PersonId(row.person_id)


def plain(phrase: str) -> str:
    """The phrase as it is compared: without accents, capitals, commas and doubled spaces, as people type it."""
    folded = unicodedata.normalize("NFKD", phrase.lower())
    letters = "".join(sign if sign.isalpha() else " " for sign in folded if not unicodedata.combining(sign))
    return " ".join(letters.split())


def _fingerprint(phrase: str) -> bytes:
    return blind(plain(phrase), "recovery phrase")


def _unknown(phrase: str) -> str:
    """What to say; to name a misspelt word tells nothing, since the word lists are public."""
    words = plain(phrase).split()
    odd = _word_outside_the_lists(words)
    if len(words) != 12:
        return _("A recovery phrase has twelve words; here were %(count)d. Please look at your sheet again.") % {
            "count": len(words)
        }
    if odd:
        return _("The word “%(word)s” is in no recovery phrase. Could it be spelt another way?") % {"word": odd}
    return _("No account here has this phrase. Are the words in the order of your sheet?")


def _word_outside_the_lists(words: list[str]) -> str:
    from mnemonic import Mnemonic

    lists = [{plain(word) for word in Mnemonic(name).wordlist} for name in LISTS.values()]
    best = min(([word for word in words if word not in known] for known in lists), key=len)
    return best[0] if best else ""
