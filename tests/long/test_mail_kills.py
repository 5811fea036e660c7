"""A mail that Postfix holds becomes one post and reaches everybody, wherever the listener or the worker is killed."""

import os
import random
import signal
import time
from collections.abc import Iterator
from functools import partial
from itertools import cycle

import pytest

from tests.long.dying import ORDER
from tests.long.mortal import LEASE_OVER, PROGRAM, run_beside
from tests.long.writers import new_word
from tests.mail.listening.test_beside import becomes_true, listener_of
from tests.servers.mail_house import MailHouse, mail_house

# A yes that is on its way when the listener dies is not heard: Postfix brings the same mail once more.
LISTENER = ("mail before commit", "mail after commit", "mail before answer", "mail after answer")
# A job commits three times or more: claimed, its effects, its end.
READERS = 12  # each may write 30 mails an hour
WORKER = tuple(f"work {side} commit {spared}" for spared in range(6) for side in ("before", "after"))


@pytest.fixture(scope="module")
def house() -> Iterator[MailHouse]:
    with mail_house(readers=READERS, program=PROGRAM) as made:
        yield made


def killed_at(house: MailHouse, boundary: str) -> str:
    """Hand a mail in, with death waiting at a boundary; gives the word it is known by."""
    word, order = new_word(), house.site.data / ORDER
    order.write_text(boundary)
    house.hand_in(house.write(word))
    assert becomes_true(lambda: not order.exists()), f"nobody came to: {boundary}"
    return word


def require_once(house: MailHouse, *words: str, patiently: bool = False) -> None:
    """Each of these mails became one post, and everybody got it; nothing waits any more."""
    house.postfix.wait_until_empty(120)
    how = [] if patiently else ["--later"]
    due = time.monotonic() + LEASE_OVER
    while (found := run_beside(house.site, "tests.long.looking", *how))["jobs"] and time.monotonic() < due:
        time.sleep(0.5)
    assert found["wrong"] == []
    assert {word: found["posts"].get(word, 0) for word in words} == dict.fromkeys(words, 1)
    for word in words:
        house.smarthost.wait_for(partial(house.everybody_got, word), LEASE_OVER)


def require_no_doubles(house: MailHouse, *words: str) -> None:
    """Nobody got any of these twice: no letter was on its way when somebody died."""
    for word in words:
        assert set(house.got(word).values()) == {1}


def test_a_listener_killed_at_any_boundary_loses_and_doubles_nothing(house: MailHouse) -> None:
    words = [killed_at(house, f"{boundary} 0") for boundary in LISTENER]
    require_once(house, *words)
    require_no_doubles(house, *words)


def test_a_listener_killed_at_some_moments_loses_and_doubles_nothing(house: MailHouse) -> None:
    kill_at_moments(house, 3)


@pytest.mark.long
def test_a_listener_killed_at_sixty_moments_loses_and_doubles_nothing(house: MailHouse) -> None:
    kill_at_moments(house, 60)


@pytest.mark.long
def test_a_worker_killed_at_any_boundary_loses_nothing_and_posts_once(house: MailHouse) -> None:
    words = []
    for boundary in WORKER:
        words.append(killed_at(house, boundary))
        assert house.site.process
        house.site.process.wait(10)
        house.site.start()
        require_once(house, words[-1])
    for word in words:  # at most what was in flight comes twice
        assert max(house.got(word).values()) <= 2


def is_replaced(house: MailHouse, listener: int) -> bool:
    """Whether another one listens."""
    return listener_of(house.site) != listener


def kill_at_moments(house: MailHouse, times: int) -> None:
    """Let mails come, and kill whoever listens at some moment, again and again."""
    chance, words, writers = random.Random(times), [], cycle(house.readers)
    for _ in range(times):
        listener = listener_of(house.site)
        for _ in range(5):
            words.append(new_word())
            house.hand_in(house.write(words[-1], by=next(writers)))
        time.sleep(chance.uniform(0, 0.05))
        os.kill(listener, signal.SIGKILL)
        assert becomes_true(partial(is_replaced, house, listener))
    require_once(house, *words)
    require_no_doubles(house, *words)
    print(f"\n{times} deaths, {len(words)} mails")
