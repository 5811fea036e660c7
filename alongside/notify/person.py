"""What mail asks of the person behind an alias: their zone, and to know that a link ended some mail of theirs."""

from alongside.accounts.models import PersonId
from alongside.accounts.preferences import Preferences, change_preferences, get_preferences
from alongside.ownership.reach import people_behind

# In the preferences, said at a door and on the person's own page:
DISCREET = "discreet_mail"  # somebody else could see their mail; only a plain no means that nobody could
WANTS_MAIL = "wants_mail"  # of communities; codes and letters about the account come all the same
STOPPED = "mail_stopped"  # a link ended some mail; says nothing of where: that is on the person's own page


def zone_behind(alias_id: int) -> str:
    """Where the clock of this member hangs, as they said for all of their pages; nothing where they didn't."""
    return next((get_preferences(person).zone for person in people_behind([alias_id]).values()), "")


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
