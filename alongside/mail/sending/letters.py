"""Letters about an account, codes first of all: on a connection of their own, so that no fan-out holds them up."""

from collections.abc import Callable
from email.utils import format_datetime, parseaddr

from django.conf import settings

from alongside.accounts.letters import WrittenLetter, forget_letter, letters_waiting
from alongside.core import clock
from alongside.core.jobs import enqueue, job
from alongside.core.writing import writing
from alongside.mail.sending.posts import machine_headers
from alongside.mail.sending.prepared import Unfit, for_envelope, mailbox, prepare
from alongside.mail.sending.smarthost import Answer, smarthost_line
from alongside.mailroom.outbox import Leaving, put_in_outbox

TOGETHER = 100  # letters of one turn; then other jobs have theirs

type Write = Callable[[WrittenLetter], Leaving | None]

_writes: list[Write] = []


def unwritten_are_written_by(write: Write) -> None:
    """Let this write, as it leaves, each letter that says only what it is about; for wiring alone."""
    _writes[:] = [write]


class RefusedForNow(Exception):
    """The smarthost wants a letter later."""


@job()
def hand_over_letters() -> None:
    """Hand over every letter that waits. A kill in between sends at most the one in flight again.

    What can never be sent (an address the smarthost refuses for good, a line break in a subject) is dropped; any other
    trouble is tried again later.
    """
    waiting = letters_waiting(TOGETHER)
    if not settings.SMARTHOST:
        for letter in waiting:
            if mail := _leaving(letter):
                put_in_outbox([mail])
            forget_letter(letter.public_id)
    elif waiting:
        _hand_over(waiting)
    if len(waiting) == TOGETHER:
        with writing():  # private words may be many at a time; what is left doesn't wait for the next of them
            enqueue(hand_over_letters, key=hand_over_letters.name)


def _hand_over(waiting: list[WrittenLetter]) -> None:
    answers: list[Answer] = []
    with smarthost_line() as line:
        for letter in waiting:
            mail = _leaving(letter)
            answers += [line.hand(mail)] if mail else []
            if not mail or answers[-1].taken or answers[-1].for_good:
                forget_letter(letter.public_id)
    if any(not answer.taken and not answer.for_good for answer in answers):
        raise RefusedForNow


def _leaving(letter: WrittenLetter) -> Leaving | None:
    """The letter as a mail, or None for headers that cannot be written, and for what nobody is to get any more."""
    if letter.about:
        return next((mail for write in _writes if (mail := write(letter))), None)
    house, to = parseaddr(settings.MAIL_FROM)[1], for_envelope(letter.to)
    headers = [
        ("From", mailbox(settings.SITE_NAME, house)),
        ("To", to),
        ("Subject", letter.subject),
        ("Date", format_datetime(clock.now())),
        ("Message-ID", f"<{letter.public_id}@{settings.MAIL_DOMAIN}>"),  # the same at every try
        *machine_headers(),
    ]
    if letter.reply_to:
        headers.append(("Reply-To", letter.reply_to))
    if letter.answers:
        headers += [("In-Reply-To", letter.answers), ("References", letter.answers)]
    try:
        return Leaving(house, to, prepare(headers, text=letter.text, html=letter.html).filled())
    except Unfit:
        return None
