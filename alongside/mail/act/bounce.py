"""A mail of ours came back, or somebody's mail program complained of it: counted for the member it was meant for."""

from alongside.core import logs
from alongside.core.mailtext.reports.reading import read_report
from alongside.core.mailtext.reports.report import Report
from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.addresses import Destination, find_destination, our_local
from alongside.mailroom.models import Delivery, State
from alongside.mailroom.standing import count_bounce, rest_mail


def act(taken: Taken) -> Outcome:
    """Count a bounce at the return path of the very mail that came back; anything else there is dropped."""
    incoming = taken.arrival.incoming
    report = read_report(taken.raw(), sender="" if incoming and incoming.null_sender else None)
    if report is None:
        return Outcome(State.DROPPED, "automatic")
    if report.kind == "complaint":
        return complain(taken, report)
    delivery = taken.destination.delivery
    if delivery is None:
        return Outcome(State.DROPPED, "bounce-unknown")
    return count(delivery, report)


def count(delivery: Delivery, report: Report) -> Outcome:
    """Count what a report says of one delivery."""
    recipient = next(iter(report.recipients), None)
    family = str(recipient.family) if recipient else "unknown"
    domain = recipient.address.rpartition("@")[2] if recipient else ""
    count_bounce(delivery.alias_id, family, domain=domain)
    return Outcome(State.ACTED, f"bounce-{family}"[:20])


def complain(taken: Taken, report: Report | None = None) -> Outcome:
    """Somebody pressed "this is spam": their mail rests, and their own page says so. They stay a member."""
    report = report or read_report(taken.raw())
    if report is None or report.kind != "complaint":
        return Outcome(State.DROPPED, "automatic")
    if report.feedback == "auth-failure":  # about our keys, not a word from a reader
        logs.trouble("mail.bounce.policy")
        return Outcome(State.DROPPED, "auth-failure")
    alias_id = _whom(taken.destination, report)
    if alias_id is None:
        return Outcome(State.DROPPED, "complaint-unknown")
    rest_mail(alias_id, because="complaint")
    return Outcome(State.ACTED, "complaint")


def _whom(destination: Destination, report: Report) -> int | None:
    """The alias a complaint is about: by the address it came to, or by an address of ours in the mail it encloses."""
    if destination.delivery:
        return destination.delivery.alias_id
    for address in report.original.addresses:
        found = find_destination(our_local(address) or "")
        if found.delivery:
            return found.delivery.alias_id
        if found.token:
            return found.token.alias_id
    return None
