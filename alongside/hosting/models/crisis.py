"""A card for an author alone, and the clock until a host has seen it."""

from django.db import models

from alongside.aliases.models import Alias
from alongside.core.ids import PublicIdField
from alongside.hosting.models.cases import Case
from alongside.threads.models import Post


class Card(models.Model):
    """Human words and help lines, shown to the author of one post and to nobody else, until they put it away."""

    public_id = PublicIdField()
    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="+")
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    put_away_at = models.DateTimeField(null=True)


class Escalation(models.Model):
    """A case that goes along the rota until a host says "I have it"."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="+")
    step = models.PositiveSmallIntegerField(default=0)  # how often it went to further hosts
    next_at = models.DateTimeField(null=True, db_index=True)  # when it goes on; nothing once somebody has it
    asked = models.JSONField(default=list)  # ids of the aliases that were asked so far
    taken_by = models.ForeignKey(Alias, on_delete=models.SET_NULL, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
