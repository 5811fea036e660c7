"""What stands between aliases, and what stands still."""

from django.db import models

from alongside.aliases.models import Alias


class Distance(models.Model):
    """One alias keeps another away: a block for good, a mute for quiet. The other never learns of it."""

    by = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    of = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    is_block = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "of"], name="one_distance")]


class Pause(models.Model):
    """A member who may read but not write for a while; one host can set it at once."""

    alias = models.OneToOneField(Alias, on_delete=models.CASCADE, primary_key=True, related_name="+")
    until = models.DateTimeField()
    because = models.CharField(max_length=1_000)
