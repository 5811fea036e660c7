"""Deliveries: who is to get which post or letter, once each, and when it may leave."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from alongside.core import clock
from alongside.core.writing import writing
from alongside.mailroom.models import Delivery, Going
from alongside.mailroom.tokens import new_local
from alongside.threads.models import Post

MANY = 250  # deliveries in one statement, so that nobody else waits long for the pen


def deliver_post(post_id: int, readers: Iterable[tuple[int, datetime | None]]) -> None:
    """Let each of these aliases get this post, now or not before that moment; asked again, they get it once."""
    now = clock.now()
    _put(Delivery(alias_id=a, post_id=post_id, return_path=_path(), due=later or now, at=now) for a, later in readers)


def deliver_letters(letters: Iterable[tuple[int, int, int]]) -> None:
    """Let each of these aliases get a letter: (alias, after this post, up to that one); asked again, it comes once."""
    now = clock.now()
    _put(
        Delivery(alias_id=alias, after=after, up_to=up_to, return_path=_path(), due=now, at=now)
        for alias, after, up_to in letters
    )


def deliver_question(post_id: int, chat_id: int, readers: Iterable[tuple[int, datetime | None]]) -> None:
    """Let each of these get this question of a chat, with what was said to it, not before that moment; once each."""
    now = clock.now()
    _put(
        Delivery(alias_id=a, post_id=post_id, chat_id=chat_id, return_path=_path(), due=later or now, at=now)
        for a, later in readers
    )


def find_asked(post_id: int) -> set[int]:
    """For whom this question of a chat was left already."""
    return set(Delivery.objects.filter(post_id=post_id).values_list("alias_id", flat=True))


def deliver_reminders(chat_id: int, begins: datetime, turns: Mapping[int, int]) -> None:
    """Remind each of these aliases, in their turn, that this chat begins then, or that it does not; each turn once."""
    now = clock.now()
    _put(
        Delivery(alias_id=alias, chat_id=chat_id, begins=begins, turn=turn, return_path=_path(), due=now, at=now)
        for alias, turn in turns.items()
    )


@dataclass(frozen=True, slots=True)
class Told:
    """One word that a reader got, or was to get, of when a chat begins."""

    key: int  # of its delivery
    begins: datetime
    turn: int
    state: str

    @property
    def off(self) -> bool:
        """Whether it says that the chat was called off."""
        return bool(self.turn % 2)


def told_of_chats(chats: Collection[int], aliases: Collection[int] | None = None) -> dict[tuple[int, int], list[Told]]:
    """What was said of when these chats begin, by chat and alias, oldest first."""
    words = Delivery.objects.filter(chat__in=chats, begins__isnull=False).order_by("pk")
    words = words if aliases is None else words.filter(alias__in=aliases)
    told = defaultdict[tuple[int, int], list[Told]](list)
    for one in words.only("chat", "alias", "begins", "turn", "state"):
        if one.chat_id and one.begins:
            told[one.chat_id, one.alias_id].append(Told(one.pk, one.begins, one.turn, one.state))
    return told


def _path() -> str:
    return new_local("b")


def _put(deliveries: Iterable[Delivery]) -> None:
    for some in batched(deliveries, MANY):
        with writing():
            Delivery.objects.bulk_create(some, ignore_conflicts=True)


def got_mail_since(moment: datetime, aliases: Collection[int]) -> set[int]:
    """Those of these aliases to whom something was sent since then; what was sent keeps that moment as its `due`.

    A reminder doesn't count: it says when something begins, or doesn't, and keeps nobody from hearing what is new.
    """
    sent = Delivery.objects.filter(alias_id__in=aliases, state=Going.SENT, due__gte=moment, begins=None)
    return set(sent.values_list("alias_id", flat=True))


def mail_times(aliases: Collection[int], since: datetime) -> dict[int, list[datetime]]:
    """When each of these aliases got mail since then, or gets it; a reminder doesn't count, it can't wait."""
    going = Delivery.objects.filter(state__in=(Going.QUEUED, Going.SENT), due__gte=since, begins=None)
    times: dict[int, list[datetime]] = {}
    for some in batched(aliases, MANY):
        for alias, due in going.filter(alias_id__in=some).values_list("alias_id", "due"):
            times.setdefault(alias, []).append(due)
    return times


def in_letters(post_id: int, aliases: Collection[int]) -> set[int]:
    """Those of these aliases for whom a letter was left already that reaches over this post."""
    told_from, pk = Post.objects.values_list("told_from", "pk").get(pk=post_id)
    mark = told_from or pk
    over = Delivery.objects.filter(alias_id__in=aliases, after__lt=mark, up_to__gte=mark)
    return set(over.values_list("alias_id", flat=True))


def next_due() -> datetime | None:
    """When the next delivery may leave; None when none waits."""
    waiting = Delivery.objects.filter(state=Going.QUEUED).order_by("due").values_list("due", flat=True)
    return waiting.first()
