"""Codes by mail: for one browser, once, for ten minutes; and nobody learns who has an account."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.accounts.addresses import ProvenAddress, addresses_of, find_person_at
from alongside.accounts.codes import finish_code, start_code
from alongside.accounts.errors import AddressUnlikely, CodeGone, CodeWrong
from alongside.accounts.letters import letters_waiting
from alongside.accounts.models import Address, Code, Letter
from alongside.accounts.session_store import SessionStore
from alongside.accounts.sessions import Browser
from alongside.accounts.sign_in import sign_in_with_code
from alongside.accounts.sign_up import Beginning, sign_up_with_address
from alongside.core import clock
from alongside.core.errors import TooOften

pytestmark = pytest.mark.django_db
ADDRESS = "anna.tester@example.org"
WISH = Beginning(adult=True, health_data=True)


def asked(address: str = ADDRESS, visitor: str = "v") -> tuple[SessionStore, str]:
    session = SessionStore()
    start_code(address, session=session, visitor=visitor)
    letter = letters_waiting()[-1]
    assert letter.to == address
    found = re.search(r"\d{4} \d{4}", letter.text)
    assert found
    return session, found[0]


def test_a_code_proves_the_address_in_the_browser_that_asked():
    session, code = asked()
    assert finish_code(code, session=session) == ProvenAddress(ADDRESS)


def test_a_code_is_refused_in_another_browser_a_second_time_and_after_ten_minutes():
    session, code = asked()
    elsewhere, _other = asked("ben@example.org")
    for wrong in (SessionStore(), elsewhere):
        with pytest.raises((CodeGone, CodeWrong)):
            finish_code(code, session=wrong)
    finish_code(code, session=session)
    with pytest.raises(CodeGone):
        finish_code(code, session=session)
    session, code = asked()
    late = datetime.now(UTC) + timedelta(minutes=11)
    clock.set_clock(lambda: late)
    with pytest.raises(CodeGone):
        finish_code(code, session=session)


def test_five_wrong_tries_close_a_code():
    session, code = asked()
    wrong = f"{(int(code.replace(' ', '')) + 1) % 10**8:08d}"
    for _try in range(4):
        with pytest.raises(CodeWrong):
            finish_code(wrong, session=session)
    with pytest.raises(CodeGone):
        finish_code(wrong, session=session)
    with pytest.raises(CodeGone):
        finish_code(code, session=session)


def test_asking_again_voids_the_code_before():
    session, first = asked()
    start_code(ADDRESS, session=session, visitor="v")
    with pytest.raises(CodeWrong):
        finish_code(first, session=session)


def test_the_work_and_the_answer_are_the_same_whether_or_not_an_account_exists():
    sign_up_with_address(WISH, ProvenAddress(ADDRESS))
    asked("warm-up@example.org")

    def work(address: str) -> list[str]:
        with CaptureQueriesContext(connection) as seen:
            start_code(address, session=SessionStore(), visitor="v")
        values = r"'[^']*'|\b\d+\.\d+(e[+-]\d+)?\b|\bX?[0-9a-f]+\b|\bs\d+_x\d+\b"
        return [re.sub(values, "?", query["sql"]) for query in seen]

    known, unknown = work(ADDRESS), work("nobody.tester@example.org")
    assert known == unknown
    sizes = {
        len(bytes(letter.sealed)) - len(w.to)
        for letter, w in zip(Letter.objects.order_by("at"), letters_waiting(), strict=True)
    }
    assert len(sizes) == 1


def test_the_same_code_door_leads_in_or_to_signing_up():
    session, code = asked()
    assert sign_in_with_code(code, browser=Browser(session, "v")) == ProvenAddress(ADDRESS)
    person_id = sign_up_with_address(WISH, ProvenAddress(ADDRESS))
    session, code = asked("Anna.Tester@EXAMPLE.org")
    assert sign_in_with_code(code, browser=Browser(session, "v")) == person_id


def test_codes_are_limited_for_an_address_and_for_a_visitor():
    for _time in range(5):
        start_code(ADDRESS, session=SessionStore(), visitor="v")
    with pytest.raises(TooOften):
        start_code(ADDRESS, session=SessionStore(), visitor="elsewhere")
    start_code("ben@example.org", session=SessionStore(), visitor="v")


@pytest.mark.parametrize(
    "typed", ["", "anna", "an na@example.org", "a@b", "a@@example.org", "x" * 300 + "@example.org"]
)
def test_what_is_no_address_is_refused_in_plain_words_and_sends_nothing(typed):
    with pytest.raises(AddressUnlikely, match="doesn't look like"):
        start_code(typed, session=SessionStore(), visitor="v")
    assert not Letter.objects.exists()


def test_neither_address_nor_code_is_readable_in_any_row():
    person_id = sign_up_with_address(WISH, ProvenAddress(ADDRESS))
    _session, code = asked()
    rows = [*Address.objects.values_list(), *Code.objects.values_list(), *Letter.objects.values_list()]
    written = b"".join(value if isinstance(value, bytes) else str(value).encode() for row in rows for value in row)
    for secret in (ADDRESS, "anna", code, code.replace(" ", "")):
        assert secret.encode() not in written
    assert [address.text for address in addresses_of(person_id)] == [ADDRESS]
    assert find_person_at(ProvenAddress(ADDRESS)) == person_id
