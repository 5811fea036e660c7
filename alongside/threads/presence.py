"""Being there without words: "I'm here", "thinking of you". Nothing is counted; the author sees who."""

from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.standing.limits import require_few_signs
from alongside.threads.events import PresenceShown
from alongside.threads.models import Post, Presence, Sign


def show_presence(post: Post, sign: str, *, by: Viewer) -> None:
    """Let the author know, in one tap. An author who keeps this alias away never meets the sign; nothing tells that."""
    if by.alias_id is None or post.thread.community_id != by.community_id or sign not in Sign.values:
        raise NotFound
    with writing():
        require_few_signs(by)
        kept = Presence.objects.bulk_create([Presence(post=post, by_id=by.alias_id, sign=sign)], ignore_conflicts=True)
        if kept:
            publish(PresenceShown(post.pk, by.alias_id))


def take_presence_back(post: Post, sign: str, *, by: Viewer) -> None:
    """Take it back as quietly."""
    with writing():
        Presence.objects.filter(post=post, by_id=by.alias_id, sign=sign).delete()
