"""Who gets which question of a chat by mail in the slow lane: not what they have read on the page."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from alongside.chats.models import Chat, Question, State
from alongside.chats.when import slow_lane_ends
from alongside.core import clock
from alongside.core.jobs import Job, enqueue, job
from alongside.core.writing import writing
from alongside.mail.chats.lines import asked_in, last_number, lines_of, post_of, readers_past
from alongside.mail.sending.hand_over import queue_hand_over
from alongside.mailroom.deliver import deliver_question, find_asked, mail_times
from alongside.notify.hear import Reader, chat_readers_of
from alongside.notify.spread import Spread

SETTLES = timedelta(minutes=2)  # in which what was written ahead becomes lines, also where the hour was missed


@job()
def mail_questions(chat: int) -> None:
    """Let everybody who has chats by mail get its questions, once each; after the time to take back a last line."""
    found = Chat.objects.select_related("community", "thread").filter(pk=chat).first()
    if found is None or found.state not in (State.SLOW, State.OVER) or found.slow_from is None:
        return
    if _has_settled(found, found.slow_from, mail_questions, chat=chat):
        _mail(found, asked_in([found.pk]), chat_readers_of(found.community_id))


@job()
def mail_question(question: int) -> None:
    """Let the same people get a question that was asked in the slow lane, as long as that is open."""
    asked = Question.objects.filter(pk=question, post__isnull=False, chat__state=State.SLOW)
    found = asked.select_related("chat__community", "post").first()
    if found is None or found.post is None or found.chat.slow_from is None or found.post.at < found.chat.slow_from:
        return  # what was asked in the hour is mailed when that is over
    if _has_settled(found.chat, found.post.at, mail_question, question=question):
        until = slow_lane_ends(found.chat)
        readers = [one for one in chat_readers_of(found.chat.community_id) if (one.not_before or clock.now()) < until]
        _mail(found.chat, [one for one in asked_in([found.chat_id]) if one.pk == question], readers)


def _has_settled(of: Chat, since: datetime, again: Job, **about: int) -> bool:
    """Whether the wait before mail is over; if not, this job comes again when it is."""
    ready = since + max(timedelta(minutes=of.community.mail_wait), SETTLES)
    if ready > clock.now():
        with writing():
            enqueue(again, at=ready, key=f"{again.name} {' '.join(map(str, about.values()))}", **about)
        return False
    return True


def _mail(chat: Chat, questions: Collection[Question], readers: Sequence[Reader]) -> None:
    """Leave each of these questions for its readers; what is more than their day holds waits for a morning."""
    spread, told = Spread(readers, mail_times, many=len(questions), until=slow_lane_ends(chat)), set[int]()
    for question in questions:
        getting = _for(question, readers, told)
        deliver_question(
            post_of(question).pk, chat.pk, [(reader.alias_id, spread.next_for(reader)) for reader in getting]
        )
    queue_hand_over()


def _for(question: Question, readers: Sequence[Reader], told: set[int]) -> list[Reader]:
    """Who gets this one and didn't yet; whoever reads discreet mail is told once, of the whole chat."""
    post = post_of(question)
    past, had = readers_past(post.thread_id, last_number(question, lines_of(question))), find_asked(post.pk)
    getting = [reader for reader in readers if reader.alias_id not in past and reader.alias_id not in told]
    told.update(reader.alias_id for reader in getting if reader.discreet)
    return [reader for reader in getting if reader.alias_id not in had]
