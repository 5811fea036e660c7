"""What a chat's moments set in motion: jobs that look at what is due now, left for each of its moments.

They take no ids and look for themselves, so a moment that was moved finds nothing to do, and one at which the server
was down is made up for by the same job a few minutes later (`often` in wiring).
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from alongside.chats.models import Chat, Question, State
from alongside.chats.when import asked_at, hour_ends, slow_lane_ends
from alongside.core import clock
from alongside.core.jobs import Job, enqueue_at

type Moments = Callable[[Chat], Iterable[datetime]]

_struck: list[tuple[Job, Moments]] = []


def strike(job: Job, moments: Moments) -> None:
    """Run this job at each of these moments of every chat; for wiring alone."""
    if (job, moments) not in _struck:
        _struck.append((job, moments))


def set_clock(chat: Chat) -> None:
    """Leave a job for each moment of a chat that lies ahead, in the caller's transaction; safe to repeat."""
    if chat.state in (State.CALLED_OFF, State.OVER):
        return
    now = clock.now()
    ahead = {(job, at) for job, moments in _struck for at in moments(chat) if at >= now}
    enqueue_at((job, at, f"{job.name} {at:%Y%m%dT%H%M%S}") for job, at in ahead)


def at_begin(chat: Chat) -> Iterable[datetime]:
    """When the hour begins."""
    return [chat.begins] if chat.state == State.PLANNED else []


def at_questions(chat: Chat) -> Iterable[datetime]:
    """When questions are asked by the clock."""
    waiting = Question.objects.filter(chat=chat, post=None, after__isnull=False)
    return [asked_at(chat, after) for after in waiting.values_list("after", flat=True) if after is not None]


def at_end_of_hour(chat: Chat) -> Iterable[datetime]:
    """When the slow lane begins."""
    return [hour_ends(chat)] if chat.state in (State.PLANNED, State.LIVE) else []


def at_end_of_slow_lane(chat: Chat) -> Iterable[datetime]:
    """When what there is becomes the transcript."""
    return [slow_lane_ends(chat)]
