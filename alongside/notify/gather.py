"""Few mails a day: what is more than somebody wants one by one, or comes close together, waits for one letter."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from alongside.core import clock
from alongside.core.sealing import open_soon
from alongside.core.writing import writing
from alongside.notify.choice import Hours, hours_of
from alongside.notify.hear import Reader
from alongside.notify.hours import local_day, next_letter, quiet_until
from alongside.notify.models import Mail, MailChoice
from alongside.threads.models import Post

LONGEST_DAY = timedelta(hours=26)  # of a reader, on the night on which clocks go back, and a little more

# When each of these aliases was told something one by one, by a way, since that moment.
type Told = Callable[[Collection[int], datetime], Mapping[int, Sequence[datetime]]]


@dataclass(frozen=True, slots=True)
class Parted:
    """Who is told of something by itself, and for whom it waits in a letter that leaves at its moment."""

    singly: list[Reader]
    gathered: dict[int, datetime]


def part(readers: Sequence[Reader], told: Told) -> Parted:
    """Part readers by what they chose: at most so many a day, and how long news is gathered.

    Whoever reads discreet mail gets one a day as it is, which says nothing; for them nothing is gathered.
    """
    open_to_it = [reader.alias_id for reader in readers if not reader.discreet]
    choices = MailChoice.objects.select_related("alias").in_bulk(open_to_it)
    times = told(open_to_it, clock.now() - LONGEST_DAY)
    asked = {alias: one for alias, one in choices.items() if one.gather or len(times.get(alias, ())) >= one.most}
    open_soon(one.sealed for one in asked.values() if one.sealed)
    gathered = {}
    for reader in readers:
        choice = asked.get(reader.alias_id)
        moment = _gathered_until(choice, reader, times.get(reader.alias_id, ())) if choice else None
        if moment is not None:
            gathered[reader.alias_id] = moment
    return Parted([reader for reader in readers if reader.alias_id not in gathered], gathered)


def _gathered_until(choice: MailChoice, reader: Reader, times: Iterable[datetime]) -> datetime | None:
    """When the letter leaves that holds this; nothing, if it may go by itself. Times to come count for their day."""
    hours, now = hours_of(choice), clock.now()
    leaves = reader.not_before or now
    if sum(local_day(hours, at) == local_day(hours, leaves) for at in times) >= choice.most:
        return reader.not_before or morning_of(hours, local_day(hours, now) + timedelta(days=1))
    if not choice.gather:
        return None
    at = now + timedelta(minutes=choice.gather)
    return reader.not_before or quiet_until(hours, at) or at


def morning_of(hours: Hours, day: date) -> datetime:
    """When letters leave to a reader on a day to come: at their hour, or when their night is over."""
    at = next_letter(Mail.DAILY, hours, after=clock.now(), not_before=day)
    return quiet_until(hours, at) or at


def gather_for(waiting: Mapping[int, datetime], post_id: int) -> None:
    """Let this post be in the next letter to each of these, which leaves at that moment at the latest."""
    mark = Post.objects.values_list("told_from", "pk").get(pk=post_id)
    before = (mark[0] or mark[1]) - 1
    with writing():
        rows = list(MailChoice.objects.select_for_update().filter(pk__in=waiting))
        for row in rows:
            row.mailed_to = before if row.letter_at is None else min(row.mailed_to, before)
            row.letter_at = min(row.letter_at or waiting[row.pk], waiting[row.pk])
        MailChoice.objects.bulk_update(rows, ["letter_at", "mailed_to"])
