"""Asking about a mail before anything is done with it: ambiguity is never published."""

import json
from collections.abc import Mapping

from django.utils.translation import gettext as _

from alongside.accounts.models import PersonId
from alongside.core.writing import writing
from alongside.mail.asking.notice import notify_person
from alongside.mail.asking.refuse import letter_of, may_keep, story_of
from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.addresses import address_of
from alongside.mailroom.held import keep, waits_for_answer
from alongside.mailroom.models import State


def ask(
    taken: Taken,
    question: str,
    *,
    happened: str,
    why: str,
    to_do: str = "",
    person: PersonId | None = None,
    more: Mapping[str, object] | None = None,
) -> Outcome:
    """Hold a mail and ask its writer (or `person`, at their own address); a yes runs it again with this agreed to.

    `question` is the word that a yes adds to what was agreed: sender, signature, twice, join, leave …
    """
    person = person or taken.sender.person
    if person is None or taken.read.automatic:
        return Outcome(State.DROPPED, question)
    todo = to_do or _("If yes, answer this mail with the word yes. If not, do nothing.")
    kept = {"agreed": sorted(taken.agreed | {question}), **(more or {})}
    story = story_of(taken, happened=happened, why=why, to_do=todo, ask=question, more=json.dumps(kept))
    with writing():  # together or not at all: after a crash nobody is asked twice, and nobody is left out
        if waits_for_answer(taken.arrival):
            return Outcome(State.HELD, question)
        if not may_keep(taken, person):
            return Outcome(State.DROPPED, "kept-often")
        _row, local = keep(person, story, arrival=taken.arrival)
        notify_person(
            person,
            subject=_("A question about your mail"),
            text=letter_of(story),
            reply_to=address_of(local),
            answers=taken.read.message_id,
            is_kept=True,
        )
    return Outcome(State.HELD, question)
