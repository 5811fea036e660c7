"""Taking in threads that were held elsewhere, with the times they had there; for portability alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F

from alongside.core.events import publish
from alongside.core.markdown import RENDERER_VERSION
from alongside.core.writing import writing
from alongside.threads.events import PostsTakenIn
from alongside.threads.models import Post, Thread
from alongside.threads.saying import first_words


@dataclass
class OldPost:
    """A post as it was said elsewhere, rendered already."""

    author_id: int
    at: datetime
    source: str
    html: str
    folded: str = ""
    identity: str | None = None
    answers: "OldPost | None" = None  # one that stands before it
    answers_id: int | None = None  # or one that came in earlier
    post: Post | None = None  # what it became


@dataclass
class OldThread:
    """A thread as it was held elsewhere, or what is new of one that came in earlier."""

    title: str
    posts: list[OldPost] = field(default_factory=list)
    thread_id: int | None = None
    pinned: bool = False
    begins: int = 0  # for the caller, who knows it by this number


def take_in(community_id: int, threads: Sequence[OldThread], *, hidden: bool = False) -> None:
    """Add these threads as archived ones: they mail nobody, wait for nobody, and stay for members only."""
    threads = [thread for thread in threads if thread.posts]
    with writing():
        kept = _known(threads) | _made(community_id, threads, hidden)
        for thread in threads:
            _write(thread, kept[id(thread)])
            _tell(thread, kept[id(thread)])


def _known(threads: Sequence[OldThread]) -> dict[int, Thread]:
    ids = [thread.thread_id for thread in threads if thread.thread_id]
    there = Thread.objects.select_for_update().in_bulk(ids) if ids else {}
    return {id(thread): there[thread.thread_id] for thread in threads if thread.thread_id}


def _made(community_id: int, threads: Sequence[OldThread], hidden: bool) -> dict[int, Thread]:
    new = [thread for thread in threads if not thread.thread_id]
    made = Thread.objects.bulk_create([_thread(community_id, thread, hidden) for thread in new])
    for old, thread in zip(new, made, strict=True):
        old.thread_id = thread.pk
    return {id(old): thread for old, thread in zip(new, made, strict=True)}


def _thread(community_id: int, old: OldThread, hidden: bool) -> Thread:
    first = old.posts[0]
    return Thread(
        community_id=community_id,
        title=old.title,
        started_by_id=first.author_id,
        started_at=first.at,
        last_at=first.at,
        last_by_id=first.author_id,
        answered=True,  # an old question waits for nobody's welcome
        pinned=old.pinned,
        gone=hidden,
        archived=True,
    )


def _write(old: OldThread, thread: Thread) -> None:
    for number, one in enumerate(old.posts, start=thread.last_number + 1):
        before = one.answers.post if one.answers else None
        one.post = Post(
            thread=thread,
            number=number,
            author_id=one.author_id,
            answers_id=before.pk if before else one.answers_id,
            source=one.source,
            html=one.html,
            rendered_by=RENDERER_VERSION,
            is_plain=True,
            first_words=first_words(one.source),
            folded=one.folded,
            at=one.at,
            identity=one.identity,
        )
        # One by one: an answer names the row it answers, which has no number before it is written.
        one.post.save(force_insert=True)


def _tell(old: OldThread, thread: Thread) -> None:
    newest = max(old.posts, key=lambda one: one.at)
    told: dict[str, object] = {"last_number": thread.last_number + len(old.posts), "version": F("version") + 1}
    if newest.post and newest.at >= thread.last_at:
        told |= {"last_at": newest.at, "last_by": newest.author_id, "last_words": newest.post.first_words}
    Thread.objects.filter(pk=thread.pk).update(**told)
    publish(PostsTakenIn(thread.pk, thread.last_number + 1, thread.last_number + len(old.posts)), only="index")


def show(community_id: int, threads: Sequence[int]) -> None:
    """Let members see archived threads that were held back for a while."""
    with writing():
        Thread.objects.filter(pk__in=threads, community_id=community_id, archived=True).update(
            gone=False, version=F("version") + 1
        )
