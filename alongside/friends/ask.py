"""Asking somebody to be friends, with a few words.

To whoever asks, everything but a yes looks the same for ever: an ask that rests, was declined, was never seen because
the other blocked them or hears from nobody, or that came when the other had left. The same rows are made for each, at
the same cost; only what the other's own side says of it differs, and nobody but the server reads that.
"""

from dataclasses import replace
from datetime import UTC, timedelta

from django.db import IntegrityError
from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.limits import spend
from alongside.core.writing import writing
from alongside.friends.answer import become_friends
from alongside.friends.begin import begin
from alongside.friends.conversations.said import Ready, few_words, put_message
from alongside.friends.errors import KeptAway
from alongside.friends.models import Choice, Friendship, Side, State
from alongside.friends.other_side import find_other_side, held, say_of_both
from alongside.friends.refusing import hears_nobody
from alongside.friends.sides import Friend, Inside, find_between
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
    try:
        return _ask(me, other, by, said, unheard)
    except IntegrityError:  # both asked in one moment, and the other's rows were there first
        return _ask(me, other, by, said, unheard)


def _ask(me: Alias, other: Alias, by: Viewer, said: Ready, unheard: bool) -> Friend:
    with writing():
        friend = find_between(me, other)
        friend = held(friend) if friend else None
        if friend and _they_ask(friend):
            return become_friends(friend, said)
        if friend and _stands_already(friend):
            return friend
        _require_may_ask(by)
        friend = friend or begin(me, other)
        _let_other_hear(friend, unheard=unheard)
        friend = _asking(friend)
        return replace(friend, in_danger=put_message(friend, said).in_danger)


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


def _let_other_hear(friend: Friend, *, unheard: bool) -> None:
    """Whether the ask comes before the other stands on their own side alone.

    Somebody who hears from nobody has declined it before they saw it, and what they declined before stays so. Whoever
    took an ask of their own back never said that they want to hear nothing; whoever ended a friendship did.
    """
    if found := find_other_side(friend):
        side, inside = found
        took_back = side.choice == Choice.LEFT and not inside.get("friends")
        choice = Choice.DECLINED if unheard else Choice.OPEN if took_back else side.choice
        Side.objects.filter(pk=side.pk).update(choice=choice)


def _asking(friend: Friend) -> Friend:
    """The ask that counts now is this one, which may come after an end; the old words stay with whom they belong to.

    A side that ended a friendship goes on saying so, or the ask after this one would come before them.
    """
    found = find_other_side(friend)
    ended = found is not None and found[0].choice == Choice.LEFT and found[1].get("friends", False)
    asked_at = friend.friendship.numbered + 1
    mine: Inside = {"asked_at": asked_at, "asks": True, "friends": False}
    say_of_both(friend, mine, {"asked_at": asked_at, "asks": False, "friends": ended})
    Side.objects.filter(pk=friend.side.pk).update(choice=Choice.OPEN)
    Friendship.objects.filter(pk=friend.friendship.pk).update(state=State.ASKED, moved_at=clock.now())
    return held(friend)
