"""What an entry of the directory is, and who keeps it."""

from django.db import models

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core.ids import PublicIdField


class Guide(models.Model):
    """An alias that keeps the directory of this installation and answers visitors; whoever runs it says who."""

    alias = models.OneToOneField(Alias, on_delete=models.CASCADE, primary_key=True, related_name="+")
    since = models.DateField()


class Kind(models.TextChoices):
    """What sort of company it is."""

    HERE = "here"  # a community of this installation
    FORUM = "forum"
    LIST = "list"
    CHAT = "chat"
    ORGANISATION = "organisation"
    TELEPHONE = "telephone"
    MEETING = "meeting"  # groups that meet in person


class EntryState(models.TextChoices):
    """Where an entry stands."""

    SUGGESTED = "suggested"
    LISTED = "listed"
    GONE = "gone"  # a guide took it out; kept, so that the next file doesn't bring it back


class Link(models.TextChoices):
    """What was found when its address was last asked."""

    UNKNOWN = ""
    WORKS = "works"
    DEAD = "dead"


class Entry(models.Model):
    """One community or organisation, here or elsewhere; stale ones are marked, not hidden."""

    public_id = PublicIdField()
    ref = models.CharField(max_length=80, unique=True)  # its name in shared files, the same everywhere
    state = models.CharField(max_length=9, choices=EntryState.choices, default=EntryState.SUGGESTED)
    community = models.OneToOneField(Community, on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=120)
    what = models.CharField(max_length=600)
    who = models.CharField(max_length=200)  # for whom it is, in a phrase
    conditions = models.JSONField(default=list)  # plain names; none: for many illnesses
    stands = models.JSONField(default=list)  # of lives_with, cares_for, lost
    hopes = models.JSONField(default=list)  # of company, answers, read
    languages = models.JSONField(default=list)
    countries = models.JSONField(default=list)  # ISO 3166 codes; none: anywhere
    cost = models.CharField(max_length=120, blank=True)
    privacy = models.CharField(max_length=300, blank=True)
    run_by = models.CharField(max_length=120, blank=True)
    link = models.CharField(max_length=400, blank=True)
    telephone = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=400, blank=True)  # where this was read
    came_on = models.DateField()  # the day this was written or came with a file
    looked_on = models.DateField(null=True)  # the day somebody last looked whether it is right
    link_state = models.CharField(max_length=5, choices=Link.choices, blank=True)
    link_on = models.DateField(null=True)
    link_failed_on = models.DateField(null=True)  # since when it hasn't answered; one silence is none
    is_ours = models.BooleanField(default=False)  # a guide here changed it: no file changes it any more
    suggested_by = models.ForeignKey(Alias, on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["state", "name"], name="guide_entries_by_name")]


class Did(models.TextChoices):
    """What a guide did with an entry."""

    LISTED = "listed"
    CHANGED = "changed"
    LOOKED = "looked"
    TAKEN_OUT = "taken out"
    BROUGHT_BACK = "brought back"


class Kept(models.Model):
    """One line of what guides did with an entry: lines are added, and never changed."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="kept")
    by = models.ForeignKey(Alias, on_delete=models.SET_NULL, null=True, related_name="+")
    did = models.CharField(max_length=12, choices=Did.choices)
    on = models.DateField()


class Remark(models.Model):
    """What somebody says isn't right any more in an entry; for guides, and without a name."""

    public_id = PublicIdField()
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="remarks")
    sealed = models.BinaryField()  # under a dated bucket's key
    day = models.DateField()
