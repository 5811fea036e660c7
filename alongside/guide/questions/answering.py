"""The guides' side of a visitor's question: who may read it, taking it, answering it, and being done."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.accounts.letters import queue_letter
from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.limits import spend
from alongside.core.once import do_once
from alongside.core.writing import writing
from alongside.guide.guides import require_guide
from alongside.guide.models import Question
from alongside.guide.questions.asking import KEPT, Spoken, about, add, checked, spoken_in, spoken_in_each

LATE = timedelta(days=1)  # the clock: by then an answer is late, and the page says so to guides
ANSWERS_AN_HOUR = 60
MOST = 200  # questions on one page; more than any guide reads in an evening


@dataclass(frozen=True, slots=True)
class Waiting:
    """One question as guides meet it."""

    question: Question
    noticed: bool  # its words speak of danger: it stands first
    is_late: bool
    begins: str


def questions_for(guide: Alias) -> list[Waiting]:
    """What waits, words of danger first and then what has waited longest; for guides alone."""
    require_guide(guide)
    waiting = Question.objects.filter(waits=True, closed_at=None, opened_at__gte=clock.now() - KEPT)
    questions = list(waiting.select_related("taken_by").order_by("opened_at")[:MOST])
    spoken = spoken_in_each(questions)
    return sorted((_waiting(one, spoken[one.pk]) for one in questions), key=lambda one: not one.noticed)


def done_lately(guide: Alias) -> list[Question]:
    """Questions that were answered, the newest first; for guides alone."""
    require_guide(guide)
    return list(Question.objects.filter(waits=False, opened_at__gte=clock.now() - KEPT).order_by("-opened_at")[:30])


def get_asked(public_id: str, *, by: Alias) -> tuple[Question, list[Spoken]]:
    """One question with its words; for guides alone."""
    require_guide(by)
    question = Question.objects.filter(public_id=public_id, opened_at__gte=clock.now() - KEPT).first()
    if question is None:
        raise NotFound
    return question, spoken_in(question)


def take(question: Question, *, by: Alias) -> None:
    """Say that one answers this, so that two don't; nobody else is kept from it."""
    require_guide(by)
    with writing():
        Question.objects.filter(pk=question.pk, closed_at=None).update(taken_by=by, taken_at=clock.now())


def give_back(question: Question, *, by: Alias) -> None:
    """Leave it to the other guides again."""
    require_guide(by)
    with writing():
        Question.objects.filter(pk=question.pk, taken_by=by).update(taken_by=None, taken_at=None)


def answer(question: Question, text: str, *, by: Alias, once: str = "") -> None:
    """Answer a visitor: under the paper code, and by mail where an address was given; sent twice, it goes once."""
    require_guide(by)
    text = checked(text)
    address, language, _noticed = about(question)
    with translation.override(language):  # the guide may speak another
        subject, letter = _("An answer to your question"), f"{text}\n\n{by.name}"

    def store() -> str:
        many = _("That was a lot in one hour. Your words are safe. Please send them in a little while.")
        spend("guide answers", by.public_id, most=ANSWERS_AN_HOUR, per=timedelta(hours=1), words=many)
        add(question, text, by=by.pk)
        Question.objects.filter(pk=question.pk).update(waits=False, taken_by=by, taken_at=clock.now())
        if address:
            queue_letter(to=address, subject=subject, text=letter)
        return question.public_id

    do_once(once, store, by=f"guide answer {by.pk}")


def close(question: Question, *, by: Alias) -> None:
    """Be done with it without a word: a joke, or the same question twice. The visitor can still say more."""
    require_guide(by)
    with writing():
        Question.objects.filter(pk=question.pk).update(waits=False, closed_at=clock.now())


def _waiting(question: Question, spoken: list[Spoken]) -> Waiting:
    noticed = about(question)[2]
    last = next((entry for entry in reversed(spoken) if not entry.by_guide), None)
    is_late = last is not None and last.at < clock.now() - LATE
    return Waiting(question, noticed, is_late, last.text[:140] if last else "")
