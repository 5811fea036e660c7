"""What else one can do with a friendship, as plain ways on."""

from django.utils.translation import gettext as _

from alongside.aliases.models import State
from alongside.friends.sides import Friend, Stands
from alongside.friends.vouches.access import knows
from alongside.web.friends.place import name_in, path_to


def ways_on(friend: Friend) -> list[tuple[str, str]]:
    """Address and words, as far as things stand."""
    name, own = {"name": name_in(friend)}, path_to
    page, worry = f"/a/{friend.other.public_id}/", _("Tell the hosts that something worries me")
    end = {
        Stands.FRIENDS: [
            (own(friend, "leave/"), _("Leave this conversation")),
            (own(friend, "end/"), _("End the friendship")),
        ],
        Stands.I_ASK: [(own(friend, "end/"), _("Take back that I asked"))],
    }
    show = [(own(friend, "show/"), _("Show %(name)s something true of you") % name)]
    return [
        *([(page, _("The page of %(name)s") % name)] if friend.other.state != State.FORMER else []),
        *(show if friend.stands == Stands.FRIENDS else []),
        *([(own(friend, "vouch/"), _("How you know %(name)s") % name)] if knows(friend) else []),
        (own(friend, "worry/"), worry),
        *end.get(friend.stands, []),
    ]
