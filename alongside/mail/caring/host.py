"""A letter to a host who is asked to come: at once, also in their quiet hours, and without a word of the post."""

from contextlib import suppress
from datetime import timedelta

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.accounts.letters import queue_letter
from alongside.accounts.preferences import Preferences, get_preferences
from alongside.core import clock
from alongside.core.errors import TooOften
from alongside.core.jobs import job
from alongside.core.limits import spend
from alongside.core.once import do_once
from alongside.hosting.crisis.escalate import minutes_until_next
from alongside.hosting.models import Case
from alongside.mail.asking.notice import find_mailed, in_language_of, is_discreet, something_new
from alongside.mailroom.links import case_link
from alongside.memberships.models import Membership, State
from alongside.notify.person import WANTS_MAIL

AN_HOUR = timedelta(hours=1)
MOST = 8  # letters an hour to one host about one person: many posts in a bad night, or in bad faith, are one alarm


@job()
def write_to_host(case: int, alias: int, step: int) -> None:
    """Write to a host who was asked, unless another has it by now; run twice, it is one letter a time asked."""
    found = Case.objects.filter(pk=case, waits=True, closed_at=None).select_related("community").first()
    host = Membership.objects.filter(pk=alias, state=State.ACTIVE).select_related("alias").first()
    if found is None or host is None or not host.is_host or found.taken_by_id not in (None, alias):
        return
    if (mailed := find_mailed(host.alias)) is None or _asked_for_none(preferences := get_preferences(mailed[0])):
        return
    person, address = mailed
    with translation.override(found.community.language), in_language_of(person):
        subject, text = something_new() if is_discreet(preferences) else _plain(found)

    def write() -> str:
        spend("host needed", f"{alias} {found.about_alias_id or f'case {found.pk}'}", most=MOST, per=AN_HOUR, words="")
        return queue_letter(to=address, subject=subject, text=text)

    with suppress(TooOften):
        do_once(f"{case} {alias} {step}", write, by="host needed")


def _asked_for_none(preferences: Preferences) -> bool:
    """Who rests, or wants no mail of communities, gets none: hosts are promised that too, and others are asked."""
    return preferences.rests(clock.today()) or preferences.more.get(WANTS_MAIL) is False


def _plain(case: Case) -> tuple[str, str]:
    minutes = minutes_until_next(case)
    goes_on = ngettext(
        "If you can't just now, you need not do anything: in a minute other hosts are asked.",
        "If you can't just now, you need not do anything: in %(minutes)d minutes other hosts are asked.",
        minutes,
    ) % {"minutes": minutes}
    needed = _("Somebody in %(community)s may need a host soon.") % {"community": case.community.name}
    look = _("If you can look now, open this and press “I have it”:")
    link = case_link(case.community.public_id, case.public_id)
    return _("Can you look, as a host?"), f"{needed}\n\n{look}\n{link}\n\n{goes_on}"
