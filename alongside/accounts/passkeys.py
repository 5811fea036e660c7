"""Passkeys: discoverable, with user verification, without attestation, under a random handle and a neutral label."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from alongside.accounts.challenge import take_challenge
from alongside.accounts.errors import PasskeyRefused
from alongside.accounts.models import Passkey, Person, PersonId
from alongside.accounts.proof import RecentProof
from alongside.accounts.session_store import SessionStore
from alongside.accounts.tell import tell_ways_changed
from alongside.accounts.ways import refuse_last_way
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.ids import new_public_id
from alongside.core.limits import spend
from alongside.core.sealing import person_scope, seal, unseal
from alongside.core.writing import writing

if TYPE_CHECKING:
    from webauthn.registration.verify_registration_response import VerifiedRegistration

# webauthn and what it needs cost 0.3 s to import, so they are imported where they are used.

PLACE = "accounts_passkey.label"
TRIES_AN_HOUR = 60


def add_passkey(answer: str, *, by: RecentProof, session: SessionStore, label: str = "") -> str:
    """Keep the passkey the browser made; returns its public id."""
    verified, handle = check_new_passkey(answer, session=session)
    person = Person.objects.get(pk=by.person_id)
    if handle != bytes(person.handle):
        raise _refused()
    return keep_passkey(verified, person_id=by.person_id, label=label)


def check_new_passkey(answer: str, *, session: SessionStore) -> "tuple[VerifiedRegistration, bytes]":
    """Verify what the browser made, and return it with the handle it was made for."""
    from webauthn import verify_registration_response
    from webauthn.helpers.exceptions import WebAuthnException

    challenge, handle = take_challenge(session, "new passkey")
    try:
        verified = verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=settings.HOST,
            expected_origin=settings.URL,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise _refused() from error
    return verified, handle


def keep_passkey(verified: "VerifiedRegistration", *, person_id: PersonId, label: str = "") -> str:
    """Store a verified passkey; a credential that is known already is refused."""
    public_id = new_public_id()
    with writing():
        if Passkey.objects.filter(credential_id=verified.credential_id).exists():
            raise _refused()
        Passkey.objects.create(
            public_id=public_id,
            person_id=person_id,
            credential_id=verified.credential_id,
            public_key=verified.credential_public_key,
            sign_count=verified.sign_count,
            label=seal(label[:60], scope=person_scope(person_id), place=PLACE, row=public_id),
        )
        tell_ways_changed(person_id)
    return public_id


def prove_passkey(answer: str, *, session: SessionStore, visitor: str) -> PersonId:
    """Whose passkey answered the challenge of this browser, or PasskeyRefused."""
    from webauthn import verify_authentication_response
    from webauthn.helpers import parse_authentication_credential_json
    from webauthn.helpers.exceptions import WebAuthnException

    often = _("That was tried many times from here. Please wait an hour and try again.")
    spend("passkey", visitor, most=TRIES_AN_HOUR, per=timedelta(hours=1), words=often)
    challenge, _handle = take_challenge(session, "passkey")
    try:
        credential = parse_authentication_credential_json(answer)
        row = Passkey.objects.filter(credential_id=credential.raw_id).first()
        if row is None:
            raise _refused()
        verified = verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=settings.HOST,
            expected_origin=settings.URL,
            credential_public_key=bytes(row.public_key),
            credential_current_sign_count=row.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise _refused() from error
    with writing():
        used = Passkey.objects.filter(pk=row.pk)
        used.update(sign_count=verified.new_sign_count, used_on=clock.today())
    return PersonId(row.person_id)


def label_of(passkey: Passkey) -> str:
    """What the person called this passkey."""
    scope = person_scope(passkey.person_id)
    return unseal(passkey.label, scope=scope, place=PLACE, row=passkey.public_id)


def passkeys_of(person_id: PersonId) -> list[tuple[Passkey, str]]:
    """The person's passkeys with their labels, for the person alone."""
    rows = Passkey.objects.filter(person_id=person_id).order_by("made_on", "public_id")
    return [(row, label_of(row)) for row in rows]


def remove_passkey(public_id: str, *, by: RecentProof) -> None:
    """Forget a passkey, unless it is the only way left to sign in."""
    with writing():
        mine = Passkey.objects.filter(public_id=public_id, person_id=by.person_id)
        if not mine.exists():
            raise NotFound
        refuse_last_way(by.person_id)
        mine.delete()
        tell_ways_changed(by.person_id)


def _refused() -> PasskeyRefused:
    return PasskeyRefused(_("This passkey didn't work here. You can try again, or use another way to sign in."))
