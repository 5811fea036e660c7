"""Choosing what comes by mail, pausing it, and ending it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.utils.translation import gettext as _

from alongside.accounts.zones import is_zone
from alongside.core import clock
from alongside.core.errors import Refused
from alongside.core.sealing import open_soon
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.notify.choice import LETTERS, Hours, closed, opened
from alongside.notify.hours import local_day, next_letter
from alongside.notify.kinds import GATHER_OFFERED, KINDS, MOST, MOST_OFFERED, Kinds, kinds_of
from alongside.notify.models import Mail, MailChoice
from alongside.notify.newest import newest_to_mail
from alongside.notify.person import hours_behind, remember_stop, zone_behind
from alongside.notify.ways import way_names


class MailChoiceUnknown(Refused):
    """What was chosen about mail isn't offered."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a member wants by mail; without a choice, nothing comes."""

    mail: str = Mail.NOTHING
    discreet: bool = True
    paused_until: date | None = None
    hours: Hours = field(default_factory=Hours)
    kinds: Kinds = field(default_factory=Kinds)
    most: int = MOST
    gather: int = 0


class Wanted(TypedDict, total=False):
    """What may be chosen; what isn't named stays."""

    mail: str
    discreet: bool
    zone: str
    hour: int
    weekday: int
    quiet: tuple[int, int] | None
    kinds: Kinds
    most: int
    gather: int


def mail_choice_of(viewer: Viewer) -> Choice:
    """What this member chose, with a pause only while it holds."""
    return mail_choices_of([viewer])[0]


def mail_choices_of(viewers: Sequence[Viewer]) -> list[Choice]:
    """The same for several, in their order and in two queries; for a person's own page."""
    rows = MailChoice.objects.in_bulk([viewer.member_id for viewer in viewers])
    open_soon(row.sealed for row in rows.values() if row.sealed)
    return [_opened(rows.get(viewer.member_id), viewer) for viewer in viewers]


def _opened(row: MailChoice | None, viewer: Viewer) -> Choice:
    if row is None:
        return Choice()
    hours = opened(row.sealed, viewer.alias)
    pauses = row.paused_until and local_day(hours, clock.now()) < row.paused_until
    until = row.paused_until if pauses else None
    return Choice(row.mail, row.discreet, until, hours, kinds_of(row), row.most, row.gather)


def has_chosen(viewer: Viewer) -> bool:
    """Whether this member said anything about mail here yet."""
    return MailChoice.objects.filter(alias_id=viewer.member_id).exists()


def choose_mail(*, by: Viewer, **wanted: Unpack[Wanted]) -> Choice:
    """Change what comes by mail; what is not named stays as it was. Unless a zone is named, it is the person's own.

    A first choice begins with the quiet hours that the person said for all of them.
    """
    was = mail_choice_of(by)
    if "quiet" not in wanted and not has_chosen(by):
        was = replace(was, hours=replace(was.hours, quiet=hours_behind(by.member_id).quiet))
    hours = Hours(
        zone=wanted.get("zone", was.hours.zone) or zone_behind(by.member_id),
        hour=wanted.get("hour", was.hours.hour),
        weekday=wanted.get("weekday", was.hours.weekday),
        quiet=wanted.get("quiet", was.hours.quiet),
    )
    mail, discreet = wanted.get("mail", was.mail), wanted.get("discreet", was.discreet)
    now = replace(
        was, mail=mail, discreet=discreet, hours=hours, kinds=wanted.get("kinds", was.kinds),
        most=wanted.get("most", was.most), gather=wanted.get("gather", was.gather),
    )  # fmt: skip
    _check(now)
    return _keep(now, was, by)


def pause_mail(until: date | None, *, by: Viewer) -> Choice:
    """Let mail rest until that day, by the reader's own days; None ends the rest. Nothing is lost by it.

    What came meanwhile comes as one letter when the rest is over.
    """
    was = mail_choice_of(by)
    if until is not None and until <= local_day(was.hours, clock.now()):
        raise MailChoiceUnknown(_("That day has come already. Please choose a later one."))
    return _keep(replace(was, paused_until=until), was, by)


def end_mail(*, by: Viewer, by_link: bool = False) -> Choice:
    """Let nothing come by mail any more, at once, and say what there was before; twice is once.

    With `by_link`, what there was is remembered for the member's next visit: somebody else may have had the mail.
    """
    was = mail_choice_of(by)
    if was.mail == Mail.NOTHING:
        return was
    hours = replace(was.hours, before=was.mail if by_link else "")
    with writing():
        _keep(replace(was, mail=Mail.NOTHING, paused_until=None, hours=hours), was, by)
        if by_link:
            remember_stop(by.member_id)
    return was


def _check(choice: Choice) -> None:
    hours = choice.hours
    of_day = [hours.hour, *(hours.quiet or ())]
    fits = choice.mail in Mail.values and all(0 <= hour < 24 for hour in of_day) and 0 <= hours.weekday < 7
    offered = choice.most in MOST_OFFERED and choice.gather in GATHER_OFFERED
    known = {getattr(choice.kinds, kind) for kind in KINDS} <= way_names()
    if not fits or not offered or not known or (hours.zone and not is_zone(hours.zone)):
        raise MailChoiceUnknown(_("That choice isn't offered here. Please choose one of the list."))
    if hours.quiet and hours.quiet[0] == hours.quiet[1]:
        raise MailChoiceUnknown(_("Quiet hours need an end that differs from their beginning."))


def _keep(now: Choice, was: Choice, by: Viewer) -> Choice:
    sealed, newest = closed(now.hours, by.alias), newest_to_mail(by.community_id)
    with writing():
        row = MailChoice.objects.select_for_update().filter(pk=by.member_id).first()
        kept = {
            "mail": now.mail,
            "discreet": now.discreet,
            "paused_until": now.paused_until,
            "sealed": sealed,
            "has_quiet_hours": now.hours.quiet is not None,
            **asdict(now.kinds),
            "most": now.most,
            "gather": now.gather,
            "letter_at": _letter_at(now, was, row.letter_at if row else None),
        }
        if now.mail != Mail.NOTHING and (row is None or row.letter_at is None):
            kept["mailed_to"] = newest  # letters begin here: what was said before came already, or is on the page
        MailChoice.objects.update_or_create(pk=by.member_id, defaults=kept)
    return now


def _letter_at(now: Choice, was: Choice, due: datetime | None) -> datetime | None:
    """When the next letter comes; to whoever wants posts singly from now on, the one that was due comes still."""
    if now.mail == Mail.NOTHING:
        return None
    if now.mail in LETTERS or now.paused_until:
        mail = now.mail if now.mail in LETTERS else Mail.DAILY
        return next_letter(mail, now.hours, after=clock.now(), not_before=now.paused_until)
    if due and was.paused_until:  # the rest ended early
        return next_letter(Mail.DAILY, now.hours, after=clock.now())
    return due
