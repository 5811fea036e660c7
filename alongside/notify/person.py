"""What mail asks of the person behind an alias: their zone, and to know that a link ended some mail of theirs."""

from django.utils.translation import gettext as _

from alongside.accounts.errors import PreferenceUnknown
from alongside.accounts.models import PersonId
from alongside.accounts.preferences import Preferences, change_preferences, get_preferences
from alongside.notify.choice import NIGHT, Hours
from alongside.ownership.reach import people_behind

# In the preferences, said at a door and on the person's own page:
DISCREET = "discreet_mail"  # somebody else could see their mail; only a plain no means that nobody could
WANTS_MAIL = "wants_mail"  # of communities; codes and letters about the account come all the same
QUIET = "quiet_hours"  # [from, to], which new choices begin with; an empty list is none, and nothing said is a night
STOPPED = "mail_stopped"  # a link ended some mail; says nothing of where: that is on the person's own page


def zone_behind(alias_id: int) -> str:
    """Where the clock of this member hangs, as they said for all of their pages; nothing where they didn't."""
    return next((get_preferences(person).zone for person in people_behind([alias_id]).values()), "")


def quiet_of(preferences: Preferences) -> tuple[int, int] | None:
    """The hours without mail with which this person's new choices begin."""
    said = preferences.more.get(QUIET, NIGHT)
    return (said[0], said[1]) if said else None


def hours_behind(alias_id: int) -> Hours:
    """When mail suits whoever is behind this alias, as long as they chose nothing for it."""
    for person in people_behind([alias_id]).values():
        preferences = get_preferences(person)
        return Hours(zone=preferences.zone, quiet=quiet_of(preferences))
    return Hours()


def choose_quiet(quiet: tuple[int, int] | None, *, by: PersonId) -> None:
    """Let new choices begin with these hours without mail; what was chosen already stays."""
    if quiet and not all(0 <= hour < 24 for hour in quiet):
        raise PreferenceUnknown(_("That choice isn't offered here. Please choose one of the list."))
    change_preferences(by=by, more={**get_preferences(by).more, QUIET: list(quiet or ())})


def shares_mailbox(alias_id: int) -> bool:
    """Whether somebody else could see this member's mail, by what they said for all of it; unsure is yes."""
    return any(get_preferences(person).more.get(DISCREET) is not False for person in people_behind([alias_id]).values())


def remember_stop(alias_id: int) -> None:
    """Leave word among the preferences of whoever is behind this alias, in the caller's transaction."""
    for person in people_behind([alias_id]).values():
        change_preferences(by=person, more={**get_preferences(person).more, STOPPED: True})


def was_stopped(preferences: Preferences) -> bool:
    """Whether there is such a word."""
    return bool(preferences.more.get(STOPPED))


def forget_stop(*, by: PersonId) -> None:
    """The person has seen it."""
    more = get_preferences(by).more
    if STOPPED in more:
        change_preferences(by=by, more={name: kept for name, kept in more.items() if name != STOPPED})
