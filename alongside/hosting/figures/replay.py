"""What a roster of N would have brought: old conversations played through the welcome queue, with people made up.

Whom the queue asks is the very code that asks members (`hosting.welcome.matching`); how people answer is assumed, and
the assumptions are printed with every result.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from alongside.hosting.welcome.ask import HOSTS_AFTER, LOOK_AGAIN, NO_LONGER, PATIENCE
from alongside.hosting.welcome.matching import Candidate, Waiting, whom_to_ask
from alongside.hosting.welcome.wait import A_MOMENT

AWAKE = 14  # hours of a day in which somebody may look
LOOKS_AFTER = timedelta(minutes=45)  # half of those who are awake have seen a nudge by then
SPREAD = 1.0  # of the logarithm of that time: one in six looks later than two hours
WRITES = timedelta(minutes=10)
SAYS_YES = 0.5  # of those who are asked; the others have no strength that day, and nobody asks why
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """One conversation of an archive, as far as the wait for its first answer goes."""

    at: datetime
    is_new: bool  # nobody of that address had written before
    answered_at: datetime | None  # by somebody else
    words: frozenset[str]  # of its subject, folded and stemmed


@dataclass(frozen=True, slots=True)
class Played:
    """How long one conversation waited, and how long it would have; None where nobody ever answered."""

    asked: Asked
    was: timedelta | None
    would_be: timedelta | None
    by_host: bool = False  # nobody else would have answered


@dataclass(slots=True)
class Responder:
    """Somebody made up: awake around an hour at which people of the archive answered."""

    number: int
    begins: int  # UTC hour
    nudged: list[datetime] = field(default_factory=list)
    answered: int = 0

    def is_awake(self, at: datetime) -> bool:
        """Whether this is one of their hours."""
        return (at.hour - self.begins) % 24 < AWAKE

    def looks_at(self, at: datetime, chance: Random) -> datetime:
        """When they see what came at this moment: after a while, and not in their sleep."""
        sees = at + timedelta(minutes=chance.lognormvariate(math.log(LOOKS_AFTER.total_seconds() / 60), SPREAD))
        if self.is_awake(sees):
            return sees
        wakes = sees.replace(hour=self.begins, minute=0, second=0, microsecond=0)
        return (wakes if wakes > sees else wakes + DAY) + timedelta(minutes=chance.uniform(0, 60))

    def as_candidate(self, at: datetime) -> Candidate:
        """The same as the queue sees members."""
        return Candidate(
            alias=self.number,
            is_awake=self.is_awake(at),
            asked_today=self._asked_since(at - DAY),
            asked_this_week=self._asked_since(at - 7 * DAY),
            asked_last=self.nudged[-1] if self.nudged else None,
        )

    def _asked_since(self, at: datetime) -> int:
        return len(self.nudged) - bisect_left(self.nudged, at)


@dataclass(frozen=True)
class Replay:
    """What came of it."""

    played: tuple[Played, ...]
    responders: tuple[Responder, ...]

    @property
    def newcomers(self) -> tuple[Played, ...]:
        """Those who had never written before."""
        return tuple(one for one in self.played if one.asked.is_new)


def replay(asked: Sequence[Asked], answer_hours: Sequence[int], *, responders: int, seed: int = 1) -> Replay:
    """Play conversations, oldest first, through the queue; the same archive and seed give the same result."""
    chance = Random(seed)  # noqa: S311  (people are made up, nothing is kept secret)
    hours = answer_hours or [14]
    people = [Responder(number, (chance.choice(hours) - AWAKE // 2) % 24) for number in range(responders)]
    host = Responder(-1, (chance.choice(hours) - AWAKE // 2) % 24)
    played = []
    for one in sorted(asked, key=lambda each: each.at):
        was = one.answered_at - one.at if one.answered_at else None
        answer, person = _first_answer(one, people, host, chance)
        sooner = answer is not None and (one.answered_at is None or answer < one.answered_at)
        played.append(Played(one, was, answer - one.at if answer and sooner else was, sooner and person is host))
    return Replay(tuple(played), tuple(people))


def _first_answer(
    asked: Asked, people: Sequence[Responder], host: Responder, chance: Random
) -> tuple[datetime | None, Responder]:
    """When somebody whom the queue asked would have answered: round after round, then a host."""
    already: set[int] = set()
    answers: list[tuple[datetime, Responder]] = []
    at, waiting, host_asked = asked.at + A_MOMENT, Waiting(stems=asked.words), False
    while at < asked.at + NO_LONGER and not _answered_by(at, asked, answers):
        if not host_asked and at >= asked.at + HOSTS_AFTER:
            host_asked = True
            answers.append((host.looks_at(at, chance) + WRITES, host))
        some = whom_to_ask(waiting, [one.as_candidate(at) for one in people], asked=already)
        for number in some:
            already.add(number)
            person = people[number]
            person.nudged.append(at)
            if chance.random() < SAYS_YES:
                answers.append((person.looks_at(at, chance) + WRITES, person))
        at += PATIENCE if some else LOOK_AGAIN
    if not answers:
        return None, host
    first, person = min(answers, key=lambda each: each[0])
    if asked.answered_at is None or first < asked.answered_at:
        person.answered += 1
    return first, person


def _answered_by(at: datetime, asked: Asked, answers: Sequence[tuple[datetime, Responder]]) -> bool:
    really = asked.answered_at is not None and asked.answered_at <= at
    return really or any(answer <= at for answer, _person in answers)
