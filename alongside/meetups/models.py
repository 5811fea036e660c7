"""What a meet-up is, and how somebody comes to it."""

from django.db import models

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core.ids import PublicIdField


class Meetup(models.Model):
    """People of one community meet, in one place or anywhere; the place itself is sealed for those who come."""

    public_id = PublicIdField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Alias, on_delete=models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=120)
    what = models.TextField(max_length=4_000)
    roughly = models.CharField(max_length=120)  # a town or a part of one, for every member
    place = models.BinaryField(null=True)  # the place itself and how to get there, sealed
    begins = models.DateTimeField()  # for sorting, from the wall time below
    ends = models.DateTimeField()  # the same; without a wall time, some hours after it begins
    wall_begins = models.CharField(max_length=16)  # "2026-12-05T14:00", as people there read their clocks
    wall_ends = models.CharField(max_length=16, blank=True)
    zone = models.CharField(max_length=64)
    quiet_room = models.CharField(max_length=300, blank=True)
    seats = models.CharField(max_length=300, blank=True)
    food = models.CharField(max_length=300, blank=True)
    leaving_early = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    called_off = models.BooleanField(default=False)
    removed = models.BooleanField(default=False)  # hosts took it out

    class Meta:
        indexes = [models.Index(fields=["community", "begins"], name="meetups_by_time")]


class SeenBy(models.TextChoices):
    """Who may see that somebody comes."""

    MEMBERS = "members"
    COMING = "coming"  # those who come too
    PLANNER = "planner"  # whoever planned it alone


class Photos(models.TextChoices):
    """Whether somebody may be in a photo, as a colour they wear."""

    RED = "red"  # no photos
    AMBER = "amber"  # ask me each time
    GREEN = "green"


class Coming(models.Model):
    """One member comes, or perhaps."""

    public_id = PublicIdField()
    meetup = models.ForeignKey(Meetup, on_delete=models.CASCADE, related_name="coming")
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="+")
    perhaps = models.BooleanField(default=False)
    seen_by = models.CharField(max_length=7, choices=SeenBy.choices, default=SeenBy.COMING)
    photos = models.CharField(max_length=5, choices=Photos.choices, default=Photos.RED)
    offers_ride = models.BooleanField(default=False)
    needs_ride = models.BooleanField(default=False)
    sealed = models.BinaryField(default=b"")  # {"ride": from where, "needs": what helps}, under the alias's key

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meetup", "alias"], name="comes_once")]
