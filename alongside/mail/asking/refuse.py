"""Refusing a mail: its writer hears what happened, why, and what to do, and gets every word back."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.accounts.models import PersonId
from alongside.core.errors import TooOften
from alongside.core.limits import spend
from alongside.core.writing import writing
from alongside.mail.asking.notice import notify_person
from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.held import Story, keep, was_refused
from alongside.mailroom.models import State

# Mails kept for one person in a day, each with all its words. Forgers know their address; a person of good will writes
# few that have to be asked about or refused.
PROVEN_A_DAY, UNPROVEN_A_DAY = 60, 20


def refuse(
    taken: Taken, verdict: str, *, happened: str, why: str, to_do: str, person: PersonId | None = None
) -> Outcome:  # fmt: skip
    """Refuse in plain words; to a machine, or to somebody we don't know, nothing is said."""
    person = person or taken.sender.person
    if person is None or taken.read.automatic:
        return Outcome(State.DROPPED, verdict)
    story = story_of(taken, happened=happened, why=why, to_do=to_do)
    subject, text = _("Your mail didn't get through"), letter_of(story)
    with writing():  # together or not at all: after a crash nobody hears twice, and nobody is left out
        if not was_refused(taken.arrival):
            if not may_keep(taken, person):
                return Outcome(State.DROPPED, "kept-often")
            keep(person, story, arrival=taken.arrival)
            notify_person(person, subject=subject, text=text, answers=taken.read.message_id, is_kept=True)
    return Outcome(State.REFUSED, verdict)


def may_keep(taken: Taken, person: PersonId) -> bool:
    """Whether one more mail may be kept for this person today; nobody fills a page, or the disk, in their name."""
    proven = taken.sender.proof == "aligned" or "sender" in taken.agreed
    what, most = ("mail kept", PROVEN_A_DAY) if proven else ("mail kept unproven", UNPROVEN_A_DAY)
    try:
        spend(what, str(person), most=most, per=timedelta(days=1), words="")
    except TooOften:
        return False
    return True


def story_of(taken: Taken, *, happened: str, why: str, to_do: str, ask: str = "", more: str = "") -> Story:
    """What its writer reads about this mail, with all they wrote."""
    community = taken.destination.community
    return Story(
        subject=taken.read.subject,
        text=whole_text_of(taken),
        happened=happened,
        why=why,
        to_do=to_do,
        community=community.public_id if community else "",
        ask=ask,
        more=more,
    )


def whole_text_of(taken: Taken) -> str:
    """All of a mail's text: new words, signature, and what it quoted."""
    read = taken.read
    return "\n\n".join(part for part in (read.words, read.signature, read.quoted) if part.strip())


def letter_of(story: Story) -> str:
    """The same as a letter."""
    told = [story.happened, story.why, story.to_do]
    if story.text.strip():
        words = f"{story.subject}\n\n{story.text}" if story.subject else story.text
        whose = _("This is what it says:") if story.ask == "sender" else _("This is what you wrote:")
        told += [whose, "\n".join(f"> {line}".rstrip() for line in words.splitlines())]
    return "\n\n".join(part for part in told if part)
