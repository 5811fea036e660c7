"""Two hosts who agree, for tests in which that is not the question."""

from alongside.aliases.models import Alias
from alongside.hosting.models import Proposal, ProposalKind
from alongside.hosting.pairs.answer import agree
from alongside.hosting.pairs.propose import propose
from alongside.memberships.access import get_alias
from alongside.threads.models import Post
from tests.world import World

WHY = "It happened twice."


def alias_of(world: World, name: str) -> Alias:
    """The alias that somebody of the cast has in the kitchen."""
    return get_alias(world.viewer(name), world.viewer(name).alias)


def proposed(world: World, kind: str, about: Alias | Post, *, by: str = "mia", because: str = WHY) -> Proposal:
    """What one host proposes."""
    return propose(by=world.viewer(by), kind=kind, about=about, because=because)


def agreed(world: World, kind: str, about: Alias | Post, *, by: str = "mia", second: str = "ada") -> Proposal:
    """The same, and a second host agrees."""
    made = proposed(world, kind, about, by=by)
    agree(made, by=world.viewer(second), because="I saw it too.")
    made.refresh_from_db()
    return made


def let_go(world: World, name: str) -> None:
    """Two hosts end somebody's membership for good."""
    agreed(world, ProposalKind.LET_GO, alias_of(world, name))
