"""Who is looking: what every access function asks for."""

from dataclasses import dataclass

from alongside.core.errors import NotFound
from alongside.memberships.models import Membership, Role, Stage, State


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody looking at one community: a member under an alias, or a stranger (`alias_id` is None)."""

    community_id: int
    alias_id: int | None = None
    alias: str = ""  # public id
    name: str = ""
    role: str = ""
    hidden_notes: tuple[str, ...] = ()
    stage: str = Stage.NEW
    # The alias of somebody who asked, left or was removed: opens their own words with the hosts, and nothing else.
    outside_id: int | None = None

    @property
    def is_member(self) -> bool:
        """Whether this viewer is an active member here."""
        return self.alias_id is not None

    @property
    def member_id(self) -> int:
        """The row of the member's alias; to a stranger there is nothing here."""
        if self.alias_id is None:
            raise NotFound
        return self.alias_id

    @property
    def is_host(self) -> bool:
        """Whether this viewer is a moderator or founder here."""
        return self.role in (Role.MODERATOR, Role.FOUNDER)

    @property
    def is_founder(self) -> bool:
        """Whether this viewer founded the community or was handed it."""
        return self.role == Role.FOUNDER

    @property
    def is_new(self) -> bool:
        """Whether the limits for newcomers hold for this viewer; they never hold for hosts."""
        return self.stage == Stage.NEW and not self.is_host


def stranger(community_id: int) -> Viewer:
    """Somebody without any membership here."""
    return Viewer(community_id)


def viewer_of(membership: Membership | None, community_id: int) -> Viewer:
    """The viewer whom this membership makes; only an active one makes a member."""
    if membership is None:
        return stranger(community_id)
    if membership.state != State.ACTIVE:
        return Viewer(community_id, outside_id=membership.pk)
    alias = membership.alias
    notes = tuple(membership.hidden_notes)
    return Viewer(community_id, alias.pk, alias.public_id, alias.name, membership.role, notes, membership.stage)
