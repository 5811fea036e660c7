"""Answers written ahead: sealed for their author until the question is asked; then each becomes a line of theirs.

Neither hosts nor anybody else read them before. What can't be shared when the time comes stays with its author.
"""

import json
from dataclasses import asdict

from django.utils.translation import gettext as _

from alongside.chats.access import readable_by
from alongside.chats.errors import ChatOff
from alongside.chats.hour.errors import ChatOver, QuestionAsked
from alongside.chats.hour.say import require_short
from alongside.chats.hour.speaking import find_member, waits_for_host
from alongside.chats.models import Ahead, Chat, Question, State
from alongside.core import logs
from alongside.core.errors import NotFound, Refused, SealBroken
from alongside.core.jobs import job
from alongside.core.sealing import alias_scope, open_soon, seal, unseal
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.standing.limits import require_few_ahead, require_plain
from alongside.standing.pause import require_not_paused
from alongside.threads.models import Post
from alongside.threads.reply import reply
from alongside.threads.saying import Words, make_ready

SEALED = "chats_ahead.sealed"


def write_ahead(question: Question, *, by: Viewer, words: Words) -> Ahead:
    """Keep an answer until its question is asked, in place of what was kept before."""
    _require_may_write(question, by)
    require_not_paused(by)
    require_short(words)
    said = make_ready(words, by).rendered  # what would be refused then is refused now, while its author is here
    if by.is_new:
        require_plain(by, with_links=bool(said.links), with_pictures=bool(said.pictures))
    row = Ahead(question=question, alias_id=by.member_id)
    row.sealed = seal(json.dumps(asdict(words)), scope=alias_scope(by.alias), place=SEALED, row=row.public_id)
    with writing():
        require_few_ahead(by)
        now = Question.objects.select_for_update().select_related("chat").filter(pk=question.pk).first()
        if now is None:
            raise NotFound
        _require_not_asked(now)
        Ahead.objects.filter(question=question, alias_id=by.member_id).delete()
        row.save(force_insert=True)
    return row


def take_back_ahead(question: Question, *, by: Viewer) -> None:
    """Take it back, silently."""
    with writing():
        Ahead.objects.filter(question=question, alias_id=by.member_id).delete()


def own_ahead(chat: Chat, viewer: Viewer) -> dict[int, Words]:
    """What the viewer wrote ahead, by question (row); of questions that were asked, what couldn't be shared then."""
    if not viewer.is_member:
        return {}
    rows = list(Ahead.objects.filter(question__chat=chat, alias_id=viewer.member_id))
    open_soon(row.sealed for row in rows)
    return {row.question_id: opened(row, viewer.alias) for row in rows}


def opened(row: Ahead, alias: str) -> Words:
    """The words of one; the author's key opens them."""
    said = json.loads(unseal(row.sealed, scope=alias_scope(alias), place=SEALED, row=row.public_id))
    return Words(**{**said, "notes": tuple(said["notes"])})


@job()
def share_ahead(question: int) -> None:
    """A question was asked: let each answer written ahead be a line of its author's, in no order of time."""
    rows = Ahead.objects.filter(question=question, question__post__isnull=False).order_by("public_id")
    for row in rows.values_list("pk", flat=True):
        try:
            _share(row)
        except (Refused, NotFound, SealBroken) as refused:  # it stays with its author, who finds it at the question
            logs.trouble("chats.ahead", refused)


def _share(row: int) -> None:
    kept = Ahead.objects.select_related("question__post__thread", "question__chat").filter(pk=row).first()
    asked: Post | None = kept.question.post if kept else None
    if kept is None or asked is None or (member := find_member(kept.alias_id)) is None:
        return
    ready = make_ready(opened(kept, member.alias), member)
    with writing():
        # Written anew it is another row; taken back meanwhile, it is none.
        if Ahead.objects.select_for_update().filter(pk=row).exists():
            waits, once = waits_for_host(kept.question.chat, member), f"ahead {kept.public_id}"
            reply(asked.thread, by=member, words=ready, answers=asked, once=once, waits=waits, planned=True)
            Ahead.objects.filter(pk=row).delete()


def _require_may_write(question: Question, by: Viewer) -> None:
    if not readable_by(by).filter(pk=question.chat_id).exists():
        raise NotFound


def _require_not_asked(question: Question) -> None:
    if question.chat.state == State.CALLED_OFF:
        raise ChatOff(_("This chat was called off. Your words are below; nothing is lost."))
    if question.chat.state == State.OVER:
        raise ChatOver(_("This chat is over. Its thread goes on: you can answer there. Your words are below."))
    if question.post_id:
        raise QuestionAsked(_("This question was asked meanwhile. You can answer it now. Your words are below."))
