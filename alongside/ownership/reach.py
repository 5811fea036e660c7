"""From an alias to the person behind it. Guarded: for mail hand-over, notify, friends, break-glass and portability."""

from collections.abc import Collection
from contextlib import suppress

from alongside.accounts.models import PersonId
from alongside.aliases.models import Alias
from alongside.core.errors import SealBroken
from alongside.core.sealing import alias_scope, open_soon, unseal
from alongside.core.writing import writing
from alongside.ownership.acting import SEALED
from alongside.ownership.models import Ownership


def find_person_behind(alias: Alias) -> PersonId | None:
    """The person behind an alias, or None for one that nobody owns (unclaimed, erased)."""
    owned = Ownership.objects.filter(alias=alias).first()
    if owned is None:
        return None
    return PersonId(int(unseal(owned.sealed, scope=alias_scope(alias.public_id), place=SEALED, row=alias.public_id)))


def people_behind(aliases: Collection[int]) -> dict[int, PersonId]:
    """The people behind some aliases, in two queries for a few hundred; whom nobody owns is left out.

    So is one whose seal is broken: nobody else's mail waits for it, and `keys verify` tells of it.
    """
    rows = Ownership.objects.filter(alias_id__in=aliases).values_list("alias_id", "alias__public_id", "sealed")
    owned = list(rows)
    open_soon(sealed for _alias, _public_id, sealed in owned)
    people = {}
    for alias, public_id, sealed in owned:
        with suppress(SealBroken):
            opened = unseal(sealed, scope=alias_scope(public_id), place=SEALED, row=public_id)
            people[alias] = PersonId(int(opened))
    return people


def let_go_of_owner(alias: Alias) -> None:
    """Cut the link from the alias's side, without asking who is behind it; for erasure."""
    with writing():
        Ownership.objects.filter(alias=alias).delete()
