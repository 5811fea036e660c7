"""What a member chose about mail, opened: how much, when, and when it rests."""

import json
from dataclasses import dataclass

from alongside.core.errors import SealBroken
from alongside.core.sealing import alias_scope, seal, unseal
from alongside.notify.models import Mail, MailChoice

PLACE = "notify_mailchoice.sealed"
LETTERS = (Mail.DAILY, Mail.WEEKLY)
AT_ONCE = (Mail.EVERY, Mail.FOLLOWED)
NIGHT = (21, 8)  # nothing is mailed from nine in the evening to eight, unless somebody says otherwise
MORNING, SUNDAY = 8, 6  # when letters come to whoever didn't say: with a first cup of tea, and not on a day of work


@dataclass(frozen=True, slots=True)
class Hours:
    """When mail suits its reader; with a zone it would know its owner again, so it is sealed."""

    zone: str = ""  # nothing is UTC
    hour: int = MORNING
    weekday: int = SUNDAY  # Monday is 0
    quiet: tuple[int, int] | None = NIGHT  # from this hour to that one; None is a choice too: none
    before: str = ""  # what there was until a link in a mail ended it


def opened(sealed: bytes | memoryview, alias: str) -> Hours:
    """The hours in a choice's row, of the alias with this public id; what can't be opened stops nobody's mail."""
    if not sealed:
        return Hours(quiet=None)
    try:
        kept = json.loads(unseal(sealed, scope=alias_scope(alias), place=PLACE, row=alias))
    except SealBroken:
        return Hours(quiet=None)
    quiet = kept["quiet"]
    return Hours(kept["zone"], kept["hour"], kept["weekday"], (quiet[0], quiet[1]) if quiet else None, kept["before"])


def closed(hours: Hours, alias: str) -> bytes:
    """What the row of this alias (public id) keeps."""
    kept = {
        "zone": hours.zone, "hour": hours.hour, "weekday": hours.weekday, "quiet": hours.quiet, "before": hours.before,
    }  # fmt: skip
    return seal(json.dumps(kept), scope=alias_scope(alias), place=PLACE, row=alias)


def hours_of(choice: MailChoice) -> Hours:
    """The hours of a choice that came with its alias."""
    return opened(choice.sealed, choice.alias.public_id)
