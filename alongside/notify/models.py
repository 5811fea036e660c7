"""What a notice is."""

from django.db import models

from alongside.aliases.models import Alias
from alongside.threads.models import Post, Thread


class About(models.TextChoices):
    """Why somebody is told of a post, the nearest reason first."""

    ANSWER = "answer"  # it answers their own words
    MENTION = "mention"  # it names them
    FOLLOWED = "followed"  # it stands in a thread they follow


class Notice(models.Model):
    """One alias is told of one post; its words are read at the post, never here."""

    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+", db_index=False)  # notices_waiting does
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+", db_index=False)  # told_once does
    about = models.CharField(max_length=10, choices=About.choices)
    at = models.DateTimeField()
    seen = models.BooleanField(default=False)

    class Meta:
        # The post first: what is told of one post lies together, and forty notices touch one page instead of forty.
        constraints = [models.UniqueConstraint(fields=["post", "alias"], name="told_once")]
        indexes = [models.Index(fields=["alias", "seen", "-at"], name="notices_waiting")]
