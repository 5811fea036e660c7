"""Two who are friends."""

from alongside.aliases.models import Alias
from alongside.friends.access import find_friend
from alongside.friends.answer import accept
from alongside.friends.ask import ask
from alongside.friends.sides import Friend
from alongside.memberships.viewer import Viewer


def befriend(one: Viewer, other: Viewer) -> Friend:
    """Let the first ask and the second accept; gives the first one's end."""
    ask(Alias.objects.get(pk=other.member_id), by=one, words="Shall we be friends?")
    asked = find_friend(other, Alias.objects.get(pk=one.member_id))
    assert asked
    accept(asked, by=other)
    friend = find_friend(one, Alias.objects.get(pk=other.member_id))
    assert friend
    return friend
