"""Secret addresses that a calendar program asks for somebody's chats: of one community, or of all of theirs.

The address alone opens it, without a cookie; what is kept is a keyed fingerprint. Whoever has the address reads no more
than that there is a meeting, unless its owner wants the titles in it.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from alongside.accounts.models import PersonId
from alongside.chats.models import Chat, Feed, PersonFeed
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.sealing import blind
from alongside.core.writing import writing
from alongside.memberships.models import Membership
from alongside.memberships.viewer import Viewer, viewer_of

SECRET_BYTES = 24  # 192 bits: nobody guesses it, and an address of it fits on one line
LONGEST_TOKEN = 64  # letters: a longer one is none of ours
PAST = timedelta(days=31)  # what a calendar shows of the past: somebody looks up last week
MOST = 200  # events in one feed: a year of daily chats is more than a phone wants


@dataclass(frozen=True)
class AliasFeed:
    """A feed that was asked for: who looks, and whether it may name what the chats are called."""

    viewer: Viewer
    with_titles: bool


@dataclass(frozen=True)
class WholeFeed:
    """The same for a person; the door knows their memberships, nobody here does."""

    person: PersonId
    with_titles: bool


def open_feed(*, by: Viewer, with_titles: bool = False) -> str:
    """Make a secret address for the viewer's chats here, and give its secret part, once; an earlier one is closed."""
    alias_id = by.member_id
    secret = secrets.token_urlsafe(SECRET_BYTES)
    with writing():
        Feed.objects.update_or_create(pk=alias_id, defaults={"token": _token(secret), "with_titles": with_titles})
    return secret


def open_person_feed(*, by: PersonId, with_titles: bool = False) -> str:
    """The same for the chats of all of a person's communities."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    with writing():
        PersonFeed.objects.update_or_create(pk=by, defaults={"token": _token(secret), "with_titles": with_titles})
    return secret


def close_feed(*, by: Viewer) -> None:
    """End the address: from now on there is nothing."""
    with writing():
        Feed.objects.filter(pk=by.member_id).delete()


def close_person_feed(*, by: PersonId) -> None:
    """The same for the person's."""
    with writing():
        PersonFeed.objects.filter(pk=by).delete()


def own_feed(viewer: Viewer) -> Feed | None:
    """The viewer's feed here, to say that there is one and whether it names titles; its address is known to none."""
    return Feed.objects.filter(pk=viewer.alias_id).first() if viewer.is_member else None


def own_person_feed(person: PersonId) -> PersonFeed | None:
    """The same for the person's."""
    return PersonFeed.objects.filter(pk=person).first()


def find_feed(secret: str) -> AliasFeed | WholeFeed:
    """What a secret address opens, or NotFound: never made, closed, its owner gone or its community closed, alike."""
    if not secret or not secret.isascii() or len(secret) > LONGEST_TOKEN:
        raise NotFound
    token = _token(secret)
    if mine := Feed.objects.filter(token=token).select_related("alias").first():
        viewer = _viewer(mine)
        if viewer.is_member:
            return AliasFeed(viewer, mine.with_titles)
        raise NotFound
    if whole := PersonFeed.objects.filter(token=token).first():
        return WholeFeed(PersonId(whole.person_id), whole.with_titles)
    raise NotFound


def chats_in_feed(viewers: Sequence[Viewer]) -> list[tuple[Chat, Viewer]]:
    """The chats of one or several communities, each with who looks there: what lies ahead, and the last weeks."""
    here = {viewer.community_id: viewer for viewer in viewers if viewer.is_member}
    chats = Chat.objects.filter(community_id__in=here, community__closed=False, begins__gt=clock.now() - PAST)
    return [(chat, here[chat.community_id]) for chat in chats.order_by("begins", "pk")[:MOST]]


def viewers_of(memberships: Sequence[Membership]) -> list[Viewer]:
    """Who looks at all of a person's communities, from the memberships that the door found."""
    return [viewer_of(membership, membership.community_id) for membership in memberships]


def _viewer(feed: Feed) -> Viewer:
    membership = Membership.objects.filter(pk=feed.pk, community__closed=False).select_related("alias").first()
    return viewer_of(membership, feed.alias.community_id)


def _token(secret: str) -> bytes:
    return blind(secret, "chats feed")
