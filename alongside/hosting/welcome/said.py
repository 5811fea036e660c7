"""What a post that waits tells of what it needs: its author, its language, and the words that others may read."""

from alongside.aliases.models import Alias
from alongside.core.markdown import without_slots, words_of
from alongside.hosting.welcome.matching import Waiting, stems_of
from alongside.threads.models import Post

TOLD = ("lives_with", "cares_for", "lost_someone", "works_with")


def tells_of(alias: Alias) -> frozenset[str]:
    """What an alias chose to tell of itself."""
    return frozenset(name for name in TOLD if getattr(alias, name))


def waiting_of(post: Post, *, community_language: str) -> Waiting:
    """What this post needs; it comes with its author and its thread. What hosts masked in it is not looked at."""
    words = f"{post.thread.title}\n{without_slots(words_of(post.html))}"
    return Waiting(tells_of(post.author), post.language, stems_of(words, stemmed_as(post, community_language)))


def stemmed_as(post: Post, community_language: str) -> str:
    """The language in which the words of a post are compared with what somebody said they know."""
    return post.language or community_language
