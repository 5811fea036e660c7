"""Asking a browser for a passkey: a fresh challenge each time, good once, for five minutes, in that browser."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from alongside.accounts.errors import PasskeyRefused
from alongside.accounts.models import Passkey, Person, PersonId, new_handle
from alongside.accounts.session_store import SessionStore
from alongside.core import clock

CHALLENGE_LASTS = timedelta(minutes=5)
LABEL = "Alongside"  # passkeys are shown on lock screens and kept by vendors: no alias, no community, no condition


def ask_for_new_passkey(session: SessionStore, *, person_id: PersonId | None = None) -> str:
    """What the browser needs to make a passkey, as JSON; for somebody signing up, or for this person."""
    from webauthn import generate_registration_options, options_to_json
    from webauthn.helpers.structs import (
        AuthenticatorSelectionCriteria,
        PublicKeyCredentialDescriptor,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    person = None if person_id is None else Person.objects.filter(pk=person_id).first()
    handle = bytes(person.handle) if person else new_handle()
    known = Passkey.objects.filter(person=person).values_list("credential_id", flat=True) if person else []
    options = generate_registration_options(
        rp_id=settings.HOST,
        rp_name=LABEL,
        user_id=handle,
        user_name=LABEL,
        user_display_name=LABEL,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=bytes(credential)) for credential in known],
    )
    _remember_challenge(session, "new passkey", options.challenge, handle)
    return options_to_json(options)


def ask_for_passkey(session: SessionStore) -> str:
    """What the browser needs to let somebody choose a passkey of theirs, as JSON; the same for everybody."""
    from webauthn import generate_authentication_options, options_to_json
    from webauthn.helpers.structs import UserVerificationRequirement

    options = generate_authentication_options(
        rp_id=settings.HOST, user_verification=UserVerificationRequirement.REQUIRED
    )
    _remember_challenge(session, "passkey", options.challenge)
    return options_to_json(options)


def _remember_challenge(session: SessionStore, what: str, challenge: bytes, handle: bytes = b"") -> None:
    until = (clock.now() + CHALLENGE_LASTS).timestamp()
    session[what] = {"challenge": challenge.hex(), "handle": handle.hex(), "until": until}
    session.save()


def take_challenge(session: SessionStore, what: str) -> tuple[bytes, bytes]:
    """The challenge this browser was given; it is taken, so that an answer cannot be played again."""
    asked: dict[str, Any] | None = session.pop(what, None)
    session.save()
    if asked is None or asked["until"] < clock.now().timestamp():
        raise PasskeyRefused(_("That took a little long. Please try once more."))
    return bytes.fromhex(asked["challenge"]), bytes.fromhex(asked["handle"])
