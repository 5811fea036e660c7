"""Who is reminded of a chat, and when: an hour before it begins, or just before the quiet hours that hold then.

Where it was called off, that is said in the reminder's place: at its moment, or at once to whoever was reminded before.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from alongside.accounts.preferences import preferences_of
from alongside.chats.models import Chat, State
from alongside.chats.remind import BEFORE, reminded, when_to_remind
from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.sealing import open_soon
from alongside.mail.chats.turns import knows_a_beginning, next_turn
from alongside.mail.sending.hand_over import queue_hand_over
from alongside.mailroom.deliver import Told, deliver_reminders, told_of_chats
from alongside.mailroom.models import Delivery
from alongside.notify.choice import Hours, hours_of
from alongside.notify.hear import chat_readers_of
from alongside.notify.hours import quiet_until
from alongside.notify.models import MailChoice
from alongside.notify.person import quiet_of
from alongside.ownership.reach import people_behind

IN_TIME = timedelta(minutes=15)  # before quiet hours begin: we look every few minutes, and a mail takes its time
LATEST = timedelta(minutes=5)  # before the hour: what leaves later is read when it has begun
ALWAYS = Hours(quiet=None)  # of whoever has no quiet hours
A_DAY = timedelta(days=1)  # quiet hours are shorter, so nobody is reminded earlier than that and an hour before


def at_hour_before(chat: Chat) -> Iterable[datetime]:
    """When most are reminded."""
    return [chat.begins - BEFORE] if chat.state == State.PLANNED else []


@job()
def remind_of_chats() -> None:
    """Leave a mail for everybody whose moment has come; done twice, each gets one."""
    now = clock.now()
    for chat in _near(now):
        _tell_of(chat, now)
    queue_hand_over()  # also of those that were left before something died


def _near(now: datetime) -> Iterable[Chat]:
    """Chats that come soon; and those called off, also if they had been moved away after somebody was reminded."""
    soon = Q(begins__gt=now + LATEST, begins__lte=now + BEFORE + A_DAY)
    reminded_of = Exists(Delivery.objects.filter(chat=OuterRef("pk"), begins__gt=now))
    off = Q(state=State.CALLED_OFF, begins__gt=now) & (Q(begins__lte=now + BEFORE + A_DAY) | Q(reminded_of))
    return Chat.objects.filter((Q(state=State.PLANNED) & soon) | off).order_by("begins")


def _tell_of(chat: Chat, now: datetime) -> None:
    """Tell of this chat whoever is to hear of it just now."""
    wanting = {*reminded(chat), *(reader.alias_id for reader in chat_readers_of(chat.community_id))}
    told = {alias: words for (_chat, alias), words in told_of_chats([chat.pk]).items()}
    turns = {alias: turn for alias in wanting if (turn := next_turn(chat, told.get(alias, ()))) is not None}
    due = _whose_moment_came(chat, turns, told, now)
    deliver_reminders(chat.pk, chat.begins, {alias: turns[alias] for alias in due})


def _whose_moment_came(
    chat: Chat, turns: Mapping[int, int], told: Mapping[int, Sequence[Told]], now: datetime
) -> list[int]:
    """Whoever counts on a beginning hears at once that there is none, but in no quiet hours: the page says it, too."""
    hours = _hours_of(set(turns))
    off = chat.state == State.CALLED_OFF
    at_once = {alias for alias in turns if off and knows_a_beginning(told.get(alias, ()), now)}
    return [
        alias for alias in sorted(turns) if _has_come(chat, hours.get(alias, ALWAYS), now, at_once=alias in at_once)
    ]


def _hours_of(aliases: set[int]) -> dict[int, Hours]:
    """The hours of those of these who have quiet ones; who chose no mail here has those of all their communities."""
    choices = MailChoice.objects.filter(alias_id__in=aliases).select_related("alias")
    chosen = {choice.pk: choice for choice in choices}
    open_soon(choice.sealed for choice in chosen.values() if choice.has_quiet_hours)
    hours = {alias: hours_of(choice) for alias, choice in chosen.items() if choice.has_quiet_hours}
    people = people_behind(aliases - chosen.keys())
    said = preferences_of(set(people.values()))
    for alias, person in people.items():
        if person in said:
            zone = said[person].zone
            hours[alias] = Hours(zone=zone, quiet=quiet_of(said[person]) if zone else None)
    return hours


def _has_come(chat: Chat, hours: Hours, now: datetime, *, at_once: bool) -> bool:
    """Whether this reader is told now: what was missed before their quiet hours comes when these are over."""
    return (at_once or moment_for(chat, hours) <= now) and quiet_until(hours, now) is None


def moment_for(chat: Chat, hours: Hours) -> datetime:
    """When a reader with these hours is reminded of a chat."""
    at = when_to_remind(chat, quiet=hours.quiet, zone=hours.zone)
    return at if at == chat.begins - BEFORE else at - IN_TIME
