"""As whom a person is in one community, and in all of theirs. By hand, because most pages of a member wait for it."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core.rows import columns_of, fetched, made, width_of
from alongside.memberships.models import Membership

MEMBERSHIP = f"""
    SELECT {columns_of(Membership, "m")}, {columns_of(Alias, "a")}
    FROM ownership_ownership o
    JOIN memberships_membership m ON m.alias_id = o.alias_id
    JOIN aliases_alias a ON a.id = m.alias_id
    WHERE o.match = %s AND m.community_id = %s"""  # noqa: S608  (columns, no values)
MEMBERSHIPS = f"""
    SELECT {columns_of(Membership, "m")}, {columns_of(Alias, "a")}, {columns_of(Community, "c")}
    FROM aliases_alias a JOIN memberships_membership m ON m.alias_id = a.id
    JOIN communities_community c ON c.id = m.community_id
    WHERE a.public_id IN (%s) ORDER BY c.name, m.alias_id"""  # noqa: S608  (columns, no values)


def read_membership(match: bytes, community_id: int) -> Membership | None:
    """The membership here, with its alias, of whoever this match belongs to; nothing is unsealed."""
    with connection.cursor() as cursor:
        cursor.execute(MEMBERSHIP, [match, community_id])
        row = cursor.fetchone()
    if row is None:
        return None
    cut = width_of(Membership)
    membership = made(Membership, row[:cut])
    membership.alias = made(Alias, row[cut:])
    return membership


def read_memberships(aliases: Collection[str]) -> list[Membership]:
    """The memberships of these aliases (public ids), each with its alias and community, by the community's name."""
    if not aliases:
        return []
    marks = ", ".join(["%s"] * len(aliases))
    return [_whole(row) for row in fetched(MEMBERSHIPS.replace("(%s)", f"({marks})"), aliases)]


def _whole(row: Sequence[Any]) -> Membership:
    cut, end = width_of(Membership), width_of(Membership) + width_of(Alias)
    membership = made(Membership, row[:cut])
    membership.alias, membership.community = made(Alias, row[cut:end]), made(Community, row[end:])
    return membership
