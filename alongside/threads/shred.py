"""Removing a post for good: its words, earlier words, pictures and documents go; the place in the thread stays."""

from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.media.attach import clear
from alongside.threads.edit import retell
from alongside.threads.events import PostRemoved
from alongside.threads.models import Hold, Post
from alongside.threads.saying import place_of
from alongside.threads.withdraw import empty_words, forget_title


def shred(post: Post) -> None:
    """Leave nothing of what this post said; hosting decides who may and writes the journal in the same transaction."""
    with writing():
        Post.objects.filter(pk=post.pk).update(removed=True, hold=Hold.NOT_HELD, masked=[])
        clear(place_of(post))
        forget_title(post)
        empty_words([post.pk])
        retell(post)
        publish(PostRemoved(post.pk))
