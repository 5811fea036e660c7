"""Hearing from nobody: in one community by its alias, or everywhere by the person. Nobody who asks ever learns."""

from typing import Any

from alongside.accounts.models import PersonId
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.aliases.models import Alias
from alongside.core.errors import NotFound
from alongside.memberships.models import Membership, State
from alongside.memberships.viewer import Viewer
from alongside.ownership.reach import find_person_behind
from alongside.standing.models import Distance, Quiet

CHOSEN = "asked_by_nobody"


def hear_nobody(*, by: PersonId, nobody: bool) -> None:
    """Choose that nobody anywhere asks one to be friends, or take it back; friends one has can still write."""
    more: dict[str, Any] = {name: kept for name, kept in get_preferences(by).more.items() if name != CHOSEN}
    change_preferences(by=by, more={**more, CHOSEN: True} if nobody else more)


def wants_nobody(person: PersonId) -> bool:
    """Whether this person chose that; asked for oneself, or by the server."""
    return bool(get_preferences(person).more.get(CHOSEN))


def hears_nobody(other: Alias, *, of: Viewer) -> bool:
    """Whether what this viewer asks never comes before the other; all is looked up, so that it costs the same."""
    blocked = Distance.objects.filter(by=other, of=of.alias_id, is_block=True).exists()
    quiet = Quiet.objects.filter(pk=other.pk).exists()
    gone = not Membership.objects.filter(pk=other.pk, state=State.ACTIVE).exists()
    return any((blocked, quiet, gone, _everywhere(other)))


def _everywhere(other: Alias) -> bool:
    person = find_person_behind(other)
    try:
        return person is not None and wants_nobody(person)
    except NotFound:
        return False
