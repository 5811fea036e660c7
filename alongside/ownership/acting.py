"""As whom a person acts: from person and community to the alias there. For the doors."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.accounts.models import PersonId
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.aliases.models import Alias
from alongside.aliases.name import create_alias
from alongside.communities.models import Community
from alongside.core.errors import Refused
from alongside.core.sealing import alias_scope, blind, seal
from alongside.core.writing import writing
from alongside.memberships.join import join
from alongside.memberships.models import Membership, Role
from alongside.memberships.viewer import Viewer, viewer_of
from alongside.ownership.models import Ownership
from alongside.ownership.page import read_membership, read_memberships

SEALED = "ownership_ownership.sealed"


class HereAlready(Refused):
    """One alias a community: this person has one here."""


def match_of(person_id: int, community_id: int) -> bytes:
    """What finds a person's alias in a community without saying who the person is."""
    return blind(f"{person_id}|{community_id}", "ownership")


def find_membership(person: PersonId, community_id: int) -> Membership | None:
    """The person's membership here, with its alias, in one query and without unsealing anything."""
    return read_membership(match_of(person, community_id), community_id)


def find_viewer(person: PersonId | None, community: Community) -> Viewer:
    """Who this person is in this community: a member, or a stranger."""
    return viewer_of(find_membership(person, community.pk) if person else None, community.pk)


def come_in(
    person: PersonId,
    community: Community,
    *,
    name: str,
    invitation: str = "",
    asking: str = "",
    role: str = Role.MEMBER,
    **told: Any,
) -> Membership:
    """Make the person's alias in this community, and its membership; one alias each."""
    with writing():
        alias = create_alias(community, name=name, **told)
        own(alias, person=person)
        return join(alias, invitation=invitation, asking=asking, role=role)


def own(alias: Alias, *, person: PersonId) -> None:
    """Bind a new alias to the person; refused when they have one in that community."""
    sealed = seal(str(person), scope=alias_scope(alias.public_id), place=SEALED, row=alias.public_id)
    with writing():
        try:
            with transaction.atomic():
                Ownership.objects.create(alias=alias, sealed=sealed, match=match_of(person, alias.community_id))
        except IntegrityError as twice:
            raise HereAlready(_("You are part of this community already.")) from twice
        _note(person, alias)


def memberships_of(person: PersonId, aliases: Mapping[str, str] | None = None) -> list[Membership]:
    """All the person's memberships, from their own sealed list; for pages that show several communities at once.

    `aliases` is that list, where the page has opened it already.
    """
    kept = get_preferences(person).aliases if aliases is None else aliases
    return read_memberships(kept.values())


def every_alias_of(person: PersonId) -> list[Alias]:
    """Every alias of the person, by their own list and by a match in every community; for erasure."""
    listed = Q(public_id__in=get_preferences(person).aliases.values())
    matches = [match_of(person, community) for community in Community.objects.values_list("pk", flat=True)]
    owned = Ownership.objects.filter(match__in=matches).values("alias_id")
    return list(Alias.objects.filter(listed | Q(pk__in=owned)).select_related("community").order_by("pk"))


def let_go_of(alias: Alias, *, person: PersonId) -> None:
    """Cut the link for good: nobody, the person included, gets from one to the other again."""
    with writing():
        Ownership.objects.filter(alias=alias, match=match_of(person, alias.community_id)).delete()
        kept = get_preferences(person).aliases
        others = {community: mine for community, mine in kept.items() if mine != alias.public_id}
        change_preferences(by=person, aliases=others)


def _note(person_id: PersonId, alias: Alias) -> None:
    kept = get_preferences(person_id).aliases
    change_preferences(by=person_id, aliases={**kept, alias.community.public_id: alias.public_id})
