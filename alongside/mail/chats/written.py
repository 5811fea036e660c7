"""Writing the mails of chats in a batch: what is asked once more as they leave, and what each reader's holds."""

from collections.abc import Mapping, Sequence

from alongside.chats.models import Chat, Question, Reminder, State
from alongside.core import clock
from alongside.mail.chats.lines import Eyes, asked_in, last_number, lines_of, post_of, readers_past
from alongside.mail.chats.question import question_mail
from alongside.mail.chats.reader import Reader, readers_among
from alongside.mail.chats.reminder import discreet_reminder, reminder_mail
from alongside.mail.chats.turns import Word, word_of
from alongside.mail.sending.discreet import discreet_mail
from alongside.mail.sending.receivers import Receiver
from alongside.mailroom.deliver import Told, told_of_chats
from alongside.mailroom.models import Delivery
from alongside.mailroom.tokens import letter_tokens, question_tokens, unsubscribe_tokens


def write_chats(deliveries: Sequence[Delivery], receivers: Mapping[int, Receiver]) -> dict[int, bytes]:
    """The mail of each of these that is still to be sent: reminders, and questions in the slow lane."""
    readers = readers_among({one.alias_id for one in deliveries})
    there = [one for one in deliveries if one.alias_id in readers]
    stops = unsubscribe_tokens({one.alias_id for one in there})
    reminders, asked = [one for one in there if one.begins], [one for one in there if one.post_id]
    written = _reminders(reminders, receivers, readers, stops) if reminders else {}
    return written | (_questions(asked, receivers, readers, stops) if asked else {})


def _reminders(
    deliveries: Sequence[Delivery], receivers: Mapping[int, Receiver], readers: Mapping[int, Reader],
    stops: Mapping[int, str],
) -> dict[int, bytes]:  # fmt: skip
    ahead = Chat.objects.filter(state__in=(State.PLANNED, State.CALLED_OFF), begins__gt=clock.now())
    chats = ahead.select_related("community").in_bulk({one.chat_id for one in deliveries})
    asked = set(Reminder.objects.filter(chat__in=chats, alias__in=readers).values_list("chat_id", "alias_id"))
    told = told_of_chats(chats, readers)
    answers_to = letter_tokens({one.alias_id for one in deliveries})
    written = {}
    for one in deliveries:
        chat, reader, receiver = chats.get(one.chat_id or 0), readers[one.alias_id], receivers[one.alias_id]
        wants = (one.chat_id, one.alias_id) in asked or (receiver.chose and reader.wants_chats)
        if chat is None or not wants or (word := _word(one, chat, told)) is None:
            continue
        values = {"stop": stops[one.alias_id], "path": one.return_path}
        if receiver.discreet:
            written[one.pk] = discreet_reminder(chat, word, reader.language, reader.zone, **values)
        else:
            written[one.pk] = reminder_mail(
                chat, word, reader.language, reader.zone, house=answers_to[one.alias_id], **values
            )
    return written


def _word(one: Delivery, chat: Chat, told: Mapping[tuple[int, int], Sequence[Told]]) -> Word | None:
    """What this mail says; nothing, where it is so no more."""
    words = told.get((chat.pk, one.alias_id), ())
    turn = next((word for word in words if word.key == one.pk), None)
    if turn is None or turn.begins != chat.begins or turn.off != (chat.state == State.CALLED_OFF):
        return None
    return word_of(turn, words)


def _questions(
    deliveries: Sequence[Delivery], receivers: Mapping[int, Receiver], readers: Mapping[int, Reader],
    stops: Mapping[int, str],
) -> dict[int, bytes]:  # fmt: skip
    written: dict[int, bytes] = {}
    posts = {one.post_id for one in deliveries}
    for question in asked_in({one.chat_id for one in deliveries if one.chat_id}):
        if question.post_id in posts:
            mine = [one for one in deliveries if one.post_id == question.post_id]
            wanting = [one for one in mine if readers[one.alias_id].wants_chats]
            written |= _of_question(question, wanting, receivers, readers, stops)
    return written


def _of_question(
    question: Question, deliveries: Sequence[Delivery], receivers: Mapping[int, Receiver],
    readers: Mapping[int, Reader], stops: Mapping[int, str],
) -> dict[int, bytes]:  # fmt: skip
    """The mails of one question, each without the lines that its reader would rather not meet."""
    lines, post = lines_of(question), post_of(question)
    past = readers_past(post.thread_id, last_number(question, lines), [one.alias_id for one in deliveries])
    getting = [one for one in deliveries if one.alias_id not in past]
    eyes = Eyes({one.alias_id: readers[one.alias_id].member for one in getting}, lines)
    replies = question_tokens(post.pk, [one.alias_id for one in getting if not receivers[one.alias_id].discreet])
    written = {}
    for one in getting:
        reader, stop = readers[one.alias_id], stops[one.alias_id]
        if one.alias_id in replies:
            shown = tuple(line.pk for line in eyes.shown_to(one.alias_id, lines))
            mail = question_mail(question, reader.language, reader.zone, shown)
            written[one.pk] = mail.filled(reply=replies[one.alias_id], stop=stop)
        else:
            written[one.pk] = discreet_mail(reader.language, stop=stop, return_path=one.return_path)
    return written
