"""What an alias is."""

from typing import TypedDict

from django.db import models

from alongside.communities.models import Community
from alongside.core.ids import PublicIdField, new_public_id


class State(models.TextChoices):
    """Where an alias stands."""

    HERE = "here"
    LEFT = "left"  # left the community; the words that stayed keep the name
    FORMER = "former"  # erased: shown as "a former member", nothing else is kept
    UNCLAIMED = "unclaimed"  # wrote in an archive that moved in, and has not claimed it yet


class Told(TypedDict, total=False):
    """What an alias may tell of itself, all of it by choice."""

    lives_with: bool
    cares_for: bool
    lost_someone: bool
    works_with: bool
    pronouns: str
    about: str
    portrait: str
    is_own_name: bool
    seed: str


class Alias(models.Model):
    """The public face in one community: a name, a picture, and what its owner chooses to tell."""

    public_id = PublicIdField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    skeleton = models.CharField(max_length=120)  # what the name looks like, for confusable names
    seed = models.CharField(max_length=26, default=new_public_id)
    portrait = models.CharField(max_length=26, blank=True)  # public id of an uploaded picture
    lives_with = models.BooleanField(default=False)
    cares_for = models.BooleanField(default=False)
    lost_someone = models.BooleanField(default=False)
    works_with = models.BooleanField(default=False)
    pronouns = models.CharField(max_length=40, blank=True)
    about = models.CharField(max_length=600, blank=True)
    is_own_name = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.HERE)
    month = models.DateField()  # the first of the month of joining: never finer

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "skeleton"], name="one_name_each"),
        ]
        indexes = [models.Index(fields=["community", "name"], name="aliases_by_name")]

    def __str__(self) -> str:
        return self.name


class PastName(models.Model):
    """A name somebody gave up, as a keyed hash: nobody may take it, and nobody can read it."""

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    hashed = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "hashed"], name="a_name_once")]
