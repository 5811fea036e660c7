"""Many do many things at once, on either database: nothing is doubled, skipped, overspent or locked."""

import random
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from alongside.aliases.models import Alias
from alongside.aliases.name import rename
from alongside.core import clock
from alongside.core.errors import NotFound, Refused, TooOften
from alongside.core.ids import new_public_id
from alongside.core.jobs import run_one, run_until_empty
from alongside.core.limits import spend
from alongside.core.models import JobRow
from alongside.hosting.case import say
from alongside.hosting.models import Case, Said
from alongside.hosting.worry import word_to_hosts
from alongside.memberships.viewer import Viewer
from alongside.ownership import acting
from alongside.search.models import FoundBy
from alongside.threads.edit import edit
from alongside.threads.follow import follow, read_to
from alongside.threads.models import Following, Post, Thread
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start
from alongside.threads.withdraw import restore, withdraw
from tests.world import World, build_world

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 8
LIMIT = 20


class Busy:
    """Eight people's hands, each in a thread with a connection of its own, and what went wrong in any of them."""

    def __init__(self, world: World, rounds: int) -> None:
        self.world, self.rounds = world, rounds
        self.talks = [world.thread("One"), world.thread("Two")]
        self.said: list[str] = []  # what each form made
        self.spent: list[int] = []  # appending needs no lock
        self.wrong: list[BaseException] = []

    def all_at_once(self) -> None:
        hands = [threading.Thread(target=self._hands, args=(number,)) for number in range(THREADS)]
        hands.append(threading.Thread(target=self._worker))
        for hand in hands:
            hand.start()
        for hand in hands[:THREADS]:
            hand.join(120)
        self.over = True
        hands[-1].join(30)
        assert not any(hand.is_alive() for hand in hands), "somebody waits for ever"
        if self.wrong:
            raise self.wrong[0]

    over = False

    def _worker(self) -> None:
        try:
            while not self.over:
                run_one()
        except BaseException as error:
            self.wrong.append(error)
        finally:
            connection.close()

    def _hands(self, number: int) -> None:
        chance = random.Random(number)
        name = ("ada", "ben", "mia", "nora")[number % 4]
        try:
            for _ in range(self.rounds):
                self._one(chance, acting.find_viewer(self.world.people[name], self.world.kitchen))
        except BaseException as error:
            self.wrong.append(error)
        finally:
            connection.close()

    def _one(self, chance: random.Random, by: Viewer) -> None:
        thread, once = chance.choice(self.talks), new_public_id()
        for _ in range(2):  # the second time as when a finger slips
            self.said.append(reply(thread, by=by, words=Words(f"Word {once}"), once=once).public_id)
        mine = list(Post.objects.filter(author_id=by.alias_id, number__gt=1).order_by("-pk")[:5])
        post = chance.choice(mine)
        do = chance.choice([self._follow, self._read, self._change, self._take_back, self._rename, self._start])
        with suppress(NotFound, Refused):  # where somebody else's hand was quicker
            do(thread, post, by)
        self._spend()

    def _follow(self, thread: Thread, post: Post, by: Viewer) -> None:
        follow(thread, by=by)

    def _read(self, thread: Thread, post: Post, by: Viewer) -> None:
        read_to(post.thread, post.number, by=by)

    def _change(self, thread: Thread, post: Post, by: Viewer) -> None:
        edit(post, by=by, words=Words(f"Changed {new_public_id()}\n\n> @post:{post.public_id}"))

    def _take_back(self, thread: Thread, post: Post, by: Viewer) -> None:
        withdraw(post, by=by)
        restore(post, by=by)

    def _rename(self, thread: Thread, post: Post, by: Viewer) -> None:
        letters = new_public_id().translate(str.maketrans("234567", "aeioua"))[:12]
        rename(Alias.objects.get(pk=by.member_id), name=letters.capitalize())

    def _start(self, thread: Thread, post: Post, by: Viewer) -> None:
        start(self.world.kitchen, by=by, title="Another", words=Words("Hello @Lily"), once=new_public_id())

    def _spend(self) -> None:
        try:
            spend("noise", "all", most=LIMIT, per=timedelta(days=365), words="Enough.")
        except TooOften:
            return
        self.spent.append(1)


def require_whole(busy: Busy) -> None:
    """Everything fits together afterwards."""
    run_until_empty()
    for thread in Thread.objects.all():
        numbers = list(Post.objects.filter(thread=thread).order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
        thread.refresh_from_db()
        assert thread.last_number == len(numbers)
        last = Post.objects.filter(thread=thread, withdrawn_at=None).order_by("-number")[0]
        assert thread.last_words == last.words_in_lists
        for mark in Following.objects.filter(thread=thread):
            assert mark.read_to <= thread.last_number
    assert len(set(busy.said)) == THREADS * busy.rounds
    assert set(Counter(busy.said).values()) == {2}
    assert len(busy.spent) == min(LIMIT, THREADS * busy.rounds)
    assert not JobRow.objects.filter(due__lte=clock.now()).exists()  # some were asked for at a later hour
    assert FoundBy.objects.count() == Post.objects.filter(withdrawn_at=None).count()


def test_eight_at_once() -> None:
    busy = Busy(build_world(), rounds=4)
    busy.all_at_once()
    require_whole(busy)


def test_the_same_form_sent_in_one_moment_is_done_once() -> None:
    world = build_world()
    thread, case = world.thread(), word_to_hosts("Hello", by=world.ben)
    forms: list[Callable[[], Any]] = [
        lambda: reply(thread, by=world.ben, words=Words("Yes"), once="a").pk,
        lambda: start(world.kitchen, by=world.ben, title="Soup", words=Words("Yes"), once="b").pk,
        lambda: word_to_hosts("Again", by=world.ben, once="c").pk,
        lambda: say(case, "And this", by=world.ben, once="d"),
    ]
    said = [in_one_moment(form) for form in forms]
    assert [len(set(made)) for made in said[:3]] == [1, 1, 1]
    assert sorted(said[3]) == [False] * (THREADS - 1) + [True]
    assert [Post.objects.count(), Thread.objects.count(), Case.objects.count(), Said.objects.count()] == [3, 2, 2, 3]


def in_one_moment(form: Callable[[], Any]) -> list[Any]:
    """What eight who send the same form at the same moment are told."""
    ready, told = threading.Barrier(THREADS), []

    def send() -> None:
        ready.wait()
        try:
            told.append(form())
        finally:
            connection.close()

    hands = [threading.Thread(target=send) for _ in range(THREADS)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join(60)
    assert len(told) == THREADS, "somebody was told that it went wrong"
    return told


@pytest.mark.long
def test_eight_at_once_for_long() -> None:
    busy = Busy(build_world(), rounds=120)
    busy.all_at_once()
    require_whole(busy)
