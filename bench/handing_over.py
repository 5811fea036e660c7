"""Mails handed over in a second: one post to many members, each individually addressed, into a sink on this machine."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings

from alongside.accounts.addresses import PLACE, lookup_of
from alongside.accounts.models import Address, Person, PersonId
from alongside.communities.found import change
from alongside.communities.found import found as found_community
from alongside.communities.models import Community, Joining
from alongside.core import clock
from alongside.core.ids import new_public_id
from alongside.core.jobs import run_until_empty
from alongside.core.sealing import person_scope, seal
from alongside.core.worker import Worker
from alongside.mailroom.models import Delivery, Going
from alongside.memberships.models import Role
from alongside.notify.choose import choose_mail
from alongside.notify.models import MailChoice
from alongside.ownership import acting
from alongside.threads.saying import Words
from alongside.threads.start import start
from bench.table import Findings
from bench.words import text_of

READERS = (100, 2_000)
TRIES = 3  # the middle one counts
PROVIDERS = 7
LONGEST = 120.0  # seconds after which something is wrong


class MailsWrong(Exception):
    """Not every reader got the post once, with an address of their own to answer to."""


@dataclass
class Town:
    """A community whose members all get every post by mail."""

    community: Community
    founder: PersonId
    readers: int

    def post(self) -> None:
        """Say something, and let everything follow but the mail, which waits."""
        by = acting.find_viewer(self.founder, self.community)
        start(self.community, by=by, title="What do you cook?", words=Words(text_of(3)))
        run_until_empty()


def time_handing_over(found: Findings) -> None:
    """For each number of readers: mails a second, and how long after the wait the last one is there."""
    for readers in READERS:
        town = town_of(readers)
        speeds = sorted(handed_over_a_second(town) for _try in range(TRIES))
        found.note(f"mails handed over to {readers:,}, a second", speeds[TRIES // 2])
        found.note(f"wait over until the last of {readers:,}, s", seconds_to_the_last(town))
        clock.set_clock(None)


def town_of(readers: int) -> Town:
    """Found it and let everybody come in."""
    name = f"Kitchen of {readers}"
    community = change(found_community(name=name, purpose="Cooking", audience="Anyone"), joining=Joining.OPEN)
    founder = PersonId(Person.objects.create().pk)
    acting.come_in(founder, community, name="Heron", role=Role.FOUNDER)
    for number in range(readers):
        person = PersonId(Person.objects.create().pk)
        _give_address(person, f"reader{number}.{readers}@provider{number % PROVIDERS}.test")
        acting.come_in(person, community, name=f"Person {number}")
        choose_mail(by=acting.find_viewer(person, community), mail="every", discreet=False, quiet=None)
    MailChoice.objects.filter(alias__community=community).update(most=30_000)  # each is a mail by itself
    run_until_empty()
    return Town(community, founder, readers)


def _give_address(person: PersonId, address: str) -> None:
    public_id = new_public_id()
    sealed = seal(address, scope=person_scope(person), place=PLACE, row=public_id)
    Address.objects.create(public_id=public_id, person_id=person, lookup=lookup_of(address), sealed=sealed)


def handed_over_a_second(town: Town) -> float:
    """Let the wait end, and time all that is done from then on in this one thread: rows, words, conversation."""
    with _sink() as sink:
        town.post()
        _let_time_pass()
        since = time.perf_counter()
        run_until_empty()
        took = time.perf_counter() - since
        _check(sink, town.readers)
    return town.readers / took


def seconds_to_the_last(town: Town) -> float:
    """From the end of the wait until the last mail is there, with a worker that has to notice it first."""
    with _sink() as sink, _worker():
        town.post()
        time.sleep(1.5)  # until it has nothing to do and only looks now and then
        before, since = clock.now(), time.time()
        _let_time_pass()
        while _sent_since(before, town) < town.readers and time.time() - since < LONGEST:
            time.sleep(0.2)
        return _check(sink, town.readers) - since


def _sent_since(moment: datetime, town: Town) -> int:
    return Delivery.objects.filter(alias__community=town.community, state=Going.SENT, due__gt=moment).count()


def _let_time_pass() -> None:
    """Two hours, each time anew."""
    ahead = clock.now() - datetime.now(UTC) + timedelta(hours=2)
    clock.set_clock(lambda: datetime.now(UTC) + ahead)


def _check(sink: "subprocess.Popen[str]", readers: int) -> float:
    """Everybody has one, to be answered at an address of their own; gives when the last one came."""
    assert sink.stdin
    assert sink.stdout
    sink.stdin.close()
    mails, people, replies, idents, last = sink.stdout.readline().split()
    if (int(mails), int(people), int(replies), int(idents)) != (readers, readers, readers, 1):
        raise MailsWrong(f"{mails} mails for {people} of {readers} readers, {replies} addresses, {idents} ids")
    return float(last)


@contextmanager
def _sink() -> "Iterator[subprocess.Popen[str]]":
    words = [sys.executable, "-m", "bench.mail_sink"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as sink:
        assert sink.stdout
        before, settings.SMARTHOST = settings.SMARTHOST, f"smtp://127.0.0.1:{sink.stdout.readline().strip()}"
        try:
            yield sink
        finally:
            settings.SMARTHOST = before
            sink.kill()


@contextmanager
def _worker() -> Iterator[None]:
    worker = Worker()
    worker.start()
    try:
        yield
    finally:
        worker.stop()
