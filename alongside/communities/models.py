"""What a community is."""

from django.db import models

from alongside.core.ids import PublicIdField


class Joining(models.TextChoices):
    """How one comes in."""

    OPEN = "open"
    ASK = "ask"
    INVITATION = "invitation"


class CommunityQuerySet(models.QuerySet["Community"]):
    """The few ways communities are looked for."""

    def standing(self) -> "CommunityQuerySet":
        """Those that have not been closed."""
        return self.filter(closed=False)

    def listed(self) -> "CommunityQuerySet":
        """Those whose founders want their doorway on the front page."""
        return self.standing().filter(is_listed=True)


class Community(models.Model):
    """A group with a purpose. `version` rises whenever a page that shows it would change."""

    public_id = PublicIdField()
    name = models.CharField(max_length=80)
    purpose = models.CharField(max_length=300)
    audience = models.CharField(max_length=300)
    week = models.TextField(max_length=1_000, blank=True)  # what a week here looks like
    guidelines = models.TextField(max_length=10_000)
    joining = models.CharField(max_length=12, choices=Joining.choices, default=Joining.ASK)
    is_listed = models.BooleanField(default=False)
    # Open to everyone: holds for threads started from then on, never for older ones.
    is_open = models.BooleanField(default=False)
    language = models.CharField(max_length=12, default="en")
    # Hours until a first question here usually has an answer, measured daily; unknown while nobody asks.
    usual_wait = models.PositiveIntegerField(null=True)
    mail_name = models.CharField(max_length=24, unique=True, null=True)  # what stands before the @ of its address
    mail_wait = models.PositiveSmallIntegerField(default=10)  # minutes until a post is mailed: time to take it back
    takes_documents = models.BooleanField(default=False)  # PDF and office files may come with a post
    money_words = models.CharField(max_length=300, blank=True)  # where asking for help with money is welcome here
    version = models.PositiveIntegerField(default=1)
    closed = models.BooleanField(default=False)

    objects = CommunityQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
