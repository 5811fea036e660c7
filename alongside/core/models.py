"""Rows of the core: what happened, what is still to do, what was spent, and what was done once."""

from django.db import models


class EventRow(models.Model):
    """One event, for as long as somebody may still have to catch up with it (30 days)."""

    name = models.CharField(max_length=60)
    ids = models.JSONField()
    at = models.DateTimeField(db_index=True)


class JobRow(models.Model):
    """One thing still to do. Done means deleted; a lease that ran out makes it free again."""

    name = models.CharField(max_length=120)
    ids = models.JSONField()
    due = models.DateTimeField()
    attempt = models.PositiveIntegerField(default=0)
    leased_until = models.BigIntegerField(default=0)  # milliseconds of the database's clock
    key = models.CharField(max_length=80, unique=True, null=True)
    parked = models.BooleanField(default=False)
    trouble = models.CharField(max_length=200, blank=True)  # the kind of error alone, never its text

    class Meta:
        indexes = [models.Index(fields=["parked", "due"], name="core_job_waiting")]


class Allowance(models.Model):
    """A token bucket: how much somebody may still do, by a keyed hash of who and what."""

    key = models.CharField(max_length=64, primary_key=True)
    left = models.FloatField()
    at = models.DateTimeField()


class OnceKey(models.Model):
    """What a form that was sent twice made the first time."""

    key = models.CharField(max_length=64, primary_key=True)
    result = models.CharField(max_length=64)
    day = models.DateField()
