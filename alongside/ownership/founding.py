"""Founding a community as a person: the community, and its founder's alias, in one step."""

from typing import Unpack

from alongside.accounts.models import PersonId
from alongside.aliases.models import Told
from alongside.communities.found import found
from alongside.communities.models import Community
from alongside.core.once import find_once, remember_once
from alongside.core.writing import writing
from alongside.memberships.models import Role
from alongside.ownership.acting import come_in


def found_community(
    person: PersonId,
    *,
    name: str,
    purpose: str,
    audience: str,
    alias: str,
    guidelines: str = "",
    language: str = "en",
    once: str = "",
    **told: Unpack[Told],
) -> Community:
    """Found a community and come in as its founder, or neither; sent twice, it is founded once."""
    with writing():
        if earlier := find_once(once, by=f"found {person}"):
            return Community.objects.get(public_id=earlier)
        made = found(name=name, purpose=purpose, audience=audience, guidelines=guidelines, language=language)
        come_in(person, made, name=alias, role=Role.FOUNDER, **told)
        remember_once(once, made.public_id, by=f"found {person}")
    return made
