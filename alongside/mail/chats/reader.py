"""Who reads the mails of chats in a batch: in which language, by which clock, and what they want of chats."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.accounts.preferences import Preferences, preferences_of
from alongside.core.sealing import open_soon
from alongside.mail.letters.contents import find_readers
from alongside.memberships.models import Membership
from alongside.notify.choice import hours_of
from alongside.notify.models import MailChoice, Way
from alongside.ownership.reach import people_behind


@dataclass(frozen=True, slots=True)
class Reader:
    """One member, with what a mail of a chat needs to know of them."""

    member: Membership
    language: str
    zone: str  # where their clock hangs; empty, where nobody said
    wants_chats: bool  # as news by mail


def readers_among(aliases: Collection[int]) -> dict[int, Reader]:
    """Those of these who are members of a community that goes on; in the same few queries for any batch."""
    members = find_readers(aliases)
    choices = MailChoice.objects.select_related("alias").in_bulk(list(members))
    open_soon(choice.sealed for choice in choices.values() if choice.sealed)
    people = people_behind(members)
    said = preferences_of(set(people.values()))
    return {
        alias: _reader(member, choices.get(alias), said.get(people[alias], Preferences()))
        for alias, member in members.items()
        if alias in people
    }


def _reader(member: Membership, choice: MailChoice | None, said: Preferences) -> Reader:
    return Reader(
        member,
        said.language or member.community.language,
        (hours_of(choice).zone if choice else "") or said.zone,
        choice is not None and choice.chats == Way.MAIL,
    )


def when_for(at: datetime, zone: str, *, hosted_in: str) -> str:
    """A moment in words, by the reader's own clock; where nobody said which that is, by that of the chat's hosts."""
    local = at.astimezone(ZoneInfo(zone or hosted_in))
    day = _("%(weekday)s, %(day)s") % {"weekday": date_format(local, "l"), "day": date_format(local, "DATE_FORMAT")}
    said = {"day": day, "clock": date_format(local, "TIME_FORMAT"), "zone": (zone or hosted_in).replace("_", " ")}
    if zone:
        return _("%(day)s, %(clock)s by your clock (%(zone)s)") % said
    return _("%(day)s, %(clock)s by the clocks of %(zone)s") % said
