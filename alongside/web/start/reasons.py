"""Why something was found, in plain words; of the visitor's own no more than a few, for who looks over a shoulder."""

import re

from django.utils.translation import gettext as _

from alongside.fragments.words import listed
from alongside.guide.matching import Reason, Why
from alongside.guide.matching.called import called_in
from alongside.guide.start.heard import OpenThread
from alongside.guide.start.places import Place
from alongside.web.start.forms import name_of_language

TOLD_WITH = (Why.CONDITION, Why.WORDS, Why.MEANING)
FEW = 4  # words of the visitor's own in one reason
LETTERS = 40  # of these words
SENTENCE = 180  # letters of what a place says of itself
_END = re.compile(r"(?<=[.!?…])\s")


def because(place: Place, often: str, *, language: str, quotes: bool) -> list[str]:
    """The reasons for a place, a sentence each; `often` are words of the visitor's that come up there most weeks.

    Without `quotes` none of the visitor's words comes back.
    """
    told = [reason for reason in place.reasons if reason.why in TOLD_WITH]
    others = [_other(reason) for reason in place.reasons if reason.why not in TOLD_WITH]
    sentences = _of_words(told, often) if quotes else _of_names(told, language)
    sentences += [sentence for sentence in others if sentence]
    if language.partition("-")[0] not in place.entry.languages:
        names = [name_of_language(code) for code in place.entry.languages]
        sentences.append(_("People write %(languages)s there.") % {"languages": listed(names)})
    return sentences


def of_thread(thread: OpenThread, *, language: str, quotes: bool) -> str:
    """Why a thread was found."""
    if thread.about.is_name and thread.about.said:
        return _("Because people write about %(what)s there.") % {"what": called_in(language, thread.about.said)}
    if not quotes or thread.about.is_name:
        return _("Because it is about something like it.")
    return _("Because you wrote about “%(words)s”, and people do so there.") % {"words": few(thread.about.said)}


def few(words: str) -> str:
    """The first few of these words."""
    short = " ".join(words.split()[:FEW])
    return short if len(short) <= LETTERS else short[:LETTERS].rstrip() + "…"


def first_sentence(text: str) -> str:
    """The first sentence of what a place says of itself."""
    sentence = _END.split(text.strip(), maxsplit=1)[0]
    return sentence if len(sentence) <= SENTENCE else sentence[:SENTENCE].rsplit(" ", 1)[0] + "…"


def _of_words(told: list[Reason], often: str) -> list[str]:
    if often:
        words = {"words": few(often)}
        return [_("Because you wrote about “%(words)s”, and people there talk about that most weeks.") % words]
    named = [_("“%(words)s”") % {"words": few(one.because)} for one in told if one.why != Why.MEANING and one.because]
    if named:
        return [_("Because you wrote about %(words)s.") % {"words": listed(list(dict.fromkeys(named)))}]
    near = [{"words": few(one.because)} for one in told if one.because]
    return [_("Because “%(words)s” may be near to what people there live with.") % words for words in near[:1]]


def _of_names(told: list[Reason], language: str) -> list[str]:
    known = (one.what for one in told if one.why == Why.CONDITION and one.what)
    names = [called_in(language, name) for name in dict.fromkeys(known)]
    return [_("Because it is about %(what)s.") % {"what": listed(names)}] if names else []


def _other(reason: Reason) -> str:
    said = {
        (Why.STAND, "lives_with"): _("Because it is for people who are ill themselves."),
        (Why.STAND, "cares_for"): _("Because it is for people who care for somebody."),
        (Why.STAND, "lost"): _("Because it is for people who lost somebody."),
        (Why.HOPE, "company"): _("Because people there keep each other company."),
        (Why.HOPE, "answers"): _("Because one can ask there, and get answers."),
        (Why.HOPE, "read"): _("Because one can just read there."),
    }
    return said.get((reason.why, reason.what), "")
