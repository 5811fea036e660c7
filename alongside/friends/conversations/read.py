"""Reading a private conversation: a page of it at a time, for one of the two."""

from dataclasses import dataclass
from datetime import datetime

from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.friends.conversations.inside import Said, find_said, open_messages_soon
from alongside.friends.how_far import READ_TO, from_number, kept, read_to
from alongside.friends.models import Message, Side
from alongside.friends.sides import Friend
from alongside.media.models import Picture
from alongside.memberships.viewer import Viewer

PAGE = 30  # messages on a page: a long evening's


@dataclass(frozen=True)
class Entry:
    """One message as one of the two reads it."""

    number: int
    mine: bool
    at: datetime
    html: str
    source: str
    note: str  # content notes, space between
    warns: list[str]  # what to be careful with: for the reader alone, so never on one's own
    pictures: list[Picture]
    taken_back: bool  # or gone with its author
    public_id: str


def entries(friend: Friend, viewer: Viewer, *, before: int | None = None) -> list[Entry]:
    """The newest page, or that before a number, oldest first. Reading the newest is remembered for oneself alone."""
    if friend.me.pk != viewer.alias_id:
        raise NotFound
    found = Message.objects.filter(friendship=friend.friendship, number__gt=from_number(friend.side))
    if before is not None:
        found = found.filter(number__lt=before)
    messages = list(found.order_by("-number")[:PAGE])[::-1]
    if messages and before is None:
        read_on(friend, messages[-1].number)
    return opened_entries(friend, messages)


def get_entry(friend: Friend, viewer: Viewer, number: int) -> Entry:
    """One message, such as one that somebody takes back or tells the hosts of."""
    message = Message.objects.filter(friendship=friend.friendship, number=number).first()
    if message is None or friend.me.pk != viewer.alias_id or number <= from_number(friend.side):
        raise NotFound
    return opened_entries(friend, [message])[0]


def opened_entries(friend: Friend, messages: list[Message]) -> list[Entry]:
    """These messages opened, in a fixed number of queries."""
    open_messages_soon(messages)
    said = [find_said(message, friend.author(by_asker=message.by_asker).public_id) for message in messages]
    wanted = [picture for one in said if one for picture in one["pictures"]]
    pictures = {one.public_id: one for one in Picture.objects.filter(public_id__in=wanted)} if wanted else {}
    return [_entry(friend, message, one, pictures) for message, one in zip(messages, said, strict=True)]


def read_on(friend: Friend, number: int) -> None:
    """Remember that one has read up to here; the other never learns."""
    if read_to(friend.side) < number:
        now = kept(friend.side, READ_TO, number)
        with writing():
            Side.objects.filter(pk=friend.side.pk, read_to__lt=now).update(read_to=now)


def _entry(friend: Friend, message: Message, said: Said | None, pictures: dict[str, Picture]) -> Entry:
    mine = message.by_asker == friend.is_asker
    return Entry(
        number=message.number,
        mine=mine,
        at=message.at,
        html=said["html"] if said else "",
        source=said["source"] if said else "",
        note=said["note"] if said else "",
        warns=said["warns"] if said and not mine else [],
        pictures=[pictures[one] for one in said["pictures"] if one in pictures] if said else [],
        taken_back=said is None,
        public_id=message.public_id,
    )
