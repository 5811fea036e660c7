"""Whether what one says or shows reaches the other, as far as whoever does it may ever learn."""

from django.utils.translation import gettext as _

from alongside.core.errors import NotFound
from alongside.friends.errors import DoesntReach, KeptAway, NotFriends, WaitsForAnswer
from alongside.friends.models import Choice, Message, State
from alongside.friends.other_side import find_other_side
from alongside.friends.sides import Friend, Stands
from alongside.memberships.models import Membership
from alongside.memberships.models import State as MemberState
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import distances
from alongside.standing.models import Distance


def require_may_write(friend: Friend, by: Viewer) -> None:
    """Refuse what would not reach the other; also for a page that asks before it shows where to write."""
    if distances(by).get(friend.other.pk):
        raise KeptAway(_("You blocked this member. Come closer first; then you can write."))
    stands = friend.stands
    if stands == Stands.OVER:
        if friend.side.choice != Choice.LEFT:
            raise NotFound
        raise NotFriends(_("You ended this. If you wish to write again, you can ask again."))
    if stands == Stands.MET:
        raise NotFriends(_("You two have met, and are not friends here yet. You can ask."))
    if stands == Stands.I_ASK and not _was_answered(friend):
        raise WaitsForAnswer(_("You asked. Once there is an answer, you can write more. Your words are safe."))
    if not _reaches(friend):
        raise DoesntReach(
            _(
                "What you write here doesn't reach %(name)s any more. That can have many reasons, and we don't tell "
                "which. Your words are below; nothing is lost."
            )
            % {"name": friend.other.name or _("a former member")}
        )


def _was_answered(friend: Friend) -> bool:
    """Whether the other said something since the ask that counts."""
    after = Message.objects.filter(friendship=friend.friendship, number__gt=friend.inside.get("asked_at", 1))
    return after.exclude(by_asker=friend.is_asker).exists()


def _reaches(friend: Friend) -> bool:
    """Whether the other would find these words, as far as somebody who writes may ever learn."""
    if friend.stands == Stands.FRIENDS and friend.friendship.state != State.FRIENDS:
        return False
    if Distance.objects.filter(by=friend.other, of=friend.me, is_block=True).exists():
        return False
    here = Membership.objects.filter(pk=friend.other.pk, state=MemberState.ACTIVE).exists()
    return here and find_other_side(friend) is not None
