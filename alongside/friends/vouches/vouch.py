"""Saying how one knows a friend, and taking that back; the friend isn't told of either, and others never learn who.

What one said stands sealed in one's own side. The vouch, which others read, is a row beside it that names the friend
alone, and is there only while it holds. So somebody whom the friend blocked, or with whom they ended it, still
finds their own word, and learns nothing.
"""

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.friends.models import How, Vouch
from alongside.friends.other_side import held
from alongside.friends.sides import Friend
from alongside.friends.vouches.access import holds, knows, proved, vouch_pair, vouches_given, ways_open
from alongside.friends.vouches.errors import MayNotVouch, NotKnownLong, VouchedOften
from alongside.friends.vouches.mine import say_of_mine
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import require_not_paused
from alongside.standing.stumble import vouches_again_on

MOST_GIVEN = 20  # as many people as one can know well; a word given to everybody says nothing
NEW_A_MONTH = 5  # knowing somebody takes time; a ring of accounts would vouch in one evening


def vouch(friend: Friend, how: str, *, by: Viewer) -> None:
    """Say how one knows a friend; saying it in another way takes the place of what one said before.

    It costs something, should hosts ever let the friend go: then whoever vouched is trusted no more for two months,
    and vouches for nobody in that time (`cost.py`). Both are written on the page before one says it.
    """
    if friend.me.pk != by.alias_id or not knows(friend) or how not in How.values:
        raise NotFound
    require_not_paused(by)
    if not may_vouch(friend, by=by):
        raise MayNotVouch(why_not(by))
    if how not in ways_open(friend):
        raise NotKnownLong(_not_long())
    with writing():
        friend = held(friend)
        if not friend.inside.get("said"):
            _require_few(friend)
        put_vouch(friend, how)


def withdraw_vouch(friend: Friend, *, by: Viewer) -> None:
    """Take back what one said; nobody is told, and saying it anew is open."""
    if friend.me.pk != by.alias_id:
        raise NotFound
    with writing():
        say_of_mine(held(friend), {"said": "", "said_in": ""})
        Vouch.objects.filter(pair=vouch_pair(friend.me.public_id, friend.other.public_id)).delete()


def put_vouch(friend: Friend, how: str) -> None:
    """Keep what one says on one's own side and, where it holds, the vouch; under the friendship's lock."""
    month = clock.today().replace(day=1)
    say_of_mine(friend, {"said": how, "said_in": friend.inside.get("said_in") or f"{month:%Y-%m}"})
    kept = {"how": how, "by_handshake": proved(friend, how), "ends": None}
    if holds(friend):
        first = {**kept, "of": friend.other, "month": month}
        pair = vouch_pair(friend.me.public_id, friend.other.public_id)
        Vouch.objects.update_or_create(pair=pair, defaults=kept, create_defaults=first)


def may_vouch(friend: Friend, *, by: Viewer) -> bool:
    """Whether this member's word counts now: not that of somebody new, nor of somebody who has to wait."""
    return not by.is_new and vouches_again_on(friend.me) is None


def why_not(by: Viewer) -> str:
    """Why this member's word has to wait, for nobody else to read."""
    if by.is_new:
        return _("You are new here. Once people here know you, you can say how you know others.")
    return _(
        "The hosts had to let somebody go for whom you had vouched. That can happen to anybody who trusts. "
        "For two months from then you can't vouch for others."
    )


def _require_few(friend: Friend) -> None:
    given, month = vouches_given(friend.me), f"{clock.today():%Y-%m}"
    if len(given) >= MOST_GIVEN:
        raise VouchedOften(
            _("You have vouched for many people here. Before you vouch for one more, please take one back.")
        )
    if sum(one.month == month and not one.by_handshake for one in given) >= NEW_A_MONTH:
        raise VouchedOften(_("You vouched for a few people this month. Please wait with this one until the next."))


def _not_long() -> str:
    return _(
        "These words say that you two wrote to each other for months. Your letters here don't reach back that far yet. "
        "If you have spoken or met, you can say that."
    )
