"""A mail that asks whether somebody would like to answer: only to whoever said that they may be asked so."""

from contextlib import suppress
from datetime import timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.accounts.letters import queue_letter
from alongside.accounts.models import PersonId
from alongside.accounts.preferences import Preferences, get_preferences
from alongside.core import clock
from alongside.core.errors import TooOften
from alongside.core.jobs import enqueue, job
from alongside.core.limits import spend
from alongside.core.writing import writing
from alongside.hosting.models import Nudge
from alongside.hosting.welcome.matching import MOST_A_DAY
from alongside.hosting.welcome.nudge import find_open_nudge, wants_mail
from alongside.mail.asking.notice import find_mailed, in_language_of, is_discreet, something_new
from alongside.mailroom.links import offer_link, post_link
from alongside.mailroom.standing import find_rest
from alongside.notify.choice import hours_of
from alongside.notify.hours import local_day, quiet_until
from alongside.notify.models import Mail, MailChoice


@job()
def mail_nudge(nudge: int) -> None:
    """Write to the one who was asked, now or when their quiet hours are over; if the post waits still by then."""
    found = find_open_nudge(nudge)
    if found is None or not wants_mail(found):
        return
    choice = MailChoice.objects.select_related("alias").filter(alias=found.alias_id).first()
    if choice is not None and _wants_none(choice):
        return
    if choice is not None and (later := quiet_until(hours_of(choice), clock.now())):
        with writing():
            enqueue(mail_nudge, at=later, key=f"{mail_nudge.name} {nudge} later", nudge=nudge)
        return
    _write(found)


def _wants_none(choice: MailChoice) -> bool:
    """Whether this reader ended their mail from here, or lets it rest for now."""
    pauses = choice.paused_until is not None and local_day(hours_of(choice), clock.now()) < choice.paused_until
    return choice.mail == Mail.NOTHING or pauses


def _write(nudge: Nudge) -> None:
    mailed = find_mailed(nudge.alias)
    if mailed is None or find_rest(nudge.alias_id):
        return
    person, address = mailed
    preferences = get_preferences(person)
    if preferences.rests(clock.today()):
        return
    with translation.override(nudge.wait.community.language), in_language_of(person), suppress(TooOften), writing():
        subject, text = _words(nudge, person, preferences)
        queue_letter(to=address, subject=subject, text=text)


def _words(nudge: Nudge, person: PersonId, preferences: Preferences) -> tuple[str, str]:
    """What the mail says: nothing that tells anything, and once a day, where somebody else could see it."""
    if is_discreet(preferences):
        spend("nudge by mail", str(person), most=1, per=timedelta(days=1), words="")
        return something_new()
    spend("nudge by mail", str(person), most=MOST_A_DAY, per=timedelta(days=1), words="")
    asks = _("Somebody new wrote in %(community)s. Would you like to say hello?")
    if not nudge.wait.is_first:
        asks = _("Somebody in %(community)s waits for a first answer. Would you like to say a word?")
    told = [
        asks % {"community": nudge.wait.community.name},
        post_link(nudge.wait.post.public_id),
        _("If not, do nothing. Others are asked too, and nobody learns that you were."),
        _("To be asked less, or no more:"),
        offer_link(nudge.alias.public_id),
    ]
    return _("Would you like to say hello?"), "\n\n".join(told)
