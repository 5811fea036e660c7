"""How steadily somebody has taken part, in two words, from the months in which they wrote."""

from datetime import UTC, date, datetime
from enum import StrEnum

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.rows import fetched, stored_moment

MOST_MONTHS = 60  # five years: beyond, the words would be no others
SOME = 3  # months that make "some months"
A_YEAR = 12

# One look at the index of an author's posts for each month, however many posts there are.
IN_MONTH = (
    "EXISTS (SELECT 1 FROM threads_post WHERE author_id = %s AND at >= %s AND at < %s"
    " AND withdrawn_at IS NULL AND NOT removed)"
)


class Steady(StrEnum):
    """What others read; how much somebody writes, and when they did last, stands in none of it."""

    NOT_YET = ""
    SOME_MONTHS = "some months"
    OVER_A_YEAR = "over a year"


def steadiness_of(alias: Alias) -> Steady:
    """How long this member has taken part. It only grows: somebody who rests for a year reads the same as before."""
    begins = _months_since(alias.month)
    asked = [each for start, end in begins for each in (alias.pk, stored_moment(start), stored_moment(end))]
    row = fetched("SELECT " + ", ".join([IN_MONTH] * len(begins)), asked)[0]
    wrote = [number for number, there in enumerate(row) if there]
    if len(wrote) < SOME:
        return Steady.NOT_YET
    for last in wrote:  # up to any month: what was true once stays so
        until = [number for number in wrote if number <= last]
        span = last - wrote[0] + 1
        if span > A_YEAR and len(until) * 2 > span:
            return Steady.OVER_A_YEAR
    return Steady.SOME_MONTHS


def _months_since(first: date) -> list[tuple[datetime, datetime]]:
    """The months from this one until today, the first five years of them."""
    today, months = clock.today(), []
    number = first.year * 12 + first.month - 1
    last = today.year * 12 + today.month - 1
    for each in range(number, min(max(last, number), number + MOST_MONTHS - 1) + 1):
        months.append((_begin(each), _begin(each + 1)))
    return months


def _begin(number: int) -> datetime:
    return datetime(number // 12, number % 12 + 1, 1, tzinfo=UTC)
