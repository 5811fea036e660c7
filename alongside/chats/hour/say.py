"""Saying a line."""

from django.utils.translation import gettext as _

from alongside.chats.access import may_lead
from alongside.chats.hour.errors import LineTooLong, QuestionNotAsked
from alongside.chats.hour.speaking import waits_for_host
from alongside.chats.hour.standing import OPEN, chat_now, require_open
from alongside.chats.models import Chat, Question
from alongside.core.errors import NotFound
from alongside.core.rows import columns_of, fetched, made
from alongside.memberships.viewer import Viewer
from alongside.threads.hold import find_said
from alongside.threads.models import Post
from alongside.threads.reply import reply
from alongside.threads.saying import Words, identity_of

ASKED = f"""
    SELECT {columns_of(Post, "p")} FROM chats_question q LEFT JOIN threads_post p ON p.id = q.post_id
    WHERE q.id = %s AND q.chat_id = %s"""  # noqa: S608  (columns, no values)
LINE = 2_000  # letters: as long as somebody needs for an answer, and short enough that two hundred stay readable


def say(
    chat: Chat, *, by: Viewer, words: Words, question: Question | None, once: str = "", answers: Post | None = None,
    by_mail: bool = False,
) -> Post:  # fmt: skip
    """Answer a question that was asked, or somebody's line, or say something beside them.

    Sent twice with the same `once`, it is one.
    """
    chat = chat_now(chat, by)
    if chat.state not in OPEN and (earlier := find_said(identity_of(once, by.alias_id))):
        return earlier
    require_open(chat)
    require_short(words)
    assert chat.thread is not None
    asked = answers or _asked(chat, question)
    leads = bool(chat.thread.slow) and may_lead(chat, by)  # calm is for those who answer; whoever leads has to be heard
    return reply(
        chat.thread, by=by, words=words, answers=asked, once=once, waits=waits_for_host(chat, by), leads=leads,
        by_mail=by_mail,
    )  # fmt: skip


def require_short(words: Words) -> None:
    """Refuse more than a line carries; a line break counts once, however a browser sends it."""
    if len(words.text.replace("\r\n", "\n").strip()) > LINE:
        said = _("A line has room for %(most)d letters. You could say this in two. Your words are below.")
        raise LineTooLong(said % {"most": LINE})


def _asked(chat: Chat, question: Question | None) -> Post | None:
    """The post that asks this question as it is now."""
    if question is None:
        return None
    row = next(iter(fetched(ASKED, [question.pk, chat.pk])), None)
    if row is None:
        raise NotFound
    if row[0] is None:
        raise QuestionNotAsked(_("This question comes later. You can write an answer ahead; it appears with it."))
    return made(Post, row)
