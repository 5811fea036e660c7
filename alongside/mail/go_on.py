"""Going on with a held mail after its writer's yes: it is taken in again, with what they agreed to."""

import json

from alongside.accounts.models import PersonId
from alongside.core.jobs import job
from alongside.mail.act.probe import QUESTION as MAIL_AGAIN
from alongside.mail.identify import remember_sender
from alongside.mail.reading.apart import read_apart
from alongside.mail.take_in import settle
from alongside.mail.taken import Outcome
from alongside.mailroom.held import open_held
from alongside.mailroom.models import HeldMail, State
from alongside.mailroom.receive import raw_of
from alongside.mailroom.standing import bring_mail_back


@job()
def go_on_with(held: int) -> None:
    """The same after a yes on a page."""
    row = HeldMail.objects.filter(pk=held).first()
    if row is not None:
        go_on(row)


def go_on(held: HeldMail) -> Outcome:
    """Do what the held mail asked for; safe to repeat, because each verb behind it is."""
    opened = open_held(held)
    story, arrival = opened.story, opened.arrival
    if story.ask == MAIL_AGAIN:
        bring_mail_back([json.loads(story.more)["alias"]])
        return Outcome(State.ACTED, MAIL_AGAIN)
    if arrival is None or arrival.state != State.HELD or arrival.incoming is None:
        return Outcome(State.DROPPED, "gone")
    mail, agreed = arrival.incoming, frozenset(json.loads(story.more).get("agreed", ()))
    read = read_apart(raw_of(mail), null_sender=mail.null_sender)
    person = PersonId(held.person_id)
    if "sender" in agreed:
        remember_sender(person, read)
    return settle(arrival, mail, read, agreed=agreed, by=person)
