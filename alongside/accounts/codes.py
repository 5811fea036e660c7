"""Codes by mail: typed in the browser that asked, ten minutes, five tries, once.

Nothing here asks whether an account exists: the letter, the rows and the answer are the same for every address.
"""

import hmac
import secrets
from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.accounts.addresses import ProvenAddress, check_address, lookup_of
from alongside.accounts.errors import CodeGone, CodeWrong
from alongside.accounts.letters import queue_letter
from alongside.accounts.models import Code
from alongside.accounts.session_store import SessionStore, hashed_cookie
from alongside.core import clock
from alongside.core.ids import new_public_id
from alongside.core.limits import spend
from alongside.core.sealing import Scope, blind, bucket_scope, seal, unseal
from alongside.core.writing import writing

PLACE = "accounts_code.address"
DIGITS = 8  # with five tries a code and five codes an hour, guessing takes centuries
LASTS = timedelta(minutes=10)
TRIES = 5
TO_AN_ADDRESS = 5  # an hour: nobody's mailbox is filled by us
FROM_A_VISITOR = 20  # an hour: a family or a clinic may share one network


def start_code(address: str, *, session: SessionStore, visitor: str) -> None:
    """Send a code to this address; only this browser can use it, and an earlier one stops working."""
    address = check_address(address)
    often = _("Several codes were asked for just now. Please wait a while; the last one is still on its way.")
    spend("codes from a visitor", visitor, most=FROM_A_VISITOR, per=timedelta(hours=1), words=often)
    spend("codes to an address", lookup_of(address).hex(), most=TO_AN_ADDRESS, per=timedelta(hours=1), words=often)
    if session.session_key is None:
        session.create()
    code, public_id, visit = new_code(), new_public_id(), _visit_of(session)
    with writing():
        Code.objects.filter(visit=visit).delete()
        Code.objects.create(
            public_id=public_id,
            visit=visit,
            fingerprint=_fingerprint(code, public_id),
            address=seal(address, scope=_scope(), place=PLACE, row=public_id),
            tries_left=TRIES,
            ends_at=clock.now() + LASTS,
        )
        queue_letter(to=address, subject=_("Your code"), text=_letter(code))


def finish_code(code: str, *, session: SessionStore) -> ProvenAddress:
    """The address that was proven by typing its code here, or CodeWrong or CodeGone; not inside a transaction."""
    row, left = _take_a_try(session)
    typed = "".join(sign for sign in code if sign.isdecimal())
    if not hmac.compare_digest(bytes(row.fingerprint), _fingerprint(typed, row.public_id)):
        if not left:
            raise _gone()
        raise CodeWrong(_("That isn't the code we sent. Please look again at the newest letter."))
    address = unseal(row.address, scope=_scope(), place=PLACE, row=row.public_id)
    with writing():
        if not Code.objects.filter(pk=row.pk).delete()[0]:
            raise _gone()  # used in this very moment by another request
    return ProvenAddress(address)


def _take_a_try(session: SessionStore) -> tuple[Code, int]:
    """Count the try before looking at it, so that trying in parallel gains nothing."""
    with writing():
        open_here = Code.objects.select_for_update().filter(visit=_visit_of(session), ends_at__gt=clock.now())
        row = open_here.first()
        if row is None or not row.tries_left:
            raise _gone()
        Code.objects.filter(pk=row.pk).update(tries_left=row.tries_left - 1)
    return row, row.tries_left - 1


def new_code() -> str:
    """Eight random digits."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


def forget_old_codes() -> int:
    """Drop codes that are too old to be used; returns how many."""
    with writing():
        return Code.objects.filter(ends_at__lte=clock.now()).delete()[0]


def _letter(code: str) -> str:
    return _(
        "Your code is %(code)s\n\nType it on the page that asked for it, within ten minutes. "
        "If you did not ask for a code, you can forget this letter: nothing happens without it."
    ) % {"code": f"{code[:4]} {code[4:]}"}


def _gone() -> CodeGone:
    return CodeGone(_("This code is too old, or was tried too often. Please ask for a new one."))


def _visit_of(session: SessionStore) -> str:
    return hashed_cookie(session.session_key or "")


def _fingerprint(code: str, public_id: str) -> bytes:
    return blind(f"{public_id}|{code}", "code")


def _scope() -> Scope:
    return bucket_scope("codes", lives=LASTS)
