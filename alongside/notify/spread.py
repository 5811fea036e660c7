"""Several mails of one moment: as many a day as their reader wants, the next ones on the mornings after."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from alongside.core import clock
from alongside.core.sealing import open_soon
from alongside.notify.choice import hours_of
from alongside.notify.gather import LONGEST_DAY, Told, morning_of
from alongside.notify.hear import Reader
from alongside.notify.hours import local_day
from alongside.notify.models import MailChoice


class Spread:
    """When each of so `many` mails leaves to each of these readers, of which some were told something today already.

    Whoever reads discreet mail gets one a day as it is, which says nothing; for them nothing waits.
    """

    def __init__(self, readers: Sequence[Reader], told: Told, *, many: int, until: datetime) -> None:
        self._until = until
        open_to_it = [reader.alias_id for reader in readers if not reader.discreet]
        times = told(open_to_it, clock.now() - LONGEST_DAY)
        choices = MailChoice.objects.select_related("alias").in_bulk(open_to_it)
        near = {one.pk: one for one in choices.values() if len(times.get(one.pk, ())) + many > one.most}
        open_soon(one.sealed for one in near.values() if one.sealed)
        self._hours = {alias: hours_of(one) for alias, one in near.items()}
        self._most = {alias: one.most for alias, one in near.items()}
        self._full: dict[int, Counter[date]] = {
            alias: Counter(local_day(hours, at) for at in times.get(alias, ())) for alias, hours in self._hours.items()
        }

    def next_for(self, reader: Reader) -> datetime | None:
        """When the next mail leaves to this reader, and counts for that day; nothing is now.

        On the first day with room, as long as what they are about lasts then; else on the last such day.
        """
        hours, now = self._hours.get(reader.alias_id), clock.now()
        if hours is None:
            return reader.not_before
        leaves = reader.not_before or now
        while not self._has_room(reader.alias_id, local_day(hours, leaves)):
            later = morning_of(hours, local_day(hours, leaves) + timedelta(days=1))
            if later >= self._until:
                break
            leaves = later
        self._full[reader.alias_id][local_day(hours, leaves)] += 1
        return leaves if leaves > now else None

    def _has_room(self, alias: int, day: date) -> bool:
        return self._full[alias][day] < self._most[alias]
