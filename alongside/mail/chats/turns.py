"""Whose turn it is to hear what of when a chat begins: that it does, or that it doesn't; never the same twice."""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum, auto

from alongside.chats.models import Chat, State
from alongside.mailroom.deliver import Told
from alongside.mailroom.models import Going

MOST_REMINDERS = 3  # of one chat to one reader: it was moved twice; who moves it on and on fills nobody's mailbox


class Word(Enum):
    """What a mail says of when a chat begins."""

    SOON = auto()
    MOVED = auto()  # its reader was reminded of another beginning
    AFTER_ALL = auto()  # its reader heard that it was called off
    OFF = auto()


def next_turn(chat: Chat, told: Sequence[Told]) -> int | None:
    """Which turn is next for a reader who was told this much; nothing, where what they heard last is so still.

    What was left for somebody and never sent told nothing. Who was reminded as often as anybody may be still hears
    that it was called off.
    """
    off = chat.state == State.CALLED_OFF
    heard = [word for word in told if word.state != Going.DROPPED]
    if heard and heard[-1].off == off and (off or heard[-1].begins == chat.begins):
        return None
    if sum(word.off == off for word in told) >= MOST_REMINDERS + off:
        return None
    turn = max((word.turn for word in told if word.begins == chat.begins), default=-1) + 1
    return turn if turn % 2 == off else turn + 1


def knows_a_beginning(told: Sequence[Told], now: datetime) -> bool:
    """Whether somebody was reminded that it begins at a moment that still lies ahead."""
    return any(word.begins > now and not word.off and word.state != Going.DROPPED for word in told)


def word_of(turn: Told, told: Sequence[Told]) -> Word:
    """What the mail of this turn says, to whom was told this much."""
    if turn.off:
        return Word.OFF
    sent = [word for word in told if word.state == Going.SENT and word.key < turn.key]
    if sent and sent[-1].off:
        return Word.AFTER_ALL
    return Word.MOVED if sent and sent[-1].begins != turn.begins else Word.SOON
