"""Leaving passages of a post out for its readers; its author keeps all words. Hosting decides who may."""

import re
from collections.abc import Iterable

from alongside.aliases.models import Alias
from alongside.core.events import publish
from alongside.core.markdown import RENDERER_VERSION
from alongside.core.markdown.slots import PUBLIC_ID
from alongside.core.writing import writing
from alongside.threads.edit import retell
from alongside.threads.events import PostRendered
from alongside.threads.models import Post
from alongside.threads.rerender import read_anew

_REFERENCE = re.compile(f"alias:({PUBLIC_ID})(?![a-z0-9])")


def mask(post: Post, passages: Iterable[str]) -> None:
    """Show exactly these passages of a post to nobody but its author: others read that something was left out."""
    post.masked = [passage for passage in dict.fromkeys(passages) if passage and passage in post.source + post.folded]
    html, words = read_anew(post, _named_in(post))
    with writing():
        same = Post.objects.filter(pk=post.pk, source=post.source)  # else its author changed it in this moment
        if same.update(masked=post.masked, html=html, first_words=words, rendered_by=RENDERER_VERSION):
            retell(post)
            publish(PostRendered(post.pk))


def _named_in(post: Post) -> list[str]:
    """The references in a post to whom it could always name: also those in a passage that was left out."""
    ids = _REFERENCE.findall(post.source)
    here = Alias.objects.filter(public_id__in=ids, community_id=post.thread.community_id)
    return [f"alias:{public_id}" for public_id in here.values_list("public_id", flat=True)] if ids else []
