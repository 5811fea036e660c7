"""What a case is."""

from django.db import models

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core.ids import PublicIdField
from alongside.threads.models import Post, Thread


class CaseKind(models.TextChoices):
    """What brought it."""

    WORRY = "worry"  # something worries somebody
    WORD = "word"  # a private word to the hosts
    QUESTION = "question"  # a visitor asks where to start
    DECISION = "decision"  # the hosts decided something and told the person, who may answer
    APPEAL = "appeal"  # somebody sees a decision otherwise; a host who had no part in it looks again
    HELD = "held"  # words that wait until a host has looked at them
    CLAIM = "claim"  # words about health that may endanger whoever follows them; they stay
    CRISIS = "crisis"  # somebody may be in danger
    ALARM = "alarm"  # somebody reads very much in a short time, or may have come back after being let go
    NOTE = "note"  # a member proposes a sourced note beside a post


class Reason(models.TextChoices):
    """Why something worries somebody, in plain words; not being sure is a reason."""

    UNSURE = "unsure"
    SAFETY = "safety"
    UNKIND = "unkind"
    EXPOSED = "exposed"
    HARMFUL = "harmful"
    SELLING = "selling"
    OTHER = "other"


class Urgency(models.IntegerChoices):
    """What is looked at first; within one, what has waited longest."""

    NOW = 0  # somebody may be in danger
    SOON = 1  # words are held, or may endanger others
    USUAL = 2
    LATER = 3  # most likely nothing; for a quiet moment


class Case(models.Model):
    """One thing for the hosts to look at, with its own key, so that nobody else can shred what it holds."""

    public_id = PublicIdField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=CaseKind.choices)
    reason = models.CharField(max_length=10, choices=Reason.choices, blank=True)
    by = models.ForeignKey(Alias, on_delete=models.SET_NULL, null=True, related_name="+")
    about_post = models.ForeignKey(Post, on_delete=models.SET_NULL, null=True, related_name="+")
    about_thread = models.ForeignKey(Thread, on_delete=models.SET_NULL, null=True, related_name="+")
    about_alias = models.ForeignKey(Alias, on_delete=models.SET_NULL, null=True, related_name="+")
    code = models.BinaryField(max_length=32, unique=True, null=True)  # keyed hash of a visitor's paper code
    address = models.BinaryField(null=True)  # a visitor's address, sealed with the case
    opened_at = models.DateTimeField()
    urgency = models.PositiveSmallIntegerField(choices=Urgency.choices, default=Urgency.USUAL)
    waits = models.BooleanField(default=True)  # for a host
    taken_by = models.ForeignKey(
        Alias, on_delete=models.SET_NULL, null=True, related_name="+"
    )  # a host who looks at it
    taken_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    excerpt = models.BinaryField(null=True)  # the words that worried somebody, as they were then, sealed

    class Meta:
        indexes = [
            models.Index(fields=["community", "waits", "opened_at"], name="hosting_waiting"),
            models.Index(fields=["community", "waits", "urgency", "opened_at"], name="hosting_by_urgency"),
        ]


class Said(models.Model):
    """One entry of a case's conversation, sealed under the case's key."""

    public_id = PublicIdField()
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Alias, on_delete=models.SET_NULL, null=True, related_name="+")
    by_host = models.BooleanField(default=False)
    sealed = models.BinaryField()
    at = models.DateTimeField()
