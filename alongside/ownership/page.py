"""The query every page of a member begins with: as whom they are here. By hand, because all of them wait for it."""

from django.db import connection

from alongside.aliases.models import Alias
from alongside.core.rows import columns_of, made, width_of
from alongside.memberships.models import Membership

MEMBERSHIP = f"""
    SELECT {columns_of(Membership, "m")}, {columns_of(Alias, "a")}
    FROM ownership_ownership o
    JOIN memberships_membership m ON m.alias_id = o.alias_id
    JOIN aliases_alias a ON a.id = m.alias_id
    WHERE o.match = %s AND m.community_id = %s"""  # noqa: S608  (columns, no values)


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
