"""Handing on old posts to whom they belong, and taking copies of somebody's words out of answers; for portability."""

from collections.abc import Iterable
from itertools import batched

from django.db.models import F

from alongside.core.events import publish
from alongside.core.markdown import RENDERER_VERSION
from alongside.core.writing import writing
from alongside.threads.events import PostsTakenIn
from alongside.threads.models import Post, Thread
from alongside.threads.rerender import html_of

TELLING = 8  # letters: a shorter line ("Yes.") is anybody's
TOGETHER = 50  # posts in one transaction: a few milliseconds of holding the pen


def hand_on(*, of: int, to: int) -> int:
    """Give everything one alias wrote to another of the same community, and say how many posts there were."""
    posts = list(Post.objects.filter(author_id=of).order_by("pk").values_list("pk", flat=True))
    for some in batched(posts, TOGETHER, strict=False):
        with writing():
            Post.objects.filter(pk__in=some).update(author_id=to)
            touched = Thread.objects.filter(pk__in=Post.objects.filter(pk__in=some).values("thread"))
            touched.update(version=F("version") + 1)
            for thread, number in Post.objects.filter(pk__in=some).values_list("thread_id", "number"):
                publish(PostsTakenIn(thread, number, number), only="index")
    with writing():
        Thread.objects.filter(started_by_id=of).update(started_by_id=to)
        Thread.objects.filter(last_by_id=of).update(last_by_id=to)
    return len(posts)


def unquote(*, of: int) -> None:
    """Take what an alias wrote out of the quotes in archived threads, where answers hold copies of its words."""
    threads = Post.objects.filter(author_id=of, thread__archived=True).order_by().values_list("thread_id", flat=True)
    for thread in threads.distinct():
        mine = Post.objects.filter(thread_id=thread, author_id=of)
        said = _bare("\n".join(mine.values_list("source", flat=True)))
        others = Post.objects.filter(thread_id=thread).exclude(author_id=of).select_related("answers")
        for some in batched(others.order_by("pk"), TOGETHER, strict=False):
            _take_out(some, said, of)


def _take_out(posts: Iterable[Post], said: str, of: int) -> None:
    with writing():
        for post in posts:
            answers_it = post.answers is not None and post.answers.author_id == of
            folded = "" if answers_it else _without(post.folded, said, only_marked=False)
            source = _without(post.source, said, only_marked=True)
            if (folded, source) != (post.folded, post.source):
                _keep(post, source, folded)


def _keep(post: Post, source: str, folded: str) -> None:
    post.source, post.folded = source, folded
    html = html_of(post)
    Post.objects.filter(pk=post.pk).update(source=source, html=html, folded=folded, rendered_by=RENDERER_VERSION)
    Thread.objects.filter(pk=post.thread_id).update(version=F("version") + 1)
    publish(PostsTakenIn(post.thread_id, post.number, post.number), only="index")


def _without(text: str, said: str, *, only_marked: bool) -> str:
    """The text without lines that stand in what was said, however that was wrapped."""
    kept = []
    for line in text.split("\n"):
        bare = _bare(line)
        may_go = not only_marked or line.lstrip().startswith(">")
        if not (may_go and len(bare) >= TELLING and bare in said):
            kept.append(line)
    return "\n".join(kept)


def _bare(text: str) -> str:
    """A text without line ends and marks of quoting, so that it is the same in every copy."""
    return " ".join(text.replace(">", " ").replace("|", " ").split())
