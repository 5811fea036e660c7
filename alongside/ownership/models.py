"""The one link between a person and an alias."""

from django.db import models

from alongside.aliases.models import Alias


class Ownership(models.Model):
    """An alias and, sealed, the person behind it."""

    alias = models.OneToOneField(Alias, on_delete=models.CASCADE, primary_key=True, related_name="+")
    sealed = models.BinaryField(max_length=200)  # the person's id, under the alias's key
    match = models.BinaryField(max_length=32, unique=True)  # keyed hash of person and community: one alias each
