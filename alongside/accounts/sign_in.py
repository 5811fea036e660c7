"""Coming back: by phrase, passkey, code or, in the demo, by a link; each ends in a session under a fresh cookie."""

from alongside.accounts.addresses import ProvenAddress, find_person_at
from alongside.accounts.codes import finish_code
from alongside.accounts.links import spend_link
from alongside.accounts.models import PersonId
from alongside.accounts.passkeys import prove_passkey
from alongside.accounts.phrases import prove_phrase
from alongside.accounts.sessions import Browser, enter


def sign_in_with_phrase(phrase: str, *, browser: Browser) -> PersonId:
    """Sign in whoever holds this recovery phrase."""
    person_id = prove_phrase(phrase, visitor=browser.visitor)
    enter(browser, person_id)
    return person_id


def sign_in_with_passkey(answer: str, *, browser: Browser) -> PersonId:
    """Sign in whoever's passkey answered this browser's challenge."""
    person_id = prove_passkey(answer, session=browser.session, visitor=browser.visitor)
    enter(browser, person_id)
    return person_id


def sign_in_with_code(code: str, *, browser: Browser) -> PersonId | ProvenAddress:
    """Sign in whoever has the address of this browser's code; an address nobody has is returned, proven."""
    proven = finish_code(code, session=browser.session)
    person_id = find_person_at(proven)
    if person_id is None:
        return proven
    enter(browser, person_id)
    return person_id


def sign_in_with_link(secret: str, *, browser: Browser) -> PersonId:
    """Sign in with a link of the demo, which then is spent; only ever after a button was pressed."""
    person_id = spend_link(secret)
    enter(browser, person_id)
    return person_id
