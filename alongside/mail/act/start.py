"""A mail to a community's address: a new conversation, or an answer that names the post it answers."""

from alongside.mail.act.reply import answer
from alongside.mail.doubt import require_believed
from alongside.mail.posting.post import post
from alongside.mail.posting.target import one_target
from alongside.mail.posting.words import Said
from alongside.mail.taken import Outcome, Taken
from alongside.portability.archive.subjects import title_of
from alongside.threads.models import Post
from alongside.threads.saying import first_words
from alongside.threads.start import start

TITLE_WORDS = 60  # letters of the first words, where a mail has no subject


def act(taken: Taken) -> Outcome:
    """Start a conversation with it, under its subject; the same mail starts one."""
    person = require_believed(taken)
    target = one_target(taken, person)
    if target.thread:
        return answer(taken, person, target)

    def say(said: Said, once: str) -> Post:
        title = title_of(said.subject) or title_from(said.words.text)
        return start(target.community, by=target.viewer, title=title, words=said.words, once=once)

    return post(taken, person, target, place=f"community {target.community.public_id}", say=say)


def title_from(text: str) -> str:
    """The first words of a text, as a title."""
    line = first_words(text)
    return line if len(line) <= TITLE_WORDS else line[:TITLE_WORDS].rsplit(" ", 1)[0] + "…"
