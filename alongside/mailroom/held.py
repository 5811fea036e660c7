"""Mail that didn't get through: kept for its writer alone, with what happened, why, and what to do; 30 days."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from alongside.accounts.models import PersonId
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.ids import new_public_id
from alongside.core.jobs import Job, enqueue
from alongside.core.sealing import blind, person_scope, seal, unseal
from alongside.core.writing import writing
from alongside.mailroom.models import Arrival, HeldMail, State
from alongside.mailroom.tokens import hashed, new_local

PLACE = "mailroom_heldmail.sealed"
KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Story:
    """What its writer reads about a mail that didn't get through, in their language."""

    subject: str
    text: str  # all of what they wrote
    happened: str
    why: str
    to_do: str
    community: str = ""  # public id, where there is one to ask
    ask: str = ""  # what a yes would do, in a word of the door's (post, join, sender …); nothing was asked when empty
    more: str = ""  # what the door needs to go on after a yes, as JSON of ids
    answered: str = ""  # yes or no, once they answered on a page


@dataclass(frozen=True, slots=True)
class Held:
    """One such mail, opened."""

    public_id: str
    at: datetime
    done: bool
    story: Story
    row: HeldMail
    arrival_id: int | None  # which mail it is about

    @property
    def arrival(self) -> Arrival | None:
        """The mail it is about, as it stands now."""
        there = Arrival.objects.select_related("incoming")
        return there.filter(pk=self.arrival_id).first() if self.arrival_id else None


_goes_on_by: list[Job] = []


def goes_on_by(job: Job) -> None:
    """Let this job run after a yes; for wiring alone. An event would tell for a month who said yes to which post."""
    _goes_on_by[:] = [job]


def keep(person: PersonId, story: Story, *, arrival: Arrival | None = None) -> tuple[HeldMail, str]:
    """Keep a mail for its writer; with a question, also make the address that a yes goes to (else "")."""
    public_id, local = new_public_id(), new_local("c", 16) if story.ask else ""
    at = clock.now()
    sealed = _sealed(person, public_id, story, at, arrival.pk if arrival else None)
    with writing():
        row = HeldMail.objects.create(
            public_id=public_id,
            person_id=person,
            about=_about(arrival) if arrival else None,
            sealed=sealed,
            answer_to=hashed(local) if local else None,
            at=at.replace(hour=0, minute=0, second=0, microsecond=0),  # the moment would lead to the arrival's row
        )
    return row, local


def _about(arrival: Arrival) -> bytes:
    """How a row knows its arrival again: for what address that came would say which alias is whose."""
    return blind(arrival.public_id, "arrival of held mail")


def _sealed(person: PersonId, public_id: str, story: Story, at: datetime, arrival: int | None) -> bytes:
    told = json.dumps({**asdict(story), "at": at.isoformat(), "arrival": arrival})
    return seal(told, scope=person_scope(person), place=PLACE, row=public_id)


def waits_for_answer(arrival: Arrival) -> bool:
    """Whether somebody was asked about this arrival and has not answered yet."""
    return HeldMail.objects.filter(about=_about(arrival), done=False, answer_to__isnull=False).exists()


def was_refused(arrival: Arrival) -> bool:
    """Whether its writer was told already that this arrival didn't get through."""
    return HeldMail.objects.filter(about=_about(arrival), answer_to=None).exists()


def open_held(row: HeldMail) -> Held:
    """What stands in it; for its person's pages and for going on after a yes."""
    told = json.loads(unseal(row.sealed, scope=person_scope(row.person_id), place=PLACE, row=row.public_id))
    at, arrival = datetime.fromisoformat(told.pop("at")), told.pop("arrival")
    return Held(row.public_id, at, row.done, Story(**told), row, arrival)


def held_of(person: PersonId, most: int = 100) -> list[Held]:
    """The person's own mails that didn't get through, newest first."""
    rows = HeldMail.objects.filter(person_id=person).order_by("-at")[:most]
    return sorted(map(open_held, rows), key=lambda held: held.at, reverse=True)


def get_held(person: PersonId, public_id: str) -> Held:
    """One of those."""
    row = HeldMail.objects.filter(person_id=person, public_id=public_id).first()
    if row is None:
        raise NotFound
    return open_held(row)


def say_yes(person: PersonId, public_id: str) -> None:
    """Answer a held mail's question with yes: what was asked about goes on, once however often this is said."""
    _answer(get_held(person, public_id), "yes")


def say_no(person: PersonId, public_id: str) -> None:
    """Answer it with no: the mail itself is let go of, and its text stays for its writer to copy."""
    _answer(get_held(person, public_id), "no")


def _answer(held: Held, answer: str) -> None:
    if not held.story.ask:
        raise NotFound
    story = replace(held.story, answered=answer)
    sealed = _sealed(PersonId(held.row.person_id), held.public_id, story, held.at, held.arrival_id)
    with writing():
        first = HeldMail.objects.filter(pk=held.row.pk, done=False).update(done=True, sealed=sealed) == 1
        if first and answer == "yes":
            for job in _goes_on_by:
                enqueue(job, held=held.row.pk)
        elif first and held.arrival_id:
            Arrival.objects.filter(pk=held.arrival_id, state=State.HELD).update(state=State.DROPPED)
