"""Coming for the first time: 18 or older, agreed to health-related words being kept, and one way to come back."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.accounts.addresses import ProvenAddress, add_address
from alongside.accounts.consents import give_consent
from alongside.accounts.errors import ConsentMissing, TooYoung
from alongside.accounts.models import Consent, Person, PersonId, new_handle
from alongside.accounts.passkeys import check_new_passkey, keep_passkey
from alongside.accounts.phrases import give_phrase
from alongside.accounts.preferences import change_preferences
from alongside.accounts.proof import RecentProof
from alongside.accounts.session_store import SessionStore
from alongside.core.writing import writing


@dataclass(frozen=True, slots=True)
class Beginning:
    """What somebody who wants to come in said: of their age only whether they are 18 or older."""

    adult: bool
    health_data: bool
    language: str = ""
    zone: str = ""


def sign_up_with_phrase(beginning: Beginning) -> tuple[PersonId, str]:
    """Make a person who comes back with a printed phrase, which is returned to be shown once."""
    with writing():
        person_id = _make_person(beginning)
        return person_id, give_phrase(by=RecentProof(person_id), language=beginning.language or "en")


def sign_up_with_passkey(beginning: Beginning, answer: str, *, session: SessionStore, label: str = "") -> PersonId:
    """Make a person who comes back with the passkey that this browser just made."""
    _check(beginning)
    verified, handle = check_new_passkey(answer, session=session)
    with writing():
        person_id = _make_person(beginning, handle=handle)
        keep_passkey(verified, person_id=person_id, label=label)
    return person_id


def sign_up_with_address(beginning: Beginning, proven: ProvenAddress) -> PersonId:
    """Make a person who comes back with codes sent to an address proven in this browser."""
    with writing():
        person_id = _make_person(beginning)
        add_address(proven, by=RecentProof(person_id))
    return person_id


def _check(beginning: Beginning) -> None:
    if not beginning.adult:
        raise TooYoung(
            _("This place is for people who are 18 or older. The help page names places for younger people.")
        )
    if not beginning.health_data:
        raise ConsentMissing(
            _("People here write about illness. To keep what you write, we need you to agree to that first.")
        )


def _make_person(beginning: Beginning, *, handle: bytes = b"") -> PersonId:
    _check(beginning)
    person = Person.objects.create(handle=handle or new_handle())
    person_id = PersonId(person.pk)
    for kind in (Consent.Kind.ADULT, Consent.Kind.HEALTH_DATA):
        give_consent(kind, by=person_id)
    change_preferences(by=person_id, language=beginning.language, zone=beginning.zone)
    return person_id
