"""Keeping the index true to what was said: jobs that follow from what happens to posts.

A post that was withdrawn or removed is gone from results at once, because they are checked at the moment of asking;
these jobs then take it out of the index, and `purge_index` out of its files.
"""

from collections.abc import Iterable
from itertools import batched

from alongside.core.index import Entry, make_entry
from alongside.core.jobs import enqueue, job
from alongside.core.markdown import without_slots, words_of
from alongside.core.writing import writing
from alongside.search.models import FoundBy
from alongside.search.places import in_community, key_of, languages_of, post_of, posts_index, said_by
from alongside.search.said import Said, read_said
from alongside.threads.models import Post

TOGETHER = 25  # posts in one transaction: about five milliseconds of holding the pen
STRETCH = 2_000  # posts in one job: well within its lease


@job("index")
def index_post(post: int) -> None:
    """Make the index say what this post says now: its words, or nothing when they are not to be read."""
    index_posts([post])


@job("index")
def index_taken_in(thread: int, first: int, last: int) -> None:
    """Index what an archive brought into a thread."""
    posts = Post.objects.filter(thread_id=thread, number__range=(first, last))
    index_posts(posts.order_by("number").values_list("pk", flat=True))


@job("index")
def index_all(after: int = 0) -> None:
    """Index every post again, a stretch a job; for a new version of the words, or an index that was lost."""
    posts = list(Post.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:STRETCH])
    index_posts(posts)
    if posts:
        enqueue(index_all, after=posts[-1])
    else:
        _drop_orphans()


@job("index")
def purge_index() -> None:
    """Leave nothing of what was dropped in the index's files; for the daily housekeeping and after an erasure."""
    posts_index().purge()


def index_posts(posts: Iterable[int]) -> None:
    """Make the index say what these posts say now."""
    for some in batched(posts, TOGETHER, strict=False):
        with writing():
            _store(read_said(some))


def _store(posts: Iterable[Said]) -> None:
    there = {key_of(post.pk, post.at): post for post in posts}
    if hidden := [key for key, post in there.items() if not post.is_shown]:
        posts_index().drop(hidden)
    posts_index().put(_entry(key, post) for key, post in there.items() if post.is_shown)


def _entry(key: int, post: Said) -> Entry:
    words = without_slots(words_of(post.html))
    language = post.language.partition("-")[0] or post.community_language
    return make_entry(
        key,
        f"{post.title}\n{words}" if post.number == 1 else words,
        tags=(in_community(post.community_id), said_by(post.author_id)),
        language=language if language in languages_of(post.community_language) else "",
    )


def _drop_orphans() -> None:
    """Drop what has no post any more."""
    for keys in batched(
        FoundBy.objects.values_list("key", flat=True).order_by("key").iterator(), STRETCH, strict=False
    ):
        there = set(Post.objects.filter(pk__in=map(post_of, keys)).values_list("pk", flat=True))
        with writing():
            posts_index().drop(key for key in keys if post_of(key) not in there)
