"""What chats no longer need when they are over, and times worked out anew when a zone's rules change."""

from datetime import timedelta

from alongside.chats.change import rewrite
from alongside.chats.models import Ahead, Chat, Here, LeftOut, Question, Reminder, Series, State
from alongside.chats.repeat import times_of
from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.tidy import drop
from alongside.core.wall_clock import moment, shown
from alongside.core.writing import writing

WORDS_KEPT = timedelta(days=30)  # what was written ahead and could not be shared, for its author to find
OFF_KEPT = timedelta(days=31)  # by then every calendar has read that it was called off
BEGUN = (State.LIVE, State.SLOW, State.OVER)


@job()
def tidy_chats() -> None:
    """Forget who was here, who wanted a mail, what was written ahead in vain, and what was called off or ended."""
    now = clock.now()
    drop(Here.objects.exclude(chat__state=State.LIVE))
    drop(Reminder.objects.filter(chat__state__in=BEGUN))
    drop(Reminder.objects.filter(chat__begins__lt=now, chat__state=State.CALLED_OFF))
    _empty_questions()
    drop(Ahead.objects.filter(question__chat__begins__lt=now - WORDS_KEPT))
    drop(LeftOut.objects.filter(at__lt=now - WORDS_KEPT))
    drop(Chat.objects.filter(begins__lt=now - OFF_KEPT, state=State.CALLED_OFF, thread=None))
    drop(Series.objects.filter(ended=True).exclude(pk__in=Chat.objects.filter(series__isnull=False).values("series")))


def _empty_questions() -> None:
    """Those whose post was removed for good, or taken back a month ago: it has no words any more."""
    empty = Question.objects.filter(post__source="", post__html="").exclude(text="").values_list("pk", flat=True)
    if gone := list(empty):
        with writing():
            Question.objects.filter(pk__in=gone).update(text="")


@job()
def keep_time() -> None:
    """Set what lies ahead by the rules of its zone as they are now: countries change theirs within weeks."""
    waiting = Chat.objects.filter(state__in=(State.PLANNED, State.CALLED_OFF), begins__gt=clock.now())
    for chat in waiting.iterator():
        times = _times(chat)
        if any(getattr(chat, name) != said for name, said in times.items()):
            with writing():
                _set(chat, times)


def _times(chat: Chat) -> dict[str, object]:
    if chat.series_id and not chat.by_hand:
        return times_of(chat.occurrence, chat.zone)
    return {"wall_begins": shown(chat.wall_begins, chat.zone), "begins": moment(chat.wall_begins, chat.zone)}


def _set(seen: Chat, times: dict[str, object]) -> None:
    """Write them, unless a host said otherwise meanwhile."""
    same = {"wall_begins": seen.wall_begins, "zone": seen.zone, "state": seen.state}
    if now := Chat.objects.select_for_update().filter(pk=seen.pk, **same).first():
        rewrite(now, **times)
