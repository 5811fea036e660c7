"""The roles as whom routes are asked for, and what a row of their table says.

Roles: *stranger* has no session; *elsewhere* lives in another community; *former* left this one; *waiting* asked to
come in; *member* belongs here and has nothing to do with the things asked for, but is a friend of the author; *author*
wrote the thread and post, told the hosts the case and made the invitation; *host* is a moderator; *founder* founded the
community, and is a plain member of the other one.
"""

from dataclasses import dataclass

ROLES = ("stranger", "elsewhere", "former", "waiting", "member", "author", "host", "founder")
EVERYONE = frozenset(ROLES)
SIGNED_IN = EVERYONE - {"stranger"}
MEMBERS = frozenset({"member", "author", "host", "founder"})
AUTHOR = frozenset({"author"})
HOSTS = frozenset({"host", "founder"})
FOUNDER = frozenset({"founder"})
TWO = frozenset({"author", "member"})  # who are friends
OUTSIDE = frozenset({"former", "waiting"})  # have a membership that opens nothing but their words with the hosts
NOBODY: frozenset[str] = frozenset()
KNOWN_HERE = MEMBERS | {"former", "waiting"}  # who has, or had, to do with the community


@dataclass(frozen=True)
class Row:
    """Who may read a route (GET) and who may act through it (POST); None where the method isn't answered at all."""

    read: frozenset[str] | None = None
    act: frozenset[str] | None = None
