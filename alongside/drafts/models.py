"""What a draft is."""

from django.db import models

from alongside.aliases.models import Alias
from alongside.core.ids import PublicIdField


class Draft(models.Model):
    """Unsaid words of one alias for one place ("thread <id>", "community <id>", "post <id>", "friend <keyed hash>")."""

    public_id = PublicIdField()
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=60)
    sealed = models.BinaryField(max_length=120_000)
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["alias", "place"], name="one_draft_a_place")]
