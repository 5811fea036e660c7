"""Mail to postmaster@ and abuse@: for those who run the installation, and never lost."""

from datetime import timedelta

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.accounts.letters import queue_letter
from alongside.core.errors import TooOften
from alongside.core.limits import spend
from alongside.mail.act.bounce import complain
from alongside.mail.asking.refuse import whole_text_of
from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.for_operator import FOR_OPERATOR
from alongside.mailroom.models import State

AN_HOUR = 30  # mails passed on to the operator; the others wait where the doctor shows them


def act(taken: Taken) -> Outcome:
    """A complaint counts; a person's mail goes on to the operator's address, or waits where the doctor shows it."""
    if taken.read.report == "complaint":  # unproven ones would let whoever has a forwarded mail rest its owner's mail
        return complain(taken) if taken.sender.proof == "aligned" else Outcome(State.DROPPED, "complaint-unproven")
    if taken.read.report or taken.read.automatic:
        return Outcome(State.DROPPED, "automatic")
    if not settings.OPERATOR or not _has_room():
        return Outcome(State.HELD, FOR_OPERATOR)
    with translation.override(settings.LANGUAGE_CODE):  # the operator's, whoever wrote
        told = _("%(address)s wrote to %(local)s@ of your installation:") % {
            "address": taken.read.address or "?",
            "local": taken.destination.local,
        }
    queue_letter(
        to=settings.OPERATOR,
        subject=f"[{taken.destination.local}] {taken.read.subject}"[:200],
        text=f"{told}\n\n{whole_text_of(taken)}",
        reply_to=taken.read.address,
    )
    return Outcome(State.ACTED, "to-operator")


def _has_room() -> bool:
    try:
        spend("mail for the operator", "", most=AN_HOUR, per=timedelta(hours=1), words="")
    except TooOften:
        return False
    return True
