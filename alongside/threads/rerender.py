"""Rendering anew: when the renderer has learned something, posts of older ones catch up, a few at a time."""

from collections.abc import Iterable
from itertools import batched

from django.db.models import QuerySet

from alongside.core import markdown
from alongside.core.events import publish
from alongside.core.jobs import enqueue, job
from alongside.core.markdown import Rendered, TextTooLong, slots_in, words_of
from alongside.core.writing import writing
from alongside.threads.edit import make_stale
from alongside.threads.events import PostRendered
from alongside.threads.models import Post, Thread
from alongside.threads.saying import first_words

TOGETHER = 10  # posts in one transaction: a few milliseconds of holding the pen
STRETCH = 500  # posts in one job: a second of work, well within its lease


def queue_rendering() -> bool:
    """Queue the work if any post is older than the renderer; asked again, it still waits once."""
    if not _older().exists():
        return False
    with writing():
        enqueue(render_anew, key="render anew")
    return True


@job()
def render_anew(after: int = 0) -> None:
    """Render a stretch of older posts anew, then leave the rest to a job of its own; killed, it goes on from there."""
    posts = list(_older().filter(pk__gt=after).order_by("pk")[:STRETCH])
    for some in batched(posts, TOGETHER, strict=False):
        _keep([(post, *_rendered(post)) for post in some])
    if posts:
        with writing():
            enqueue(render_anew, after=posts[-1].pk)


def html_of(post: Post) -> str:
    """The HTML of a post as this release renders it."""
    return _rendered(post)[0]


def _older() -> QuerySet[Post]:
    return Post.objects.filter(rendered_by__lt=markdown.RENDERER_VERSION)


def _rendered(post: Post) -> tuple[str, str]:
    """HTML and first words. Whom it names is known from what it names now: nobody is named by being new here."""
    try:
        return read_anew(post, (name for name in slots_in(post.html) if name.startswith("alias:")))
    except TextTooLong:  # it was written when more was allowed, and stays as it is
        return post.html, post.first_words


def read_anew(post: Post, named: Iterable[str]) -> tuple[str, str]:
    """HTML and first words of a post without the passages that are left out; `named` are the references it may make."""
    if post.is_plain:
        html = markdown.render_mail(post.source, post.folded, masked=post.masked)
        words = markdown.left_out(post.source, post.masked)
        return markdown.with_pictures(html, markdown.pictures_in(post.html)), first_words(words)
    known = {name: name.removeprefix("alias:") for name in named}
    made: Rendered = markdown.render(
        post.source,
        resolve=lambda names: {name: known[name] for name in names & known.keys()},
        masked=lambda _source: post.masked,
    )
    return markdown.with_folded(made.html, post.folded, masked=post.masked), first_words(made.text)


def _keep(made: Iterable[tuple[Post, str, str]]) -> None:
    with writing():
        for post, html, words in made:
            # Whoever changed or took back their words meanwhile has done this already.
            same = Post.objects.filter(pk=post.pk, source=post.source, rendered_by=post.rendered_by)
            kept = same.update(html=html, first_words=words, rendered_by=markdown.RENDERER_VERSION)
            if kept and (html, words) != (post.html, post.first_words):
                _tell(post, html, words)


def _tell(post: Post, html: str, words: str) -> None:
    """Let pages, lists and search know, in the transaction that changed the post."""
    make_stale(post)
    said_last = Thread.objects.filter(pk=post.thread_id, last_by_id=post.author_id, last_at=post.at)
    said_last.exclude(last_words="").update(last_words=words)
    if words_of(html) != words_of(post.html):
        publish(PostRendered(post.pk))
