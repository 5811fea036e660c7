"""Which step a mail goes to, by the address it came to; and what its writer hears when a verb refuses."""

from django.utils.translation import gettext as _

from alongside.core.errors import NotFound, Refused
from alongside.mail.act import (
    bounce,
    confirm,
    digest,
    help,
    join,
    joining,
    leave,
    letter,
    mods,
    pause,
    relay,
    reply,
    site,
    start,
    unsubscribe,
)
from alongside.mail.asking.refuse import refuse
from alongside.mail.heard import heard_from
from alongside.mail.private import answer
from alongside.mail.taken import Outcome, Settled, Step, Taken
from alongside.mailroom.models import State

STEPS: dict[str, Step] = {
    "community": start.act,
    "reply": reply.act,
    "question": reply.act,
    "join": join.act,
    "leave": leave.act,
    "digest": digest.act,
    "pause": pause.act,
    "help": help.act,
    "mods": mods.act,
    "relay": relay.act,
    "letter": letter.act,
    "private": answer.act,
    "confirm": confirm.act,
    "joining": joining.act,
    "unsubscribe": unsubscribe.act,
    "bounce": bounce.act,
    "postmaster": site.act,
    "abuse": site.act,
}
# These hear machines too: it is what they are for, or they look for themselves.
OF_MACHINES = {"bounce", "confirm", "unsubscribe", "postmaster", "abuse"}


def dispatch(taken: Taken) -> Outcome:
    """Let the step for this address act; whatever a verb refuses, its writer reads why and has the words back."""
    kind = taken.destination.kind
    step = STEPS.get(kind)
    if step is None:
        return Outcome(State.DROPPED, "nobody")
    if taken.read.automatic and kind not in OF_MACHINES:
        return Outcome(State.DROPPED, "automatic")
    heard_from(taken)
    try:
        return step(taken)
    except Settled as settled:
        return settled.outcome
    except Refused as refusal:
        return refuse(taken, "refused", happened=_("Your mail was not posted."), why=str(refusal), to_do="")
    except NotFound:
        return refuse(
            taken,
            "not-there",
            happened=_("Your mail was not posted."),
            why=_("What it belongs to is not there any more, or you can't write there now."),
            to_do=_("You can start a new conversation by writing to the address of your community."),
        )
