"""Who waits for a first answer, who offered to give one, and who was asked to."""

from django.db import models

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.threads.models import Post, Thread


class Answer(models.TextChoices):
    """What a first answer was, as a program can tell; it judges nobody."""

    NONE = ""
    SUPPORT = "support"  # words of somebody's own
    LINKS = "links"  # hardly more than addresses


class Wait(models.Model):
    """A first post, or a thread nobody has answered: it waits for a person, with a clock."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, primary_key=True, related_name="+")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="+")
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    is_first = models.BooleanField(default=False)  # the first this alias ever said here
    since = models.DateTimeField()
    over = models.BooleanField(default=False)  # answered, taken back, or no answer wanted
    answered_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    hosts_asked_at = models.DateTimeField(null=True)  # nobody answered in time: the hosts were asked

    class Meta:
        indexes = [
            models.Index(fields=["community", "over", "since"], name="hosting_who_waits"),
            models.Index(fields=["community", "is_first", "since"], name="hosting_first_posts"),
        ]


class Offer(models.Model):
    """A member who can welcome people: what they know, languages and waking hours, sealed for that alias."""

    alias = models.OneToOneField(Alias, on_delete=models.CASCADE, primary_key=True, related_name="+")
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    # {"topics": "dialysis, transplant", "languages": ["en"], "begins": 8, "ends": 22, "zone": "Europe/Madrid"}
    sealed = models.BinaryField()
    rests_until = models.DateTimeField(null=True)  # asked not to be nudged for a while


class Nudge(models.Model):
    """One member was asked, gently, whether they would like to answer one post."""

    wait = models.ForeignKey(Wait, on_delete=models.CASCADE, related_name="+")
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    passed = models.BooleanField(default=False)  # "not now"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wait", "alias"], name="nudged_once")]
        indexes = [models.Index(fields=["alias", "at"], name="hosting_nudges_of")]
