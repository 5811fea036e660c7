"""The page of those who wait: longest first, with what speaks for the reader being the one to answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from alongside.communities.models import Community
from alongside.core.index.words import spans
from alongside.hosting.models import Nudge, Offer, Wait
from alongside.hosting.welcome.access import waiting_by
from alongside.hosting.welcome.matching import stems_of
from alongside.hosting.welcome.offer import opened
from alongside.hosting.welcome.said import stemmed_as, tells_of, waiting_of
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Post

MOST = 25  # on the page: more than anybody answers on one day, and the rest moves up
A_FEW = 3  # words of one's own that a line repeats


@dataclass(frozen=True)
class Line:
    """Somebody who waits, as one reader may meet them."""

    post: str
    title: str
    who: str
    who_state: str
    words: str
    notes: tuple[str, ...]
    since: datetime
    is_first: bool
    is_asked: bool  # the reader was asked, and has not said "not now"
    topics: tuple[str, ...]  # words of the reader's own offer that this post speaks of
    alike: frozenset[str]  # what its author tells of themselves, and the reader too


@dataclass(frozen=True)
class Reader:
    """What the one who looks said they know, and what they tell of themselves."""

    topics: str = ""
    tells: frozenset[str] = frozenset()
    asked: frozenset[int] = frozenset()


def queue_by(viewer: Viewer, community: Community) -> list[Line]:
    """Who waits here, for whoever may know."""
    waits = list(waiting_by(viewer)[:MOST])
    reader = _reader(viewer, waits)
    return [_line(wait, reader, community.language) for wait in waits]


def _reader(viewer: Viewer, waits: Sequence[Wait]) -> Reader:
    offer = Offer.objects.filter(alias_id=viewer.member_id).select_related("alias").first()
    nudges = Nudge.objects.filter(alias_id=viewer.member_id, passed=False, wait__in=[wait.pk for wait in waits])
    asked = frozenset(nudges.values_list("wait_id", flat=True))
    if offer is None:
        return Reader(asked=asked)
    offered = opened(offer)
    return Reader(offered.topics if offered else "", tells_of(offer.alias), asked)


def _line(wait: Wait, reader: Reader, language: str) -> Line:
    post, author = wait.post, wait.alias
    post.thread, post.author = wait.thread, author
    topics, alike = _in_common(post, reader, language) if reader.topics or reader.tells else ((), frozenset[str]())
    return Line(
        post.public_id, wait.thread.title, author.name, author.state, post.words_in_lists, tuple(post.notes.split()),
        wait.since, wait.is_first, wait.pk in reader.asked, topics, alike,
    )  # fmt: skip


def _in_common(post: Post, reader: Reader, language: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """What the reader knows of what this post speaks of, and what both tell of themselves."""
    needs = waiting_of(post, community_language=language)
    return topics_in(reader.topics, needs.stems, stemmed_as(post, language)), needs.tells & reader.tells


def topics_in(topics: str, stems: frozenset[str], language: str) -> tuple[str, ...]:
    """The words of an offer, as they were written, that these words speak of."""
    said = dict.fromkeys(topics[begin:end] for begin, end in spans(topics))
    return tuple(word for word in said if stems_of(word, language) & stems)[:A_FEW]
