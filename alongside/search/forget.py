"""Search's part in erasure."""

from alongside.core.writing import writing
from alongside.search.places import key_of, posts_index
from alongside.threads.models import Post


def forget_posts(posts: list[int]) -> None:
    """Take these posts out of the index; `remember.purge_index` then empties its files of them."""
    said = Post.objects.filter(pk__in=posts).values_list("pk", "at")
    with writing():
        posts_index().drop(key_of(post, at) for post, at in said)
