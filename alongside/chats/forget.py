"""Chats' part in leaving and in erasure."""

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import override

from alongside.chats.models import Ahead, Chat, Feed, Guest, Here, LeftOut, Question, Reminder, Series, State
from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.memberships.models import Membership
from alongside.memberships.models import State as MemberState
from alongside.threads.models import Post, Thread


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

    What it planned ahead is off then; its page stays for a while and says so, for those who wanted to come. Lines that
    it wanted out of a transcript go at once, also where its other words stay. Nothing is published: no row says which
    aliases went together.
    """
    with writing():
        stop_taking_part(alias_id)
        if words_stay:
            _take_lines(alias_id)
        else:
            _take_words(alias_id)
        LeftOut.objects.filter(alias_id=alias_id).delete()
        Series.objects.filter(by_id=alias_id).update(by=None)
        Chat.objects.filter(by_id=alias_id).update(by=None)


def _take_lines(alias_id: int) -> None:
    chats = Chat.objects.filter(pk__in=LeftOut.objects.filter(alias_id=alias_id, at=None).values("chat"))
    asked = Question.objects.filter(chat__in=chats, post__isnull=False).values("post")
    lines = Post.objects.filter(author_id=alias_id, thread__in=chats.values("thread"), number__gt=1, withdrawn_at=None)
    lines.exclude(pk__in=asked).update(withdrawn_at=clock.now())
    Thread.objects.filter(pk__in=chats.values("thread")).update(version=F("version") + 1)


def _take_words(alias_id: int) -> None:
    mine, series = Chat.objects.filter(by_id=alias_id), Series.objects.filter(by_id=alias_id)
    Question.objects.filter(chat__in=mine, post=None).delete()
    Question.objects.filter(post__author_id=alias_id).update(text="")
    where = {*mine.values_list("community", flat=True), *series.values_list("community", flat=True)}
    for community in Community.objects.filter(pk__in=where):
        with override(community.language):
            plain = {"title": _("A chat"), "welcome": ""}
        series.update(ended=True, **plain)
        mine.filter(state=State.PLANNED).update(state=State.CALLED_OFF)
        Thread.objects.filter(pk__in=mine.values("thread")).update(title=plain["title"], version=F("version") + 1)
        mine.update(version=F("version") + 1, **plain)
