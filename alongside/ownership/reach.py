"""From an alias to the person behind it. Guarded: for mail hand-over, notify, friends, break-glass and portability."""

from alongside.accounts.models import PersonId
from alongside.aliases.models import Alias
from alongside.core.sealing import alias_scope, unseal
from alongside.core.writing import writing
from alongside.ownership.acting import SEALED
from alongside.ownership.models import Ownership


def find_person_behind(alias: Alias) -> PersonId | None:
    """The person behind an alias, or None for one that nobody owns (unclaimed, erased)."""
    owned = Ownership.objects.filter(alias=alias).first()
    if owned is None:
        return None
    return PersonId(int(unseal(owned.sealed, scope=alias_scope(alias.public_id), place=SEALED, row=alias.public_id)))


def let_go_of_owner(alias: Alias) -> None:
    """Cut the link from the alias's side, without asking who is behind it; for erasure."""
    with writing():
        Ownership.objects.filter(alias=alias).delete()
