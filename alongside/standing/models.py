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


class Quiet(models.Model):
    """An alias that wants to be written to, and called by name, by nobody: an absolute choice."""

    alias = models.OneToOneField(Alias, on_delete=models.CASCADE, primary_key=True, related_name="+")


class Arrived(models.Model):
    """When an alias came, sealed for it, until it is known: with the day, a stolen copy could guess its person."""

    alias = models.OneToOneField(Alias, on_delete=models.CASCADE, primary_key=True, related_name="+")
    sealed = models.BinaryField()  # {"came": "2026-11-22", "again": 0}, under the alias's key
    by_host = models.ForeignKey(Alias, on_delete=models.SET_NULL, null=True, related_name="+")  # who said it is known


class Trace(models.Model):
    """Where a new or a removed alias wrote from, as a hash under a key of that week and community; for hints alone."""

    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    hashed = models.BinaryField(max_length=32)
    removed = models.BooleanField(default=False)  # the alias was let go
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["alias", "hashed"], name="one_trace")]
        indexes = [models.Index(fields=["hashed"], name="standing_traces")]


class Pause(models.Model):
    """A member who may read but not write for a while; one host can set it at once."""

    alias = models.OneToOneField(Alias, on_delete=models.CASCADE, primary_key=True, related_name="+")
    until = models.DateTimeField()
    because = models.CharField(max_length=1_000)
