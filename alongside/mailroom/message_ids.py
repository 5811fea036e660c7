"""The Message-IDs of our posts: made of the post's public id, the same for all who get it, and read back again."""

import re

from django.conf import settings

from alongside.core.markdown.slots import PUBLIC_ID
from alongside.threads.models import Post

_OURS = re.compile(rf"<?\s*({PUBLIC_ID})@([^\s<>@]{{1,255}})\s*>?", re.IGNORECASE)


def message_id_of(post: Post) -> str:
    """The Message-ID under which this post is mailed, in its brackets."""
    return f"<{post.public_id}@{settings.MAIL_DOMAIN}>"


def post_id_in(message_id: str) -> str | None:
    """The public id of the post that a Message-ID means, if it could be one of ours."""
    found = _OURS.fullmatch(message_id.strip())
    return found[1].lower() if found and found[2].lower() == settings.MAIL_DOMAIN else None


def find_post_by_message_id(message_id: str) -> Post | None:
    """The post that was mailed under this id; whether somebody may see it is asked of access."""
    public_id = post_id_in(message_id)
    return Post.objects.select_related("thread").filter(public_id=public_id).first() if public_id else None
