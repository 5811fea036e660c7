"""Mending the link between persons and aliases after keys were lost: each of its halves can be made from the other."""

from alongside.accounts.models import Person, PersonId
from alongside.accounts.preferences import change_preferences
from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core.sealing import alias_scope, has_key, seal
from alongside.core.writing import writing
from alongside.ownership.acting import SEALED, match_of
from alongside.ownership.models import Ownership
from alongside.ownership.reach import find_person_behind


def mend_ownership(*, index_was_lost: bool) -> int:
    """Seal and match anew what one lost key took away; returns how many aliases nobody owns any more."""
    with writing():
        for owned in list(Ownership.objects.select_related("alias")):
            if index_was_lost and has_key(owned.sealed) and (person := find_person_behind(owned.alias)):
                match = match_of(person, owned.alias.community_id)
                Ownership.objects.filter(pk=owned.pk).update(match=match)
        if not index_was_lost:
            _seal_anew()
        gone = [owned.pk for owned in Ownership.objects.all() if not has_key(owned.sealed)]
        Ownership.objects.filter(pk__in=gone).delete()
        _list_anew()
    return len(gone)


def _seal_anew() -> None:
    lost = {bytes(owned.match): owned.pk for owned in Ownership.objects.all() if not has_key(owned.sealed)}
    if not lost:
        return
    communities = list(Community.objects.values_list("pk", flat=True))
    for person in Person.objects.values_list("pk", flat=True):
        for community in communities:
            if (pk := lost.get(match_of(person, community))) is not None:
                public_id = Alias.objects.get(pk=pk).public_id
                sealed = seal(str(person), scope=alias_scope(public_id), place=SEALED, row=public_id)
                Ownership.objects.filter(pk=pk).update(sealed=sealed)


def _list_anew() -> None:
    """Give every person their own list of aliases again."""
    lists: dict[PersonId, dict[str, str]] = {}
    for owned in Ownership.objects.select_related("alias__community"):
        if person := find_person_behind(owned.alias):
            lists.setdefault(person, {})[owned.alias.community.public_id] = owned.alias.public_id
    for person, aliases in lists.items():
        change_preferences(by=person, aliases=aliases)
