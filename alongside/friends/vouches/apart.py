"""A block ends what two say of each other, too."""

from alongside.aliases.models import Alias
from alongside.core.writing import writing
from alongside.friends.sides import find_between
from alongside.friends.vouches.forget import forget_vouches_between
from alongside.friends.vouches.vouch import withdraw_vouch
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import block


def block_and_unvouch(other: Alias, *, by: Viewer) -> None:
    """Never meet this alias's words again; neither vouches for the other, who finds their own word as it was."""
    with writing():
        block(other, by=by)
        friend = find_between(Alias.objects.get(pk=by.member_id), other)
        if friend is not None:
            withdraw_vouch(friend, by=by)
            forget_vouches_between(friend)
