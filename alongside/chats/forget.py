"""Chats' part in leaving and in erasure."""

from django.db.models import F, Q

from alongside.chats.models import Ahead, Chat, Feed, Guest, Here, LeftOut, Question, Reminder, Series, State
from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.memberships.models import Membership
from alongside.memberships.models import State as MemberState

NO_WORDS = {"title": "", "welcome": ""}


def stop_taking_part(alias_id: int) -> None:
    """Let an alias have no part in any chat, and no calendar of them; what it planned goes on with the other hosts.

    That it wants none of its lines kept holds all the same.
    """
    with writing():
        parts = Guest.objects.filter(alias_id=alias_id)
        Chat.objects.filter(pk__in=parts.values("chat")).update(version=F("version") + 1)
        parts.delete()
        for kept in (Ahead, Here, Reminder, Feed):
            kept.objects.filter(alias_id=alias_id).delete()


@job()
def forget_chats_of_left(community: int, alias: int) -> None:
    """The same for an alias that left or was removed, unless it came back meanwhile."""
    if not Membership.objects.filter(pk=alias, state=MemberState.ACTIVE).exists():
        stop_taking_part(alias)


def forget_chats(alias_id: int, *, words_stay: bool) -> None:
    """Forget an alias in chats. What it planned is nobody's then, and has no words where its words go.

    What it planned ahead without words left is off; its page stays, and says so, for those who wanted to come.
    """
    with writing():
        stop_taking_part(alias_id)
        LeftOut.objects.filter(alias_id=alias_id).delete()
        if not words_stay:
            _take_words(alias_id)
        Series.objects.filter(by_id=alias_id).update(by=None)
        Chat.objects.filter(by_id=alias_id).update(by=None)


def _take_words(alias_id: int) -> None:
    mine = Chat.objects.filter(by_id=alias_id)
    theirs = Question.objects.filter(Q(chat__by_id=alias_id, post=None) | Q(post__author_id=alias_id))
    theirs.update(text="")
    Series.objects.filter(by_id=alias_id).update(ended=True, **NO_WORDS)
    mine.filter(state=State.PLANNED).update(state=State.CALLED_OFF)
    mine.update(version=F("version") + 1, **NO_WORDS)
