"""Finding posts that everyone may read, in several communities at once: for whoever belongs to none yet."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from alongside.core.index import parse_query
from alongside.search.places import in_community, languages_of, post_of, posts_index
from alongside.threads.access import open_to_everyone
from alongside.threads.models import Post

LOOKED_AT = 300  # entries checked for one question, the newest; more would be felt
COMMUNITIES = 200  # looked through at once


class OpenPost(NamedTuple):
    """A post that everyone may read, as far as finding its thread needs."""

    at: datetime
    community_id: int
    thread_id: str
    title: str
    started_by: int


def find_open_posts(words: str, communities: Collection[int]) -> list[OpenPost]:
    """The newest posts in these communities that hold all these words and that a stranger may read."""
    within = [in_community(community) for community in sorted(communities)[:COMMUNITIES]]
    query = parse_query(words, languages_of(""))
    if not within or not query:
        return []
    keys = posts_index().find(query, within=within, limit=LOOKED_AT)
    posts = Post.objects.filter(pk__in=[post_of(key) for key in keys], withdrawn_at=None, removed=False)
    posts = posts.filter(thread__in=open_to_everyone()).order_by("-at", "-pk")
    columns = ("at", "thread__community_id", "thread__public_id", "thread__title", "thread__started_by_id")
    return [OpenPost(*row) for row in posts.values_list(*columns)]
