"""What hosts decided about somebody, what was said against it, and what two must agree on."""

from django.db import models

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core.ids import PublicIdField
from alongside.hosting.models.cases import Case
from alongside.journal.models import Entry
from alongside.threads.models import Post, Thread


class Decision(models.Model):
    """One decision about somebody's words or membership; the journal's entry says who, what and why."""

    public_id = PublicIdField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=40)  # the journal's word for it
    about_post = models.ForeignKey(Post, on_delete=models.SET_NULL, null=True, related_name="+")
    about_thread = models.ForeignKey(Thread, on_delete=models.SET_NULL, null=True, related_name="+")
    about_alias = models.ForeignKey(Alias, on_delete=models.SET_NULL, null=True, related_name="+")
    # The conversation in which the person concerned reads it, and may answer.
    case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, related_name="+")
    appeal = models.OneToOneField(Case, on_delete=models.SET_NULL, null=True, related_name="+")
    appeal_entry = models.OneToOneField(Entry, on_delete=models.PROTECT, null=True, related_name="+")
    upheld = models.BooleanField(null=True)  # what a host not involved made of the appeal; unknown while it waits


class ProposalKind(models.TextChoices):
    """What takes two hosts."""

    LET_GO = "let-go"  # end a membership for good
    SHRED = "shred"  # remove a post for good
    BREAK_GLASS = "break-glass"  # see who is behind an alias
    PAUSE = "pause"  # somebody waits already, until a second host has looked


class Proposal(models.Model):
    """Something one host proposes and a second must agree to, within a week."""

    public_id = PublicIdField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=ProposalKind.choices)
    about_alias = models.ForeignKey(Alias, on_delete=models.SET_NULL, null=True, related_name="+")
    about_post = models.ForeignKey(Post, on_delete=models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(Alias, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=1_000)
    at = models.DateTimeField()
    until = models.DateTimeField()
    second = models.ForeignKey(Alias, on_delete=models.PROTECT, null=True, related_name="+")
    by_outside = models.BooleanField(default=False)  # the second is somebody outside whom a lone founder named
    answered_at = models.DateTimeField(null=True)
    agreed = models.BooleanField(null=True)
    done_at = models.DateTimeField(null=True)
    tell_at = models.DateTimeField(null=True)  # when the person is told that somebody looked behind their alias
    told_at = models.DateTimeField(null=True)


class OutsideSecond(models.Model):
    """Somebody outside whom a founder alone asked to be the second: known to us by the hash of a paper code."""

    community = models.OneToOneField(Community, on_delete=models.CASCADE, primary_key=True, related_name="+")
    hashed = models.BinaryField(max_length=32, unique=True)
    called = models.CharField(max_length=80)  # how the founder calls them: "my sister"
    named_on = models.DateField()
