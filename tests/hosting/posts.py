"""What hosts' tests say of posts: a reason, a sale, and a post as it stands."""

from alongside.threads.models import Post

WHY = "It happened twice."
SALE = "I sell a herbal tea that heals kidneys. Order here."


def now(post: Post) -> Post:
    """The post as it stands."""
    return Post.objects.get(pk=post.pk)
