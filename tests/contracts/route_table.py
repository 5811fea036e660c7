"""The table of routes: who may open each page. A route without a row fails, and so does a row without a route.

Roles: *stranger* has no session; *elsewhere* lives in another community; *former* left this one; *member* belongs here
and has nothing to do with the things asked for; *author* wrote the thread and post, told the hosts the case and made
the invitation; *host* is a moderator; *founder* founded the community.
"""

from dataclasses import dataclass

ROLES = ("stranger", "elsewhere", "former", "member", "author", "host", "founder")
EVERYONE = frozenset(ROLES)
SIGNED_IN = EVERYONE - {"stranger"}
MEMBERS = frozenset({"member", "author", "host", "founder"})
AUTHOR = frozenset({"author"})
HOSTS = frozenset({"host", "founder"})
FOUNDER = frozenset({"founder"})
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Row:
    """Who may read a route (GET) and who may act through it (POST); None where the method isn't answered at all."""

    read: frozenset[str] | None = None
    act: frozenset[str] | None = None


TABLE: dict[str, Row] = {
    # The site itself
    "front": Row(read=EVERYONE),
    "help": Row(read=EVERYONE),
    "privacy": Row(read=EVERYONE),
    "worker": Row(read=EVERYONE),
    "webmanifest": Row(read=EVERYONE),
    "offline": Row(read=EVERYONE),
    "leave": Row(read=EVERYONE),
    "leaving-explained": Row(read=EVERYONE),
    "question": Row(read=EVERYONE, act=EVERYONE),
    # Communities
    "community": Row(read=EVERYONE),
    "doorway": Row(read=EVERYONE),
    "guidelines": Row(read=EVERYONE),
    "ask-host": Row(read=EVERYONE, act=EVERYONE),
    "found": Row(read=SIGNED_IN, act=SIGNED_IN),
    "invite": Row(read=MEMBERS, act=MEMBERS),
    "take-back": Row(act=AUTHOR | HOSTS),
    "word-to-hosts": Row(read=MEMBERS, act=MEMBERS),
    "told": Row(read=MEMBERS),
    "told-one": Row(read=AUTHOR, act=AUTHOR),
    "worry-post": Row(read=MEMBERS, act=MEMBERS),
    "worry-alias": Row(read=MEMBERS, act=MEMBERS),
    # Hosts
    "hosts": Row(read=HOSTS),
    "cases": Row(read=HOSTS),
    "case": Row(read=HOSTS, act=HOSTS),
    "close-case": Row(act=HOSTS),
    "journal": Row(read=HOSTS),
    "asking": Row(act=HOSTS),
    "team": Row(read=HOSTS, act=HOSTS),
    "change-role": Row(act=FOUNDER),
    "greet": Row(read=HOSTS, act=HOSTS),
    "doorway-settings": Row(read=FOUNDER, act=FOUNDER),
    "remove-post": Row(read=HOSTS, act=HOSTS),
    "bring-post-back": Row(read=HOSTS, act=HOSTS),
    "pause-member": Row(read=HOSTS, act=HOSTS),
    "remove-member": Row(read=HOSTS, act=HOSTS),
}
