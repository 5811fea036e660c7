"""What a visitor's question to the guide is."""

from django.db import models

from alongside.aliases.models import Alias
from alongside.core.ids import PublicIdField


class Question(models.Model):
    """Somebody asks where to start; without an account, under a paper code."""

    public_id = PublicIdField()
    code = models.BinaryField(max_length=32, unique=True)  # keyed hash of the paper code
    sealed = models.BinaryField()  # {"address": …, "language": …, "zone": …}, under a dated bucket's key
    opened_at = models.DateTimeField()
    waits = models.BooleanField(default=True)  # for a guide
    taken_by = models.ForeignKey(Alias, on_delete=models.SET_NULL, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["waits", "opened_at"], name="guide_waiting")]


class Answered(models.Model):
    """One entry of the conversation between a visitor and guides."""

    public_id = PublicIdField()
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    by = models.ForeignKey(Alias, on_delete=models.SET_NULL, null=True, related_name="+")  # none: the visitor
    by_guide = models.BooleanField(default=False)
    sealed = models.BinaryField()  # under a dated bucket's key
    at = models.DateTimeField()
