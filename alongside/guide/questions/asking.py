"""A visitor asks the guide: no account, an answer by a person, read with a paper code or by mail."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import NotFound, Refused
from alongside.core.events import publish
from alongside.core.limits import spend
from alongside.core.once import do_once, find_once
from alongside.core.paper_codes import fingerprint, new_code
from alongside.core.sealing import Scope, bucket_scope, seal, unseal
from alongside.guide.events import GuideAsked
from alongside.guide.models import Answered, Question
from alongside.speech.look import look

KEPT = timedelta(days=60)  # after asking: time for a few words each way, and no longer than somebody looks for a start
LONGEST = 5_000  # characters; somebody who tells their whole story still fits
A_DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)
ASKED_A_DAY = 5  # questions from one network: a hospital's guests share one
TRIES_AN_HOUR = 20  # codes typed from one network
WORDS_A_DAY = 20  # further words of one visitor
ABOUT, SAID = "guide_question.sealed", "guide_answered.sealed"
PURPOSE = "guide question"  # keeps these codes apart from those of the hosts


class NoWords(Refused):
    """Nothing was asked, or more than can be kept."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One entry of the conversation, opened."""

    text: str
    by_guide: bool
    name: str
    at: datetime


def ask_guide(text: str, *, visitor: str, address: str = "", once: str = "") -> str:
    """Ask, and return the paper code under which the answer will wait; a form sent twice asks once, under one code."""
    text = checked(text)
    # The code itself is kept nowhere: a second tap is told that the first went through.
    if find_once(once, by="ask the guide"):
        raise AskedAlready(_("Your question is with the guide already. The code is on the page before this one."))
    many = _("Many questions came from here today. Please try again tomorrow; the help page is always open.")
    code, question = new_code(), Question()
    about = json.dumps({"address": address.strip(), "language": get_language() or "en", "noticed": is_noticed(text)})
    question.code = fingerprint(code, PURPOSE)
    question.sealed = seal(about, scope=_scope(), place=ABOUT, row=question.public_id)

    def store() -> str:
        spend("guide question", visitor, most=ASKED_A_DAY, per=A_DAY, words=many)
        question.opened_at = clock.now()
        question.save(force_insert=True)
        add(question, text)
        publish(GuideAsked(question.pk))
        return question.public_id

    do_once(once, store, by="ask the guide")
    return code


class AskedAlready(Refused):
    """The same form came twice; the code was shown the first time."""


def go_on(question: Question, text: str, *, visitor: str, once: str = "") -> None:
    """The visitor says more, under their code; the question waits for a guide again."""
    text = checked(text)
    many = _("That was a lot in one day. Your words are safe on this page. Please send them tomorrow.")
    noticed = _noticed(question) if is_noticed(text) else question.sealed

    def store() -> str:
        spend("guide words", f"{visitor}|{question.public_id}", most=WORDS_A_DAY, per=A_DAY, words=many)
        add(question, text)
        Question.objects.filter(pk=question.pk).update(waits=True, closed_at=None, sealed=noticed)
        publish(GuideAsked(question.pk))
        return question.public_id

    do_once(once, store, by=f"guide words {question.pk}")


def get_question(code: str, *, visitor: str) -> Question:
    """The question behind a paper code; guessing is limited."""
    many = _("That was a lot of tries. Please wait an hour and type the code from your paper again.")
    spend("guide code", visitor, most=TRIES_AN_HOUR, per=AN_HOUR, words=many)
    alive = Question.objects.filter(opened_at__gte=clock.now() - KEPT)
    if question := alive.filter(code=fingerprint(code, PURPOSE)).first():
        return question
    raise NotFound


def spoken_in(question: Question) -> list[Spoken]:
    """The conversation, oldest first, for the visitor with the code and for guides."""
    return spoken_in_each([question])[question.pk]


def spoken_in_each(questions: Sequence[Question]) -> dict[int, list[Spoken]]:
    """The same for several questions, asked at once."""
    spoken: dict[int, list[Spoken]] = {question.pk: [] for question in questions}
    for entry in Answered.objects.filter(question__in=spoken).select_related("by").order_by("pk"):
        name = entry.by.name if entry.by else ""
        spoken[entry.question_id].append(Spoken(_opened(entry), entry.by_guide, name, entry.at))
    return spoken


def about(question: Question) -> tuple[str, str, bool]:
    """Where the answer goes by mail (or nowhere), the visitor's language, and whether their words spoke of danger."""
    kept = json.loads(unseal(question.sealed, scope=_scope(), place=ABOUT, row=question.public_id))
    return str(kept["address"]), str(kept["language"]), bool(kept["noticed"])


def is_noticed(text: str) -> bool:
    """Whether these words speak of ending one's life, or hint at it: then people to call come first."""
    seen = look(text)
    return bool(seen.crisis or seen.hinted)


def add(question: Question, text: str, *, by: int | None = None) -> None:
    """Add one entry, in the verb's transaction; without `by` it is the visitor's."""
    entry = Answered(question=question, by_id=by, by_guide=by is not None, at=clock.now())
    entry.sealed = seal(text, scope=_scope(), place=SAID, row=entry.public_id)
    entry.save(force_insert=True)


def checked(text: str) -> str:
    """Words that can be kept; refuses none and too many."""
    if not text.strip():
        raise NoWords(_("There are no words yet. Even one is enough."))
    if len(text) > LONGEST:
        raise NoWords(_("This is longer than we can keep here. You could leave something out, and tell it later."))
    return text.strip()


def _noticed(question: Question) -> bytes:
    """What is kept about a question whose later words speak of danger."""
    address, language, _before = about(question)
    kept = json.dumps({"address": address, "language": language, "noticed": True})
    return seal(kept, scope=_scope(), place=ABOUT, row=question.public_id)


def _opened(entry: Answered) -> str:
    return unseal(entry.sealed, scope=_scope(), place=SAID, row=entry.public_id)


def _scope() -> Scope:
    return bucket_scope("guide", lives=KEPT)
