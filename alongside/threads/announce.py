"""Saying that somebody wrote, and what was seen in the words: what nobody has to do follows from nothing."""

from alongside.core.events import publish
from alongside.memberships.viewer import Viewer
from alongside.speech.references import references_in
from alongside.threads.events import NewcomerWrote, PostAdded, PostHeld, SourcesNamed, WordsNoticed
from alongside.threads.models import Post
from alongside.threads.saying import Ready


def announce(post: Post, ready: Ready, *, by: Viewer) -> None:
    """Publish what a new post brings, in its verb's transaction; words that are held bring what they say later."""
    # A title and the words below it may say together what neither says alone.
    post.noticed = ready.noticed or post.number == 1
    publish(PostHeld(post.pk) if post.hold else PostAdded(post.pk))
    if by.is_new:
        publish(NewcomerWrote(post.pk))
    if post.hold:
        return
    if post.noticed:
        publish(WordsNoticed(post.pk))
    if references_in(post.source, hidden=post.masked):
        publish(SourcesNamed(post.pk))
