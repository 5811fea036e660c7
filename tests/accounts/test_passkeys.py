"""Passkeys, with real signatures from a phone in software."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from alongside.accounts.challenge import ask_for_new_passkey, ask_for_passkey
from alongside.accounts.errors import LastWayIn, PasskeyRefused
from alongside.accounts.passkeys import (
    add_passkey,
    passkeys_of,
    prove_passkey,
    remove_passkey,
)
from alongside.accounts.proof import RecentProof
from alongside.accounts.session_store import SessionStore
from alongside.accounts.sessions import Browser
from alongside.accounts.sign_in import sign_in_with_passkey
from alongside.accounts.sign_up import Beginning, sign_up_with_passkey, sign_up_with_phrase
from alongside.core import clock
from tests.accounts.authenticator import Phone

pytestmark = pytest.mark.django_db
WISH = Beginning(adult=True, health_data=True)


def a_person_with(phone: Phone):
    session = SessionStore()
    return sign_up_with_passkey(WISH, phone.make(ask_for_new_passkey(session)), session=session, label="my phone")


def test_a_passkey_signs_up_and_brings_its_person_back():
    phone = Phone()
    person_id = a_person_with(phone)
    here = Browser(SessionStore(), visitor="v")
    assert sign_in_with_passkey(phone.prove(ask_for_passkey(here.session)), browser=here) == person_id
    assert SessionStore(here.session.session_key).person_id == person_id
    assert [label for _row, label in passkeys_of(person_id)] == ["my phone"]


def test_what_is_asked_is_discoverable_verified_unattested_and_neutral():
    asked = json.loads(ask_for_new_passkey(SessionStore()))
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert asked["attestation"] == "none"
    assert asked["user"]["name"] == asked["user"]["displayName"] == asked["rp"]["name"] == "Alongside"
    signing_in = json.loads(ask_for_passkey(SessionStore()))
    assert signing_in["userVerification"] == "required"
    assert not signing_in.get("allowCredentials")


@pytest.mark.parametrize("phone", [Phone(verifies=False), Phone(origin="http://evil.example")])
def test_an_unverified_owner_or_another_site_is_refused(phone):
    with pytest.raises(PasskeyRefused):
        a_person_with(phone)


def test_an_answer_cannot_be_played_again():
    phone = Phone()
    a_person_with(phone)
    session = SessionStore()
    answer = phone.prove(ask_for_passkey(session))
    prove_passkey(answer, session=session, visitor="v")
    with pytest.raises(PasskeyRefused):
        prove_passkey(answer, session=session, visitor="v")
    ask_for_passkey(session)
    with pytest.raises(PasskeyRefused):
        prove_passkey(answer, session=session, visitor="v")


def test_an_unknown_passkey_another_key_and_nonsense_are_refused_alike():
    phone, stranger = Phone(), Phone()
    a_person_with(phone)
    impostor = Phone(credential_id=phone.credential_id)
    for answer in (stranger.prove, impostor.prove, lambda _options: "{}", lambda _options: "nonsense"):
        session = SessionStore()
        with pytest.raises(PasskeyRefused) as refused:
            prove_passkey(answer(ask_for_passkey(session)), session=session, visitor="v")
        assert "didn't work here" in str(refused.value)


def test_a_copied_passkey_is_noticed_by_its_counter():
    phone = Phone()
    a_person_with(phone)
    session = SessionStore()
    prove_passkey(phone.prove(ask_for_passkey(session)), session=session, visitor="v")
    phone.count = 0
    with pytest.raises(PasskeyRefused):
        prove_passkey(phone.prove(ask_for_passkey(session)), session=session, visitor="v")


def test_a_challenge_is_good_for_five_minutes():
    phone = Phone()
    a_person_with(phone)
    session = SessionStore()
    answer = phone.prove(ask_for_passkey(session))
    late = datetime.now(UTC) + timedelta(minutes=6)
    clock.set_clock(lambda: late)
    with pytest.raises(PasskeyRefused, match="a little long"):
        prove_passkey(answer, session=session, visitor="v")


def test_a_person_adds_a_second_way_and_takes_the_first_away_but_never_the_last():
    person_id, _phrase = sign_up_with_phrase(WISH)
    session, phone = SessionStore(), Phone()
    proof = RecentProof(person_id)
    made = phone.make(ask_for_new_passkey(session, person_id=person_id))
    public_id = add_passkey(made, by=proof, session=session)
    remove_passkey(public_id, by=proof)
    other = a_person_with(Phone())
    with pytest.raises(LastWayIn):
        remove_passkey(passkeys_of(other)[0][0].public_id, by=RecentProof(other))


def test_a_passkey_made_for_one_person_is_not_added_to_another():
    person_id, _phrase = sign_up_with_phrase(WISH)
    session = SessionStore()
    made_for_a_newcomer = Phone().make(ask_for_new_passkey(session))
    with pytest.raises(PasskeyRefused):
        add_passkey(made_for_a_newcomer, by=RecentProof(person_id), session=session)
