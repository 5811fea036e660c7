"""Many at once: no more tries, links or codes than promised, however they are timed."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from alongside.accounts.codes import TRIES, finish_code, start_code
from alongside.accounts.errors import CodeGone, CodeWrong, LinkSpent
from alongside.accounts.letters import letters_waiting
from alongside.accounts.links import make_link, spend_link
from alongside.accounts.models import Code, Person, PersonId
from alongside.accounts.session_store import SessionStore
from alongside.core.errors import TooOften

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(count: int, act: Callable[[], object]) -> list[object]:
    """What came of doing it from many threads at the same time: the result, or the kind of refusal."""

    def one(_number: int) -> object:
        try:
            return act()
        except (CodeGone, CodeWrong, LinkSpent, TooOften) as refused:
            return type(refused)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(one, range(count)))


def test_guessing_in_parallel_gains_no_try() -> None:
    session = SessionStore()
    start_code("anna@example.org", session=session, visitor="v")
    key = session.session_key
    code = re.search(r"\d{4} \d{4}", letters_waiting()[-1].text)
    assert code
    wrong = f"{(int(code[0].replace(' ', '')) + 1) % 10**8:08d}"
    came = at_once(12, lambda: finish_code(wrong, session=SessionStore(key)))
    assert came.count(CodeWrong) == TRIES - 1
    assert Code.objects.get().tries_left == 0


def test_a_right_code_sent_many_times_at_once_proves_once() -> None:
    session = SessionStore()
    start_code("anna@example.org", session=session, visitor="v")
    key, code = session.session_key, re.search(r"\d{4} \d{4}", letters_waiting()[-1].text)
    assert code
    came = at_once(TRIES, lambda: finish_code(code[0], session=SessionStore(key)))
    assert len([one for one in came if not isinstance(one, type)]) == 1


def test_a_link_followed_many_times_at_once_signs_in_once(settings) -> None:
    settings.DEMO = True
    person = PersonId(Person.objects.create().pk)
    secret = make_link(person)
    assert at_once(8, lambda: spend_link(secret)).count(person) == 1


def test_codes_asked_for_in_parallel_are_limited_for_one_address() -> None:
    came = at_once(10, lambda: start_code("anna@example.org", session=SessionStore(), visitor="v"))
    assert came.count(TooOften) == 5
    assert len(letters_waiting()) == 5
