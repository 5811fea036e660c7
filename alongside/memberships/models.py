"""What a membership is, and the invitations that lead to one."""

from django.db import models

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core.ids import PublicIdField


class Role(models.TextChoices):
    """What an alias may do here. A host is a moderator or a founder."""

    MEMBER = "member"
    MODERATOR = "moderator"
    FOUNDER = "founder"


class State(models.TextChoices):
    """Where a membership stands."""

    ASKED = "asked"
    ACTIVE = "active"
    DECLINED = "declined"
    LEFT = "left"
    REMOVED = "removed"


class Stage(models.TextChoices):
    """How long and by how many an alias is known here. Time and people bring one on, never clicks."""

    NEW = "new"
    KNOWN = "known"
    TRUSTED = "trusted"


class Membership(models.Model):
    """An alias in a community, with a role and what its owner chose for reading there."""

    alias = models.OneToOneField(Alias, on_delete=models.CASCADE, primary_key=True, related_name="membership")
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.MEMBER)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ACTIVE)
    stage = models.CharField(max_length=7, choices=Stage.choices, default=Stage.NEW)
    asking = models.CharField(max_length=1_000, blank=True)  # what somebody said when asking to come in
    greets = models.BooleanField(default=False)  # a host who wishes to stand on the doorway
    greeting = models.CharField(max_length=300, blank=True)
    welcomes = models.BooleanField(default=False)  # offered to answer people who are new
    hidden_notes = models.JSONField(default=list)  # content notes this reader does not want to meet

    class Meta:
        indexes = [models.Index(fields=["community", "state", "role"], name="memberships_by_role")]

    @property
    def is_host(self) -> bool:
        """Whether this is a moderator or a founder."""
        return self.state == State.ACTIVE and self.role in (Role.MODERATOR, Role.FOUNDER)


class Invitation(models.Model):
    """A link that lets people in, known to us only by its hash."""

    public_id = PublicIdField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    hashed = models.CharField(max_length=64, unique=True)
    uses_left = models.PositiveIntegerField(default=1)
    until = models.DateTimeField()
