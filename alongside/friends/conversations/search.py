"""Finding words in one's own private conversations: they have no index, so the newest are opened and looked through."""

from dataclasses import dataclass
from datetime import datetime

from alongside.core.index.query import Query, parse_query
from alongside.core.index.snippet import snippet
from alongside.core.index.words import fold, words_in
from alongside.friends.access import friends_by
from alongside.friends.conversations.inside import find_said, open_messages_soon
from alongside.friends.how_far import from_number
from alongside.friends.models import Message
from alongside.friends.sides import Friend
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import distances

NEWEST = 2_000  # messages opened for one search: a sixth of a second, and years of letters
MOST = 50  # found ones shown, newest first


@dataclass(frozen=True)
class Found:
    """One message in which all the words stand."""

    friend: Friend
    number: int
    mine: bool
    at: datetime
    note: str  # content notes: a page may name them in place of the words
    snippet: str  # escaped HTML with <mark>
    public_id: str


def search(viewer: Viewer, asked: str) -> list[Found]:
    """Messages of both in the viewer's conversations that say all of these words, however they are written."""
    apart = distances(viewer)  # whose words are folded away, nobody meets in a list
    friends = {friend.friendship.pk: friend for friend in friends_by(viewer) if friend.other.pk not in apart}
    if not friends or not asked.strip():
        return []
    language = next(iter(friends.values())).friendship.community.language
    query = parse_query(asked, ("", language))
    newest = Message.objects.filter(friendship__in=list(friends), taken_back=False).order_by("-at", "-pk")[:NEWEST]
    left = {key: from_number(friend.side) for key, friend in friends.items()}
    messages = [one for one in newest if one.number > left[one.friendship_id]]
    open_messages_soon(messages)
    found = []
    for message in messages if query else ():
        friend = friends[message.friendship_id]
        said = find_said(message, friend.author(by_asker=message.by_asker).public_id)
        if said and _says_all(said["source"], query):
            found.append(_found(friend, message, said["note"], snippet(said["source"], query, language)))
            if len(found) == MOST:
                break
    return found


def _says_all(text: str, query: Query) -> bool:
    """Whether each of the words begins one of the text's; words in quotes, one after the other."""
    words = f" {' '.join(words_in(fold(text)))}"
    return all(any(f" {' '.join(phrase.words)}" in words for phrase in clause) for clause in query.clauses)


def _found(friend: Friend, message: Message, note: str, shown: str) -> Found:
    mine = message.by_asker == friend.is_asker
    return Found(friend, message.number, mine, message.at, note, shown, message.public_id)
