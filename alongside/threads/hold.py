"""What a reply asks of its thread and changes in it, while it holds the thread; by hand, because it has a ceiling."""

from datetime import datetime

from django.db import connection

from alongside.core.errors import NotFound
from alongside.core.rows import changed, columns_of, fetched, made, stored_moment
from alongside.threads.models import Post, Thread
from alongside.threads.page import aware

HOLD = f"SELECT {columns_of(Thread, 't')} FROM threads_thread t WHERE t.id = %s"  # noqa: S608  (columns, no values)
COUNT_ON = "UPDATE threads_thread SET last_number = %s, version = version + 1 WHERE id = %s"
# Whoever has read everything has read everything still: no list shows that something waits.
READ_PAST = "UPDATE threads_following SET read_to = %s WHERE thread_id = %s AND read_to = %s"
SAID_LAST = "SELECT MAX(at) FROM threads_post WHERE thread_id = %s AND author_id = %s"
LET_IN = "SELECT 1 FROM threads_post WHERE thread_id = %s AND author_id = %s AND NOT untold AND NOT removed LIMIT 1"
SAID = "SELECT 1 FROM threads_post WHERE identity = %s"
GO_ON = """
    UPDATE threads_thread SET last_number = %s, last_at = %s, last_by_id = %s, last_words = %s,
    answered = %s, version = version + 1 WHERE id = %s"""


def hold(thread: Thread) -> Thread:
    """The thread as it is now; nobody else changes it until the transaction ends."""
    alone = " FOR UPDATE" if connection.vendor == "postgresql" else ""
    row = next(iter(fetched(HOLD + alone, [thread.pk])), None)
    if row is None:
        raise NotFound
    return made(Thread, row)


def find_said(identity: str | None) -> Post | None:
    """What this form or mail brought already."""
    if identity is None or not fetched(SAID, [identity]):
        return None
    return Post.objects.select_related("thread").get(identity=identity)


def was_let_in(thread: Thread, alias_id: int) -> bool:
    """Whether something that this member said here was there for everybody, even if they took it back since."""
    return bool(fetched(LET_IN, [thread.pk, alias_id]))


def go_on(thread: Thread, post: Post) -> None:
    """Let the thread end with this post."""
    answered = thread.answered or post.author_id != thread.started_by_id
    last = [post.number, stored_moment(post.at), post.author_id, post.words_in_lists]
    changed(GO_ON, [*last, answered, thread.pk])


def count_on(thread: Thread, post: Post) -> None:
    """Give a post its number in the thread, and tell nobody of it."""
    changed(COUNT_ON, [post.number, thread.pk])
    changed(READ_PAST, [post.number, thread.pk, post.number - 1])


def find_last_said(thread: Thread, alias_id: int) -> datetime | None:
    """When this member said something here last."""
    at = fetched(SAID_LAST, [thread.pk, alias_id])[0][0]
    return aware(datetime.fromisoformat(at) if isinstance(at, str) else at) if at else None
