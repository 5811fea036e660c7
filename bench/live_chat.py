"""The chat that is timed: how it begins, where it is listened to, and the verb by which a line is said."""

from urllib.parse import quote

from alongside.communities.models import Community
from alongside.core.ids import new_public_id
from alongside.memberships.viewer import Viewer
from alongside.threads.cursor import cursor_of
from alongside.threads.models import Post, Thread
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start
from bench.words import line_of


def begin_chat(community: Community, *, by: Viewer) -> Thread:
    """Let the hour begin."""
    return start(community, by=by, title="The hour", words=Words("Welcome"), chat=new_public_id()).thread


def say_line(thread: Thread, number: int, *, by: Viewer) -> Post:
    """Say the line of this number."""
    return reply(thread, by=by, words=Words(line_of(number)))


def stream_of(thread: Thread) -> str:
    """Where its lines are listened to, from now on."""
    thread.refresh_from_db()
    return f"/live/{thread.public_id}/?from={quote(cursor_of(thread))}&as=line"


def form_of(thread: Thread) -> str:
    """Where members say their lines."""
    return f"/t/{thread.public_id}/answer/"
