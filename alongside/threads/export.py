"""Threads' part in exports: a person's own words, and nobody else's; or a community's conversations."""

from collections.abc import Iterator
from typing import Any

from alongside.aliases.models import Alias
from alongside.core.markdown import editable, left_out, left_out_words
from alongside.media.access import documents_at
from alongside.threads.models import EarlierWording, Following, Mention, Post, Thread
from alongside.threads.saying import place_of


def export_posts(alias: Alias) -> list[dict[str, Any]]:
    """Every post of this alias, oldest first; a thread's title only where it is theirs too."""
    posts = Post.objects.filter(author=alias).select_related("thread").order_by("at", "pk")
    return [_post(post, alias) for post in posts.iterator(chunk_size=200)]


def export_reading(alias: Alias) -> list[dict[str, Any]]:
    """Which threads this alias follows or muted, and how far it has read."""
    marks = Following.objects.filter(alias=alias).order_by("thread_id")
    return [
        {"thread": mark.thread.public_id, "follows": mark.follows, "muted": mark.muted, "read_to": mark.read_to}
        for mark in marks.select_related("thread")
    ]


def _post(post: Post, alias: Alias) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": post.public_id,
        "thread": post.thread.public_id,
        "at": post.at.isoformat(),
        "kind": post.kind,
        "wish": post.wish,
        "content_notes": post.notes.split(),
        "language": post.language,
        "text": as_typed(post, post.source),
        "edited": post.edited,
        "taken_back": post.withdrawn_at is not None,
        "removed_by_hosts": post.removed and not post.hold,
        "waits_for_hosts": bool(post.hold),
        "left_out_for_others": post.masked,
    }
    if post.number == 1 and post.thread.started_by_id == alias.pk:
        said["title"] = post.thread.title
    if documents := documents_at([place_of(post)]).get(place_of(post)):
        said["documents"] = [f"documents/{each.public_id}.{each.format}" for each in documents]
    if post.folded:
        said["folded_text"] = post.folded
    if post.edited:
        earlier = EarlierWording.objects.filter(post=post).order_by("pk")
        said["earlier_wordings"] = [as_typed(post, wording.source) for wording in earlier]
    return said


def as_typed(post: Post, source: str) -> str:
    """The words as their author typed them, with present names for those they name."""
    named = Mention.objects.filter(post=post).values_list("alias__public_id", "alias__name")
    return editable(source, dict(named))


def as_others_read(post: Post) -> str:
    """The words as everybody but their author may read them: without the passages that hosts left out."""
    return as_typed(post, left_out(post.source, post.masked, instead=left_out_words()))


def shown_posts(thread: Thread) -> Iterator[Post]:
    """The posts of a thread that are there to be read, in their order."""
    posts = Post.objects.filter(thread=thread, withdrawn_at=None, removed=False)
    return posts.select_related("author", "answers").order_by("number").iterator(chunk_size=200)


def export_thread(thread: Thread) -> dict[str, Any]:
    """A conversation as its members read it."""
    posts = list(shown_posts(thread))
    documents = documents_at(place_of(post) for post in posts)
    return {
        "id": thread.public_id,
        "title": thread.title,
        "started_by": thread.started_by.public_id,
        "pinned": thread.pinned,
        "locked": thread.locked,
        "open_to_everyone": thread.is_open,
        "posts": [
            {
                "id": post.public_id,
                "number": post.number,
                "by": post.author.public_id,
                "answers": post.answers.public_id if post.answers else None,
                "at": post.at.isoformat(timespec="minutes"),
                "kind": post.kind,
                "wish": post.wish,
                "content_notes": post.notes.split(),
                "language": post.language,
                "text": as_others_read(post),
                "html": post.html,
                "documents": [
                    f"documents/{each.public_id}.{each.format}" for each in documents.get(place_of(post), ())
                ],
            }
            for post in posts
        ],
    }
