"""An answer by mail: the address says in which conversation, the mail's references to which post."""

from alongside.accounts.models import PersonId
from alongside.chats.access import find_chat_of
from alongside.chats.hour.say import say as say_line
from alongside.chats.models import Question
from alongside.core.errors import NotFound
from alongside.mail.chats.lines import find_question_of
from alongside.mail.doubt import require_believed
from alongside.mail.posting.post import post
from alongside.mail.posting.target import Target, one_target
from alongside.mail.posting.words import Said
from alongside.mail.taken import Outcome, Taken
from alongside.threads.models import Post
from alongside.threads.reply import reply


def act(taken: Taken) -> Outcome:
    """Post it in the conversation for which the address was made; the same mail answers once."""
    person = require_believed(taken)
    return answer(taken, person, one_target(taken, person))


def answer(taken: Taken, person: PersonId, target: Target) -> Outcome:
    """Post it in the thread of this target; in a chat's hour or slow lane it is a line of that chat."""
    thread = target.thread
    if thread is None:
        raise NotFound

    def say(said: Said, once: str) -> Post:
        if thread.is_live and (chat := find_chat_of(thread)):
            question, line = _what_it_answers(target.answers)
            return say_line(
                chat, by=target.viewer, words=said.words, question=question, answers=line, once=once, by_mail=True
            )
        return reply(thread, by=target.viewer, words=said.words, answers=target.answers, once=once, by_mail=True)

    return post(taken, person, target, place=f"thread {thread.public_id}", say=say)


def _what_it_answers(answers: Post | None) -> tuple[Question | None, Post | None]:
    """The question of a chat, and the line if it stands close enough to its question to be answered by itself."""
    question = find_question_of(answers) if answers else None
    if answers and question and question.post_id not in (answers.pk, answers.answers_id):
        return question, None
    return question, answers
