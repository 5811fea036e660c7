"""Pausing by mail: "pause until 3 May", "for two weeks"; "go on" ends it."""

import re
from datetime import timedelta

from django.utils import formats
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.mail.act.days import find_day
from alongside.mail.act.member import member_of, not_a_member, require_proven, viewer_for
from alongside.mail.asking.notice import notify_person
from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.addresses import community_address
from alongside.mailroom.models import State
from alongside.notify.choose import pause_mail

USUALLY = timedelta(days=28)  # when no day is named
GO_ON = re.compile(
    r"\b(?:go on|resume|continue|seguir|sigue|seguimos|terminar?|reanudar?|continuar|contin[uú]a)\b"
    r"|^\W*(?:end|stop)(?: (?:it|this|the pause|my pause|pause|pausing))?\W*$",  # "until the end of May" ends nothing
    re.IGNORECASE | re.MULTILINE,
)


def act(taken: Taken) -> Outcome:
    """Pause at once for a proven sender, after a yes for anybody else; the member hears until when."""
    membership = member_of(taken)
    if membership is None or taken.sender.person is None:
        return not_a_member(taken)
    text = f"{taken.read.subject}\n{taken.read.words}"[:1000]
    until = find_day(text, today=clock.today())
    goes_on = until is None and bool(GO_ON.search(text))
    if until is None and not goes_on:
        until = clock.today() + USUALLY
    day = {"day": formats.date_format(until, "DATE_FORMAT") if until else ""}
    holds = _("No mail comes until %(day)s.") % day if until else _("Mail comes again as you chose.")
    require_proven(taken, "pause", happened=_("You asked for this: %(wish)s") % {"wish": holds})
    pause_mail(until, by=viewer_for(membership))
    more = _("You are still a member, and can read on the web. To end the pause sooner, write “go on” to %(pause)s.")
    more %= {"pause": community_address(membership.community, "pause")}
    notify_person(
        taken.sender.person,
        subject=_("Your mail from here"),
        text=f"{holds}\n\n{more}" if until else holds,
        answers=taken.read.message_id,
    )
    return Outcome(State.ACTED, "paused" if until else "pause-over")
