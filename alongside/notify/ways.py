"""The ways by which news reaches people. Everything that tells somebody passes through here, once for each way.

The page is the way that always tells: it reads notices, what waits, and what was written. Every other way stands here
with a job for each thing there is to tell; another way is one more line in the wiring.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from alongside.core.jobs import Job, enqueue
from alongside.core.writing import writing
from alongside.notify.models import Way


class News(StrEnum):
    """What there is to tell."""

    POST = "post"  # somebody is answered or named, or a thread they follow goes on
    CHATS_SOON = "chats soon"  # it is time to look whom a chat reminds, or who has to know that it was called off
    CHAT_SAID = "chat said"  # the hour of a chat is over
    QUESTION = "question"  # one was asked in a chat; it is news by itself where the hour was over
    MESSAGE = "message"  # of a friend
    ASK = "ask"  # to be friends
    NUDGE = "nudge"  # whether they would like to answer somebody


@dataclass(frozen=True, slots=True)
class Bringer:
    """One way beside the page: what a choice calls it, and the job that tells each thing by it."""

    way: str
    jobs: Mapping[News, Job]


_bringers: dict[str, Bringer] = {}


def news_comes_by(bringer: Bringer) -> None:
    """Let news come by this way, too; for wiring alone."""
    _bringers[bringer.way] = bringer


def comes_no_more_by(way: str) -> None:
    """Take a way back; for tests of other ways."""
    _bringers.pop(way, None)


def way_names() -> set[str]:
    """What may be chosen for each kind of news; the page is always one, and mail where a choice is kept for later."""
    return {str(Way.PAGE), str(Way.MAIL), *_bringers}


def bringing(news: News) -> list[str]:
    """The ways by which this is told."""
    return [way for way, bringer in _bringers.items() if news in bringer.jobs]


def hand_on(news: News, which: str, *, by: str = "", at: datetime | None = None, **about: Any) -> None:
    """Let every way tell this, or that one alone; asked again for the same `which`, while it waits, it is told once."""
    with writing():
        for bringer in _bringers.values():
            job = bringer.jobs.get(news)
            if job is not None and by in ("", bringer.way):
                enqueue(job, at=at, key=f"{job.name} {which}".rstrip(), **about)
