"""The end of the hour, by the clock or by whoever leads, and the end of the slow lane two days later."""

from alongside.chats.clockwork import set_clock
from alongside.chats.events import ChatEnded, HourEnded, RoomChanged
from alongside.chats.hour.speaking import leader
from alongside.chats.hour.standing import touch
from alongside.chats.hour.voices import leave_out_all
from alongside.chats.models import Chat, Here, State
from alongside.chats.when import SLOW_LANE, hour_ends
from alongside.core import clock
from alongside.core.events import publish
from alongside.core.jobs import enqueue, job
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.threads.hold import hold
from alongside.threads.lock import PAUSES_OF_CHATS
from alongside.threads.models import Thread


@job()
def end_hours() -> None:
    """Let the slow lane begin wherever the hour is over; safe to repeat."""
    for chat in Chat.objects.filter(state=State.LIVE, begins__lte=clock.now()).select_related("thread"):
        if hour_ends(chat) <= clock.now():
            end_hour(chat)


@job()
def end_slow_lanes() -> None:
    """Let what there is be the transcript wherever the slow lane is over; safe to repeat."""
    for chat in Chat.objects.filter(state=State.SLOW, slow_until__lte=clock.now()).select_related("thread"):
        _end(chat)


def end_hour(chat: Chat, *, by: Viewer | None = None) -> None:
    """The hour is over, the slow lane begins: 48 hours for those who couldn't come. Ended twice, it ends once."""
    if by is not None:
        leader(chat, by)
    now = clock.now()
    with writing():
        if chat.thread is None:
            return
        hold(chat.thread)
        ended = {"state": State.SLOW, "slow_from": now, "slow_until": now + SLOW_LANE}
        if not Chat.objects.filter(pk=chat.pk, state=State.LIVE).update(**ended):
            return
        Here.objects.filter(chat=chat).delete()
        Thread.objects.filter(pk=chat.thread.pk, slow__in=PAUSES_OF_CHATS).update(slow=0, slow_note="")
        touch(chat)
        chat.refresh_from_db()
        set_clock(chat)
        publish(HourEnded(chat.pk))
        publish(RoomChanged(chat.pk))


def _end(chat: Chat) -> None:
    with writing():
        if chat.thread is None:
            return
        last = hold(chat.thread).last_number
        over = Chat.objects.filter(pk=chat.pk, state=State.SLOW, slow_until__lte=clock.now())
        if not over.update(state=State.OVER, last_number=last):
            return
        Thread.objects.filter(pk=chat.thread.pk).update(is_live=False)
        Here.objects.filter(chat=chat).delete()
        touch(chat)
        publish(ChatEnded(chat.pk))
        publish(RoomChanged(chat.pk))
        enqueue(leave_out_all, chat=chat.pk)
