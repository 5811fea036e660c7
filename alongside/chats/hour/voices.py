"""Whose lines are kept: everybody may speak in the hour and be in no transcript.

Their lines are taken back by the verb with which one takes any post back, all in one moment that the wish remembers;
so for 30 days the same lines can come back, and no other ones.
"""

from django.db.models import Q, QuerySet

from alongside.chats.hour.standing import chat_now
from alongside.chats.models import Chat, LeftOut, Question, State
from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Post
from alongside.threads.withdraw import UNDO, restore, withdraw


def leave_me_out(chat: Chat, *, by: Viewer) -> None:
    """Keep none of one's lines: at once where the chat is over, else when the slow lane ends."""
    chat = chat_now(chat, by)
    with writing():
        LeftOut.objects.bulk_create([LeftOut(chat=chat, alias_id=by.member_id)], ignore_conflicts=True)
    if chat.state == State.OVER:
        _take_back(chat, by)


def keep_me_in(chat: Chat, *, by: Viewer) -> None:
    """Take the wish back; lines that went because of it come back, within 30 days."""
    chat = chat_now(chat, by)
    wish = LeftOut.objects.filter(chat=chat, alias_id=by.member_id).first()
    if wish is None:
        return
    if wish.at:
        for post in _lines_of(chat, by.member_id).filter(withdrawn_at=wish.at):
            restore(post, by=by)
    with writing():
        LeftOut.objects.filter(pk=wish.pk).delete()


def is_left_out(chat: Chat, viewer: Viewer) -> bool:
    """Whether the viewer wants none of their lines kept."""
    return viewer.is_member and LeftOut.objects.filter(chat=chat, alias_id=viewer.member_id).exists()


@job()
def leave_out_all(chat: int) -> None:
    """The slow lane ended: take back the lines of everybody who asked for it; safe to repeat."""
    over = Chat.objects.get(pk=chat)
    for wish in LeftOut.objects.filter(chat=over).select_related("alias").order_by("pk"):
        _take_back(over, Viewer(over.community_id, wish.alias_id, wish.alias.public_id))


def _take_back(chat: Chat, by: Viewer) -> None:
    now = clock.now()
    anew = Q(at=None) | Q(at__lte=now - UNDO)  # what went that long ago is gone; what goes now can come back
    with writing():
        LeftOut.objects.filter(anew, chat=chat, alias_id=by.member_id).update(at=now)
    wish = LeftOut.objects.filter(chat=chat, alias_id=by.member_id).first()
    if wish is None or wish.at is None:
        return
    for post in _lines_of(chat, by.member_id).filter(withdrawn_at=None):
        withdraw(post, by=by, at=wish.at)


def _lines_of(chat: Chat, alias_id: int) -> QuerySet[Post]:
    """What this member said in the chat; the welcome and the questions are the chat's own."""
    said = Post.objects.filter(thread=chat.thread_id, author=alias_id, number__gt=1, number__lte=chat.last_number)
    asked = Question.objects.filter(chat=chat, post__isnull=False)
    return said.exclude(pk__in=asked.values("post")).order_by("number")
