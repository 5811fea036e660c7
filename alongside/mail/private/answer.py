"""An answer to private words by mail: it goes to that one friend, under the alias, and nowhere else."""

from alongside.core.errors import NotFound
from alongside.friends.access import get_friend
from alongside.friends.models import Side
from alongside.friends.sides import Friend, opened
from alongside.mail.doubt import require_believed
from alongside.mail.posting.target import viewer_of_member
from alongside.mail.private.send import not_there, send
from alongside.mail.taken import Outcome, Taken
from alongside.memberships.viewer import Viewer


def act(taken: Taken) -> Outcome:
    """Write it to the friend for whose conversation the address was made; it leads nobody else anywhere."""
    person, community = require_believed(taken), taken.destination.community
    if community is None or community.closed:
        return not_there(taken)
    viewer = viewer_of_member(taken, person, community)
    try:
        friend = _friend(taken, viewer)
    except NotFound:
        return not_there(taken)
    return send(taken, person, viewer, friend)


def _friend(taken: Taken, viewer: Viewer) -> Friend:
    token = taken.destination.token
    if token is None or token.alias_id != viewer.alias_id:
        raise NotFound
    side = Side.objects.filter(pk=token.side_id or 0, alias_id=viewer.member_id).first()
    if side is None:
        raise NotFound
    return get_friend(viewer, opened(side, viewer.alias)["friendship"])
