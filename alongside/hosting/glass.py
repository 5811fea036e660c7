"""Breaking the glass: who is behind an alias, for two hosts and a reason; the only place of hosting that may look."""

from alongside.accounts.addresses import addresses_of
from alongside.aliases.models import Alias
from alongside.ownership.reach import find_person_behind


def addresses_behind(alias: Alias) -> list[str] | None:
    """The addresses of the person behind an alias, and nothing else of them; None when nobody owns it."""
    person = find_person_behind(alias)
    return None if person is None else [address.text for address in addresses_of(person)]
