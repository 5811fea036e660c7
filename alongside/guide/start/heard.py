"""What people say where everyone may read about what a visitor wrote: threads, and what comes up most weeks."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from alongside.core import clock
from alongside.core.index.words import fold, words_in
from alongside.guide.matching import Why
from alongside.guide.matching.called import called
from alongside.guide.matching.concepts import find_concepts, get_concepts
from alongside.guide.matching.read import read, small_words
from alongside.guide.start.asked import Asked
from alongside.guide.start.places import Fitting
from alongside.search.open_posts import OpenPost, find_open_posts

THREADS = 3
ASKED_FOR = 6  # things looked for in the index, each with two questions to the database
MENTIONS = 3  # illnesses, treatments and situations of the visitor's words
WEEKS, MOST_WEEKS = 8, 5  # of the last eight weeks, in how many something must come up to be talked about "most weeks"
ENOUGH = 2  # a name or a phrase of theirs, or two words: one word alone is found anywhere
LONG_WORDS = 4  # of the visitor's, looked for one by one where nothing has a name
SHORTEST = 4  # letters of these


@dataclass(frozen=True, slots=True)
class Sought:
    """Something to look for, as it was said; how much it counts; and whether it is a thing's name."""

    words: str = field(repr=False)
    said: str = field(repr=False)
    counts: int
    is_name: bool = False  # then `said` is what it is called, if anything


@dataclass(frozen=True, slots=True)
class OpenThread:
    """A thread that everyone may read, and what of the visitor's it speaks of."""

    public_id: str
    title: str
    about: Sought


@dataclass(frozen=True, slots=True)
class Heard:
    """What was found: the threads; and by community, which of the visitor's words come up there most weeks."""

    threads: tuple[OpenThread, ...]
    weekly: dict[int, str] = field(repr=False)


def hear(asked: Asked, fitting: Fitting, *, language: str, away: Collection[int] = ()) -> Heard:
    """What is said in open threads of communities that suit, without what those `away` began."""
    found = {
        sought: [post for post in find_open_posts(sought.words, fitting.suits) if post.started_by not in away]
        for sought in _sought(asked, fitting, language)
    }
    return Heard(_threads(found), _weekly(found))


def content_of(words: str) -> str:
    """The words that say something, as the index is asked for them."""
    small = small_words("en") | small_words("es")
    return " ".join(word for word in words_in(fold(words)) if word not in small)


def _sought(asked: Asked, fitting: Fitting, language: str) -> list[Sought]:
    """What to look for: what the words have names for, what made places fit, or else the longest words."""
    text = read(asked.words, language)
    own, names = [], []
    for mention in find_concepts(text)[:MENTIONS]:
        quote, name = text.quote(mention.first, mention.last), get_concepts()[mention.concept].name(text.language)
        own.append(Sought(content_of(quote), quote, 2))
        names.append(Sought(content_of(name), called(mention.concept), 2, True))
    near = [reason.because for place in fitting.places for reason in place.reasons if reason.why == Why.MEANING]
    found = own + names + [Sought(content_of(quote), quote, 1) for quote in near] or _long_words(asked.words)
    first = {sought.words: sought for sought in reversed(found) if sought.words}
    return list(reversed(first.values()))[:ASKED_FOR]


def _long_words(words: str) -> list[Sought]:
    long = {word for word in content_of(words).split() if len(word) >= SHORTEST}
    return [Sought(word, word, 1) for word in sorted(long, key=lambda word: (-len(word), word))[:LONG_WORDS]]


def _weekly(found: dict[Sought, list[OpenPost]]) -> dict[int, str]:
    """What comes up most weeks, by community: of several things the one that was said most surely."""
    often: dict[int, str] = {}
    for sought, posts in found.items():
        for community in {} if sought.is_name else {post.community_id for post in posts}:
            if _comes_up(post for post in posts if post.community_id == community):
                often.setdefault(community, sought.said)
    return often


def _comes_up(posts: Iterable[OpenPost]) -> bool:
    now = clock.now()
    weeks = {(now - post.at) // timedelta(weeks=1) for post in posts}
    return len([week for week in weeks if 0 <= week < WEEKS]) >= MOST_WEEKS


def _threads(found: dict[Sought, list[OpenPost]]) -> tuple[OpenThread, ...]:
    """The threads that speak of most of it, the newest first among those that speak of as much."""
    spoken: dict[str, list[tuple[Sought, OpenPost]]] = {}
    for sought, posts in found.items():
        for thread, post in {post.thread_id: post for post in reversed(posts)}.items():
            spoken.setdefault(thread, []).append((sought, post))
    enough = [several for several in spoken.values() if _sum(several) >= ENOUGH]
    enough.sort(key=lambda several: (_sum(several), max(post.at for _, post in several)), reverse=True)
    return tuple(
        OpenThread(several[0][1].thread_id, several[0][1].title, max(several, key=lambda one: one[0].counts)[0])
        for several in enough[:THREADS]
    )


def _sum(several: list[tuple[Sought, OpenPost]]) -> int:
    return sum(sought.counts for sought, _ in several)
