"""Who is reminded of a chat, and when: an hour before it begins, or just before the quiet hours that hold then."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from alongside.accounts.preferences import preferences_of
from alongside.chats.models import Chat, State
from alongside.chats.remind import BEFORE, reminded, when_to_remind
from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.sealing import open_soon
from alongside.mail.sending.hand_over import queue_hand_over
from alongside.mailroom.deliver import deliver_reminders, find_reminded
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
    """Leave a reminder for everybody whose moment has come; done twice, each gets one."""
    now = clock.now()
    soon = Chat.objects.filter(state=State.PLANNED, begins__gt=now + LATEST, begins__lte=now + BEFORE + A_DAY)
    if sum([_remind_of(chat, now) for chat in soon.order_by("begins")]):
        queue_hand_over()


def _remind_of(chat: Chat, now: datetime) -> int:
    """How many were reminded of this chat just now."""
    wanting = {*reminded(chat), *(reader.alias_id for reader in chat_readers_of(chat.community_id))}
    waiting = wanting - find_reminded(chat.pk, chat.begins)
    due = _whose_moment_came(chat, waiting, now)
    if due:
        deliver_reminders(chat.pk, chat.begins, due)
    return len(due)


def _whose_moment_came(chat: Chat, waiting: set[int], now: datetime) -> list[int]:
    hours = _hours_of(waiting)
    return [alias for alias in sorted(waiting) if _has_come(chat, hours.get(alias, ALWAYS), now)]


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


def _has_come(chat: Chat, hours: Hours, now: datetime) -> bool:
    """Whether this reader is reminded now: what was missed before their quiet hours comes when these are over."""
    return moment_for(chat, hours) <= now and quiet_until(hours, now) is None


def moment_for(chat: Chat, hours: Hours) -> datetime:
    """When a reader with these hours is reminded of a chat."""
    at = when_to_remind(chat, quiet=hours.quiet, zone=hours.zone)
    return at if at == chat.begins - BEFORE else at - IN_TIME
