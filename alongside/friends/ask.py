"""Asking somebody to be friends, with a few words.

To whoever asks, everything but a yes looks the same for ever: an ask that rests, was declined, was never seen because
the other blocked them or hears from nobody, or that came when the other had left. The same rows are made for each, at
the same cost; only what the other's own side says of it differs, and nobody but the server reads that.
"""

from dataclasses import replace
from datetime import UTC, timedelta

from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.limits import spend
from alongside.core.writing import writing
from alongside.friends.answer import become_friends
from alongside.friends.conversations.said import few_words, put_message
from alongside.friends.errors import KeptAway
from alongside.friends.models import Choice, Friendship, Side, State
from alongside.friends.other_side import find_other_side, held, say_of_both
from alongside.friends.refusing import hears_nobody
from alongside.friends.sides import Friend, find_between, mark_of, pair_of, sealed_side
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import distances
from alongside.standing.errors import NotYet
from alongside.standing.pause import require_not_paused

CONTACTS_A_DAY = 3  # new ones: who really wants to know somebody reads before, and a program asks everybody
A_LONG_TIME = timedelta(days=3_650)  # a day's own allowance doesn't come back within the day


def ask(other: Alias, *, by: Viewer, words: str, once: str = "") -> Friend:
    """Ask another member to be friends. Asked before, nothing changes; if the other asks too, both are friends at once.

    It is safe to repeat by itself, so `once` is not needed. What comes back may have `in_danger` set: the words speak
    of danger, and the page shows their author where help is.
    """
    if not by.is_member or other.community_id != by.community_id or other.pk == by.alias_id:
        raise NotFound
    require_not_paused(by)
    if distances(by).get(other.pk):
        raise KeptAway(_("You blocked this member. Come closer first; then you can ask."))
    me = Alias.objects.get(pk=by.member_id)
    said = few_words(words, author=by.alias, to=find_between(me, other))
    unheard = hears_nobody(other, of=by)
    with writing():
        friend = find_between(me, other)
        friend = held(friend) if friend else None
        if friend and _they_ask(friend):
            return become_friends(friend, said)
        if friend and _stands_already(friend):
            return friend
        _require_may_ask(by)
        friend = _asking(friend) if friend else begin(me, other, state=State.ASKED)
        if unheard:
            _let_other_never_see(friend)
        return replace(friend, in_danger=put_message(friend, said).in_danger)


def begin(me: Alias, other: Alias, *, state: str) -> Friend:
    """The rows of two between whom there was nothing; in the caller's transaction."""
    pair = pair_of(me.public_id, other.public_id)
    friendship = Friendship.objects.create(
        community_id=me.community_id, pair=pair, state=state, moved_at=clock.now()
    )  # fmt: skip
    _add_side(friendship, other, me, asked=False)
    return _add_side(friendship, me, other, asked=True)


def _add_side(friendship: Friendship, me: Alias, other: Alias, *, asked: bool) -> Friend:
    friend = Friend(friendship, Side(alias=me), {
        "friendship": friendship.public_id, "other": other.public_id, "asked": asked, "asks": asked, "asked_at": 1
    }, me, other)  # fmt: skip
    friend.side.mark = mark_of(me.public_id, friendship.public_id)
    friend.side.sealed = sealed_side(friend.side, me.public_id, friend.inside)
    friend.side.save(force_insert=True)
    return friend


def _they_ask(friend: Friend) -> bool:
    """Whether the other's ask waits, seen or not: who declined it may ask later, and then both want it."""
    return friend.friendship.state == State.ASKED and not friend.i_asked


def _stands_already(friend: Friend) -> bool:
    """Whether there is nothing to ask, as far as the one who asks can know."""
    if friend.side.choice == Choice.LEFT or friend.friendship.state == State.MET:
        return False
    return friend.i_asked or friend.inside.get("friends", False)


def _require_may_ask(by: Viewer) -> None:
    """Refuse somebody new, and a fourth new contact of a day; whoever it is that is asked."""
    if by.is_new:
        raise NotYet(
            _(
                "You are new here, so asking somebody to be friends has to wait two weeks. Others can ask you, and you "
                "can say yes. Your words are safe."
            )
        )
    words = _("You asked three people today. Tomorrow you can ask somebody else. Your words are safe.")
    today = f"{by.alias}|{clock.now().astimezone(UTC).date()}"
    spend("asks of a day", today, most=CONTACTS_A_DAY, per=A_LONG_TIME, words=words)


def _asking(friend: Friend) -> Friend:
    """Ask anew after one ended it, or after both met: the old words stay with whom they belong to."""
    number, theirs = friend.friendship.numbered + 1, find_other_side(friend)
    if theirs and theirs[0].choice == Choice.LEFT and not theirs[1].get("friends"):
        # They took an ask of their own back, and never said that they want to hear nothing.
        Side.objects.filter(pk=theirs[0].pk).update(choice=Choice.OPEN)
    say_of_both(
        friend,
        {"asks": True, "asked_at": number, "friends": False},
        {"asks": False, "asked_at": number, "friends": False},
    )
    Side.objects.filter(pk=friend.side.pk).update(choice=Choice.OPEN)
    Friendship.objects.filter(pk=friend.friendship.pk).update(state=State.ASKED, moved_at=clock.now())
    return held(friend)


def _let_other_never_see(friend: Friend) -> None:
    """What the other declined before is declined now; nothing tells the one from the other."""
    if found := find_other_side(friend):
        Side.objects.filter(pk=found[0].pk).update(choice=Choice.DECLINED)
