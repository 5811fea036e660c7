"""Whom to ask: a pure choice among people who offered, so that a page, a job and a rehearsal choose alike.

It knows no database and no clock. What it weighs is said in one place, in whole points, and every tie ends with who
was asked longest ago: nobody is ranked, the load goes round.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from alongside.core.index.words import fold, stem, words_in

AT_ONCE = 3  # one may be out, one tired, one is enough; a broadcast would let each think that others will
MOST_A_DAY = 3  # times one member is asked in a day: a favour, never a shift
# Words of any talk: they say nothing of what somebody knows. Short ones stay, because "PD" and "MS" say much.
_COMMON = """
    a about after all also an and any are as at be before but by can do else first for from going had has have
    having help her his how i if in into is it its just know life live living me more much my new no not of off on
    one or our out own people person some than that the their them things this to too up very was we were what when
    who will with years you your al algo algun como con cosas cuando de del desde donde el ella en era es esta este
    hay la las lo los mas me mi mis mucho muy no nos o otra otro para pero personas por porque que se ser si sin
    sobre son su sus tambien tener todo un una uno vida vivir y ya yo
"""
COMMON = frozenset(_COMMON.split())

TOPIC, ROLE = 3, 2  # points for knowing what the post speaks of, and for living the same; each earlier asking takes one
DAWN = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Waiting:
    """What a post that waits tells of what it needs."""

    tells: frozenset[str] = frozenset()  # lives_with, cares_for, lost_someone, works_with
    language: str = ""
    stems: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Candidate:
    """Somebody who offered to welcome people, as far as it matters whether they are asked now."""

    alias: int
    tells: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    is_awake: bool = True
    is_on_duty: bool = False
    asked_today: int = 0
    asked_this_week: int = 0
    asked_last: datetime | None = None


def whom_to_ask(
    waiting: Waiting, candidates: Iterable[Candidate], *, asked: Collection[int] = (), most: int = AT_ONCE
) -> list[int]:
    """The few to ask now, on duty first, best fitted and least asked before; nobody asleep, and nobody twice."""
    fit = [one for one in candidates if one.alias not in asked and may_be_asked(waiting, one)]
    return [one.alias for one in sorted(fit, key=lambda one: _order(waiting, one))[: max(most, 0)]]


def may_be_asked(waiting: Waiting, one: Candidate) -> bool:
    """Whether this member could answer now: they are up, speak the language, and were not asked enough for today."""
    there = one.is_on_duty or one.is_awake
    return there and one.asked_today < MOST_A_DAY and speaks(one.languages, waiting.language)


def speaks(languages: Collection[str], language: str) -> bool:
    """Whether somebody reads this language; who named none, and a post that names none, fit everybody."""
    return not language or not languages or language.partition("-")[0] in {each.partition("-")[0] for each in languages}


def fit_of(waiting: Waiting, one: Candidate) -> int:
    """How near somebody's life is to the post, in points."""
    return TOPIC * bool(waiting.stems & one.stems) + ROLE * bool(waiting.tells & one.tells)


def stems_of(text: str, language: str) -> frozenset[str]:
    """The words of a text as they are compared, without those of any talk."""
    words = [word for word in words_in(fold(text)) if word not in COMMON]
    return frozenset(stem(words, language))


def _order(waiting: Waiting, one: Candidate) -> tuple[bool, int, datetime, int]:
    return not one.is_on_duty, one.asked_this_week - fit_of(waiting, one), one.asked_last or DAWN, one.alias
