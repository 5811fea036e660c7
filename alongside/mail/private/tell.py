"""Telling one of two, by mail, that the other wrote: after the time in which words may still be taken back."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.accounts.letters import queue_unwritten
from alongside.core import clock
from alongside.core.jobs import enqueue, job
from alongside.core.once import find_once, remember_once
from alongside.core.writing import writing
from alongside.friends.models import Message
from alongside.mail.private.reader import find_reader, find_side_of_reader
from alongside.notify.hours import quiet_until

GATHERED = timedelta(minutes=15)  # whoever writes on within this time fills one mail, not five
AN_HOUR = timedelta(hours=1)  # and after this the mail leaves, even if they still write
SINCE = timedelta(days=2)  # older words are found on the page; what was mailed is remembered far longer
BY = "private by mail"


@job()
def mail_ask(friendship: int) -> None:
    """Mail the few words with which somebody asked to be friends."""
    asked = Message.objects.filter(friendship=friendship, taken_back=False).order_by("-number").first()
    if asked is not None:
        mail_message(friendship=friendship, number=asked.number)


@job()
def mail_message(friendship: int, number: int) -> None:
    """Leave a letter about these words, and about those just before them that nobody mailed; done twice, it is one."""
    found = Message.objects.select_related("friendship__community").filter(friendship=friendship, number=number)
    message = found.first()
    side = find_side_of_reader(message.friendship, by_asker=message.by_asker) if message else None
    reader = find_reader(side) if side else None
    if message is None or side is None or reader is None:
        return
    ready = _ready(message)
    if later := _later(ready, quiet_until(reader.hours, clock.now())):
        with writing():
            enqueue(
                mail_message, at=later, key=f"{mail_message.name} {friendship} {number}", friendship=friendship,
                number=number,
            )  # fmt: skip
        return
    with writing():
        waiting = _not_mailed(message)
        if not waiting or _is_followed(message, waiting[0]):
            return
        queue_unwritten(json.dumps({"side": side.public_id, "numbers": [one.number for one in waiting]}))
        for one in waiting:
            remember_once(_key(one), "mailed", by=BY)


def _ready(message: Message) -> datetime:
    return message.at + timedelta(minutes=message.friendship.community.mail_wait)


def _later(ready: datetime, quiet: datetime | None) -> datetime | None:
    """When to look again, if not now."""
    if ready > clock.now():
        return max(ready, quiet or ready)
    return quiet


def _not_mailed(message: Message) -> Sequence[Message]:
    """These words, and the same one's just before them, that still stand and that no mail held; the oldest first."""
    same = Message.objects.select_related("friendship__community").filter(
        friendship=message.friendship_id, by_asker=message.by_asker, taken_back=False
    )
    recent = same.filter(number__lte=message.number, at__gt=message.at - SINCE).order_by("number")
    return [one for one in recent if find_once(_key(one), by=BY) is None]


def _is_followed(message: Message, oldest: Message) -> bool:
    """Whether newer words of the same one are about to be mailed: they take these along."""
    newer = Message.objects.select_related("friendship__community").filter(
        friendship=message.friendship_id, by_asker=message.by_asker, number__gt=message.number
    )
    following = newer.order_by("number").first()
    if following is None or find_once(_key(following), by=BY) is not None:
        return False
    if _ready(following) <= clock.now():
        return True
    return following.at - message.at <= GATHERED and clock.now() - oldest.at < AN_HOUR


def _key(message: Message) -> str:
    return f"{message.friendship_id} {message.number}"
