"""Signing up and coming back with a printed recovery phrase."""

import pytest

from alongside.accounts.errors import ConsentMissing, PhraseUnknown, TooYoung
from alongside.accounts.models import Consent, Person, RecoveryPhrase
from alongside.accounts.phrases import give_phrase, plain
from alongside.accounts.proof import RecentProof
from alongside.accounts.session_store import SessionStore
from alongside.accounts.sessions import Browser
from alongside.accounts.sign_in import sign_in_with_phrase
from alongside.accounts.sign_up import Beginning, sign_up_with_phrase

pytestmark = pytest.mark.django_db
WISH = Beginning(adult=True, health_data=True)


def browser() -> Browser:
    return Browser(SessionStore(), visitor="198.51.100.7")


def test_a_phrase_of_128_bits_brings_its_person_back():
    person_id, phrase = sign_up_with_phrase(WISH)
    assert len(phrase.split()) == 12
    here = browser()
    assert sign_in_with_phrase(phrase, browser=here) == person_id
    assert SessionStore(here.session.session_key).person_id == person_id


def test_spanish_words_are_understood_without_accents_and_with_capitals_and_commas():
    person_id, phrase = sign_up_with_phrase(Beginning(adult=True, health_data=True, language="es"))
    typed = ", ".join(plain(word).upper() for word in phrase.split())
    assert sign_in_with_phrase(typed, browser=browser()) == person_id


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("abandon ability", "twelve words; here were 2"),
        (" ".join(["abandon"] * 11 + ["kidneyy"]), "kidneyy"),
        (" ".join(["abandon"] * 12), "No account"),
    ],
)
def test_a_wrong_phrase_is_refused_and_says_what_to_look_at(typed, words):
    with pytest.raises(PhraseUnknown, match=words):
        sign_in_with_phrase(typed, browser=browser())


def test_a_new_phrase_voids_the_old_one():
    person_id, old = sign_up_with_phrase(WISH)
    new = give_phrase(by=RecentProof(person_id))
    assert sign_in_with_phrase(new, browser=browser()) == person_id
    with pytest.raises(PhraseUnknown):
        sign_in_with_phrase(old, browser=browser())


def test_the_phrase_itself_is_nowhere():
    _person_id, phrase = sign_up_with_phrase(WISH)
    kept = bytes(RecoveryPhrase.objects.get().fingerprint)
    assert len(kept) == 32
    assert phrase.encode() not in kept


def test_who_is_younger_or_does_not_agree_is_not_taken_in_and_nothing_is_kept():
    with pytest.raises(TooYoung):
        sign_up_with_phrase(Beginning(adult=False, health_data=True))
    with pytest.raises(ConsentMissing):
        sign_up_with_phrase(Beginning(adult=True, health_data=False))
    assert not Person.objects.exists()
    assert not Consent.objects.exists()
