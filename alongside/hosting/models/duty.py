"""Who is on duty, and how those who keep others safe are kept safe."""

from django.db import models

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core.ids import PublicIdField


class DutyKind(models.TextChoices):
    """What somebody is on duty for."""

    HOST = "host"  # cases
    WELCOME = "welcome"  # people who wait for a first answer


class Duty(models.Model):
    """Hours of the week in which an alias is there; sealed, because day, hours and zone would know their owner."""

    public_id = PublicIdField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=DutyKind.choices)
    sealed = (
        models.BinaryField()
    )  # {"weekday": 0-6, "begins": hour, "ends": hour, "zone": "Europe/Madrid"}, alias's key


class Shift(models.Model):
    """One host looks after things now, until they stop; a soft limit says when it is enough."""

    public_id = PublicIdField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    begun_at = models.DateTimeField()
    seen_at = models.DateTimeField()  # the last page of the hosts' side in it
    warned_at = models.DateTimeField(null=True)  # when its host, told that it is enough, took a little more
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alias"], condition=models.Q(ended_at=None), name="one_shift_at_a_time")
        ]


class HandOver(models.Model):
    """What one host leaves for the next to know; sealed under a dated bucket's key."""

    public_id = PublicIdField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Alias, on_delete=models.SET_NULL, null=True, related_name="+")
    sealed = models.BinaryField()
    at = models.DateTimeField()


class HostCare(models.Model):
    """How a host wants to be spared: no crisis cases; how long a shift may be."""

    alias = models.OneToOneField(Alias, on_delete=models.CASCADE, primary_key=True, related_name="+")
    no_crisis = models.BooleanField(default=False)
    minutes = models.PositiveSmallIntegerField(default=20)


class ReadUpTo(models.Model):
    """Hosts have read everything in a community up to this moment, so that the next need not fear to miss a post."""

    community = models.OneToOneField(Community, on_delete=models.CASCADE, primary_key=True, related_name="+")
    by = models.ForeignKey(Alias, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
