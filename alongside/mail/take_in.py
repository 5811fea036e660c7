"""Taking a mail in: read it apart, say who wrote it, let its step act, and keep what became of it."""

from collections.abc import Sequence
from contextlib import nullcontext, suppress
from dataclasses import replace

from django.conf import settings
from django.utils import translation

from alongside.accounts.models import PersonId
from alongside.communities.access import get_doorway
from alongside.core.errors import NotFound
from alongside.core.jobs import job
from alongside.core.rows import changed
from alongside.core.writing import writing
from alongside.mail.again import identity_of, was_here
from alongside.mail.asking.notice import in_language_of
from alongside.mail.dispatch import dispatch
from alongside.mail.identify import sender_of
from alongside.mail.reading.apart import Unreadable, read_apart
from alongside.mail.taken import Outcome, Read, Taken
from alongside.mailroom.addresses import Destination, find_destination
from alongside.mailroom.held import open_held
from alongside.mailroom.models import Arrival, Incoming, State
from alongside.mailroom.receive import raw_of
from alongside.mailroom.tidy import WAITING

# A mail knows all its addresses until the last of them is done with it; then those that were made for one member
# alone are forgotten, because beside the day on which somebody's mail was refused they would name an alias.
LET_GO = """
    UPDATE mailroom_arrival SET incoming_id = NULL,
    local = CASE WHEN SUBSTR(local, 2, 1) = '-' THEN '' ELSE local END WHERE incoming_id = %s AND NOT EXISTS (
        SELECT 1 FROM mailroom_arrival w WHERE w.incoming_id = %s AND w.state IN (%s, %s, %s)
    )"""
FORGET = """
    DELETE FROM mailroom_incoming WHERE id = %s
    AND NOT EXISTS (SELECT 1 FROM mailroom_arrival a WHERE a.incoming_id = %s)"""
TRIES = 3  # to read a mail; what brought the reading program down so often will do it again


@job()
def take_in(incoming: int) -> None:
    """Do what a mail asks for, at each address it came to; whatever happens at one, the others are done."""
    troubles = []
    waiting = Arrival.objects.filter(incoming=incoming, state=State.RECEIVED)
    arrivals = list(waiting.select_related("incoming").order_by("pk"))
    mail = arrivals[0].incoming if arrivals else None
    if mail and (read := _read(mail, arrivals)):
        for arrival in arrivals:
            try:
                settle(arrival, mail, read)
            except Exception as trouble:  # a fault of ours: this arrival is tried again, and then parked
                troubles.append(trouble)
    if troubles:
        raise troubles[0]


def _read(mail: Incoming, arrivals: Sequence[Arrival]) -> Read | None:
    """What it says, or None when it can't be read: somebody has to look, and no other mail waits for that."""
    try:
        return read_apart(raw_of(mail), null_sender=mail.null_sender)
    except Unreadable:
        tries = max(arrival.tries for arrival in arrivals) + 1
        state = State.BROKEN if tries >= TRIES else State.RECEIVED
        with writing():
            ids = [arrival.pk for arrival in arrivals]
            Arrival.objects.filter(pk__in=ids).update(tries=tries, state=state, verdict="unreadable")
        if state == State.RECEIVED:
            raise
        return None


def settle(
    arrival: Arrival, mail: Incoming, read: Read, *, agreed: frozenset[str] = frozenset(), by: PersonId | None = None
) -> Outcome:  # fmt: skip
    """Let one arrival become what it becomes, and keep that; `by` said yes to what is `agreed`."""
    taken = _taken(arrival, mail, read, agreed, by)
    identity = identity_of(arrival.local, read)
    person = taken.sender.person
    language = _language_at(taken.destination)
    with translation.override(language), in_language_of(person) if person else nullcontext():
        is_again = not agreed and was_here(arrival, identity, proven=read.proof == "aligned")
        outcome = Outcome(State.DROPPED, "again") if is_again else dispatch(taken)
    became = {"state": outcome.state, "verdict": outcome.verdict[:20], "identity": identity, "said": arrival.said}
    with writing():
        Arrival.objects.filter(pk=arrival.pk).update(**became)
        if outcome.state not in WAITING:
            _let_go(mail)
    return outcome


def _language_at(destination: Destination) -> str:
    """The language of the place that a mail is for; an answer to a question of ours belongs where that was asked."""
    if destination.community:
        return destination.community.language
    if destination.held:
        with suppress(NotFound):
            return get_doorway(open_held(destination.held).story.community).language
    return str(settings.LANGUAGE_CODE)


def _taken(
    arrival: Arrival, mail: Incoming, read: Read, agreed: frozenset[str], by: PersonId | None
) -> Taken:  # fmt: skip
    destination = find_destination(arrival.local)
    sender = sender_of(read, destination)
    if by is not None and "sender" in agreed:
        sender = replace(sender, person=by)
    return Taken(arrival, destination, read, sender, raw=lambda: raw_of(mail), agreed=agreed)


def _let_go(mail: Incoming) -> None:
    """Forget the bytes as soon as nothing waits for them; by hand, because each mail comes by here."""
    if changed(LET_GO, [mail.pk, mail.pk, *WAITING]):
        changed(FORGET, [mail.pk, mail.pk])
