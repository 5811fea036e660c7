"""Mail that waits to be sent: written here, sealed, and handed over by the mail door."""

import json
from dataclasses import asdict, dataclass
from datetime import timedelta

from alongside.accounts.models import Letter
from alongside.core import clock
from alongside.core.ids import new_public_id
from alongside.core.jobs import Job, enqueue
from alongside.core.sealing import Scope, bucket_scope, seal, unseal
from alongside.core.writing import writing

PLACE = "accounts_letter.sealed"
LIVES = timedelta(days=7)  # what could not be sent by then helps nobody


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A letter as the mail door reads it."""

    public_id: str
    to: str
    subject: str
    text: str
    html: str = ""  # the same words for programs that show it; most letters have none
    reply_to: str = ""  # one of our addresses, where an answer means something
    answers: str = ""  # the Message-ID of the mail that this one answers
    about: str = ""  # what a letter is about whose words, and whose reader, are only looked up when it leaves


def _scope() -> Scope:
    return bucket_scope("letters", lives=LIVES)


_followed_by: list[Job] = []


def follow_letters(job: Job) -> None:
    """Let this job run after a letter was left; for wiring alone. An event would tell when somebody signed in."""
    _followed_by.append(job)


def queue_letter(*, to: str, subject: str, text: str, html: str = "", reply_to: str = "", answers: str = "") -> str:
    """Leave a letter for the mail door, in the caller's transaction; returns the letter's id."""
    letter = WrittenLetter(new_public_id(), to, subject, text, html=html, reply_to=reply_to, answers=answers)
    return _leave(letter)


def queue_unwritten(about: str) -> str:
    """Leave word of a letter that is written when it leaves; until then it holds no words and nobody's address."""
    return _leave(WrittenLetter(new_public_id(), "", "", "", about=about))


def _leave(letter: WrittenLetter) -> str:
    content = json.dumps(asdict(letter))
    with writing():
        sealed = seal(content, scope=_scope(), place=PLACE, row=letter.public_id)
        Letter.objects.create(public_id=letter.public_id, sealed=sealed, at=clock.now())
        for job in _followed_by:
            enqueue(job, key=job.name)
    return letter.public_id


def letters_waiting(most: int = 100) -> list[WrittenLetter]:
    """The letters that wait longest, opened: for the mail door, and the outbox page of a demo."""
    rows = Letter.objects.order_by("at").values_list("public_id", "sealed")[:most]
    return [
        WrittenLetter(**json.loads(unseal(sealed, scope=_scope(), place=PLACE, row=public_id)))
        for public_id, sealed in rows
    ]


def forget_letter(public_id: str) -> None:
    """Drop a letter that was handed over."""
    with writing():
        Letter.objects.filter(public_id=public_id).delete()


def forget_old_letters() -> int:
    """Drop letters nobody could send in a week; returns how many."""
    with writing():
        return Letter.objects.filter(at__lt=clock.now() - LIVES).delete()[0]
