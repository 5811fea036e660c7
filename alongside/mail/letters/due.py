"""For whom a letter is due: it is left to be delivered if there is anything to say, and the next one gets its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from alongside.accounts.preferences import preferences_of
from alongside.core import clock
from alongside.core.jobs import enqueue, job
from alongside.core.sealing import open_soon
from alongside.core.writing import writing
from alongside.mail.letters.contents import find_readers, post_ids_for
from alongside.mail.sending.hand_over import queue_hand_over
from alongside.mailroom.deliver import deliver_letters
from alongside.mailroom.standing import resting_among
from alongside.memberships.models import Membership
from alongside.notify.choice import LETTERS, Hours, hours_of
from alongside.notify.hours import local_day, next_letter
from alongside.notify.models import Mail, MailChoice
from alongside.notify.newest import newest_to_mail
from alongside.ownership.reach import people_behind

STEP = 25  # readers in one transaction: a few milliseconds with the pen


@dataclass(frozen=True, slots=True)
class Turn:
    """What a reader's turn comes to: up to where this letter goes, if there is one, and when the next is due."""

    choice: MailChoice
    next_at: datetime | None
    up_to: int | None = None  # None: the mark stays, because the reader rests
    is_letter: bool = False


@job()
def make_letters() -> None:
    """Make the letters that are due now, a few readers at a time; what is left has a job of its own."""
    due = MailChoice.objects.filter(letter_at__lte=clock.now()).select_related("alias__community").order_by("letter_at")
    some = list(due[:STEP])
    if not some:
        return
    open_soon(choice.sealed for choice in some if choice.sealed)
    resting, readers = _resting(some), find_readers([choice.pk for choice in some])
    newest = {community: newest_to_mail(community) for community in {choice.alias.community_id for choice in some}}
    _keep([
        _turn(choice, readers.get(choice.pk), newest[choice.alias.community_id], resting.get(choice.pk))
        for choice in some
    ])  # fmt: skip
    if len(some) == STEP:
        with writing():
            enqueue(make_letters, key=f"{make_letters.name} go on")


def _resting(choices: Sequence[MailChoice]) -> dict[int, date]:
    """Who gets no mail today, and until when: a person's rest from everything, or mail that doesn't reach them."""
    aliases = [choice.pk for choice in choices]
    today = clock.today()
    until = dict.fromkeys(resting_among(aliases), today)
    people = people_behind(aliases)
    chosen = preferences_of(set(people.values()))
    for alias, person in people.items():
        if person in chosen and chosen[person].rests(today):
            until[alias] = date.fromisoformat(chosen[person].rests_until)
    return until


def _turn(choice: MailChoice, reader: Membership | None, newest: int, rests_until: date | None) -> Turn:
    hours, now = hours_of(choice), clock.now()
    if choice.paused_until and local_day(hours, now) < choice.paused_until:
        return Turn(choice, _next(choice, hours, choice.paused_until))
    if rests_until is not None:
        return Turn(choice, _next(choice, hours, rests_until))
    if reader is None or choice.mail == Mail.NOTHING:
        return Turn(choice, None)
    is_letter = bool(post_ids_for(reader, choice.mail, choice.mailed_to, newest))
    next_at = next_letter(choice.mail, hours, after=now) if choice.mail in LETTERS else None
    return Turn(choice, next_at, max(newest, choice.mailed_to), is_letter)


def _next(choice: MailChoice, hours: Hours, not_before: date) -> datetime:
    """The first letter after a rest; also for who gets single posts else."""
    mail = choice.mail if choice.mail in LETTERS else Mail.DAILY
    return next_letter(mail, hours, after=clock.now(), not_before=not_before)


def _keep(turns: Sequence[Turn]) -> None:
    """Move the marks on and leave the letters, all or nothing; whoever chose anew meanwhile is left alone."""
    with writing():
        still = MailChoice.objects.select_for_update().filter(pk__in=[turn.choice.pk for turn in turns])
        same = {choice.pk: (choice.letter_at, choice.mailed_to) for choice in still}
        mine = [turn for turn in turns if same.get(turn.choice.pk) == (turn.choice.letter_at, turn.choice.mailed_to)]
        deliver_letters((t.choice.pk, t.choice.mailed_to, t.up_to) for t in mine if t.is_letter and t.up_to is not None)
        for turn in mine:
            turn.choice.letter_at = turn.next_at
            turn.choice.mailed_to = turn.choice.mailed_to if turn.up_to is None else turn.up_to
        if any(turn.is_letter for turn in mine):
            queue_hand_over()
        MailChoice.objects.bulk_update([turn.choice for turn in mine], ["letter_at", "mailed_to"])
