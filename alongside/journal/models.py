"""What a journal entry is."""

from django.db import models

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core.ids import PublicIdField


class Entry(models.Model):
    """One decision of a host: who, what, about which thing, and because of what."""

    public_id = PublicIdField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Alias, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=40)
    about = models.CharField(max_length=60)  # "post <public id>", never words of anybody
    because = models.CharField(max_length=1_000)
    at = models.DateTimeField()
