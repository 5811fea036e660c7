"""A letter to those who guide: somebody asked where to start. Not a word of what they asked is in it."""

from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from alongside.accounts.letters import queue_letter
from alongside.accounts.preferences import Preferences, get_preferences
from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import TooOften
from alongside.core.jobs import job
from alongside.core.limits import spend
from alongside.core.once import do_once
from alongside.guide.guides import guides
from alongside.guide.models import Question
from alongside.guide.questions.asking import about
from alongside.mail.asking.notice import find_mailed, in_language_of, is_discreet, something_new
from alongside.notify.person import WANTS_MAIL

A_DAY = 3  # letters to one guide: the inbox holds all of it, and nobody guides all day


@job()
def write_to_guides(question: int) -> None:
    """Write to every guide with mail while a question waits; run twice, it is one letter each."""
    found = Question.objects.filter(pk=question, waits=True).first()
    if found is None:
        return
    last = found.answers.order_by("-pk").values_list("pk", flat=True).first()
    noticed = about(found)[2]
    for guide in guides():
        _write_to(guide, f"{found.pk} {last}", noticed=noticed)


def _write_to(guide: Alias, asked: str, *, noticed: bool) -> None:
    if (mailed := find_mailed(guide)) is None or _asked_for_none(preferences := get_preferences(mailed[0])):
        return
    person, address = mailed
    with in_language_of(person):
        subject, text = something_new() if is_discreet(preferences) else _plain(noticed=noticed)

    def write() -> str:
        if not noticed:  # somebody who may be in danger is never one too many
            spend("guide letters", guide.public_id, most=A_DAY, per=timedelta(days=1), words="")
        return queue_letter(to=address, subject=subject, text=text)

    with suppress(TooOften):
        do_once(f"{asked} {guide.pk}", write, by="guide asked")


def _asked_for_none(preferences: Preferences) -> bool:
    return preferences.rests(clock.today()) or preferences.more.get(WANTS_MAIL) is False


def _plain(*, noticed: bool) -> tuple[str, str]:
    danger = _("They may be in danger, so please look soon if you can.")
    asks = _("A visitor asked the guide where to start. You or another guide can answer here:")
    lines = [asks, f"{settings.URL}/guide/questions/", *([danger] if noticed else [])]
    return _("Somebody asks the guide"), "\n\n".join(lines)
