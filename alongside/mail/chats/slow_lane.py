"""Who gets which question of a chat by mail when the slow lane begins: not what they have read on the page."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.chats.models import Chat, Question, State
from alongside.core import clock
from alongside.core.jobs import enqueue, job
from alongside.core.writing import writing
from alongside.mail.chats.lines import asked_in, last_number, lines_of, post_of, readers_past
from alongside.mail.sending.hand_over import queue_hand_over
from alongside.mailroom.deliver import deliver_question
from alongside.notify.hear import Reader, chat_readers_of

SETTLES = timedelta(minutes=2)  # in which what was written ahead becomes lines, also where the hour was missed


@job()
def mail_questions(chat: int) -> None:
    """Let everybody who has chats by mail get its questions, once each; after the time to take back a last line."""
    found = Chat.objects.select_related("community", "thread").filter(pk=chat).first()
    if found is None or found.state not in (State.SLOW, State.OVER) or found.slow_from is None:
        return
    ready = found.slow_from + max(timedelta(minutes=found.community.mail_wait), SETTLES)
    if ready > clock.now():
        with writing():
            enqueue(mail_questions, at=ready, key=f"{mail_questions.name} {chat}", chat=chat)
        return
    readers, told = chat_readers_of(found.community_id), set[int]()
    for question in asked_in([found.pk]):
        deliver_question(post_of(question).pk, found.pk, _for(question, readers, told))
    queue_hand_over()


def _for(question: Question, readers: Sequence[Reader], told: set[int]) -> list[tuple[int, datetime | None]]:
    """Who gets this one, and not before when; whoever reads discreet mail is told once, of the whole chat."""
    past = readers_past(post_of(question).thread_id, last_number(question, lines_of(question)))
    getting = [reader for reader in readers if reader.alias_id not in past and reader.alias_id not in told]
    told.update(reader.alias_id for reader in getting if reader.discreet)
    return [(reader.alias_id, reader.not_before) for reader in getting]
