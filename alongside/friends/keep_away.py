"""A block between two who know each other: it also takes back what one showed, and what each says of the other."""

from alongside.aliases.models import Alias
from alongside.core.writing import writing
from alongside.friends.showing.take_back import take_all_back_from
from alongside.friends.sides import find_between
from alongside.friends.vouches.forget import end_vouches_between
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import block


def keep_away(other: Alias, *, by: Viewer) -> None:
    """Never meet this alias's words again; whoever is blocked finds what they showed and said as it was."""
    with writing():
        block(other, by=by)
        take_all_back_from(other, by=by)
        friend = find_between(Alias.objects.get(pk=by.member_id), other)
        if friend is not None:
            end_vouches_between(friend)
