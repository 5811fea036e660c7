"""What a source, a citation and a context note are."""

from django.db import models

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core.ids import PublicIdField
from alongside.threads.models import Post


class Scheme(models.TextChoices):
    """Who gave the number by which a source is known."""

    DOI = "doi"
    PMID = "pmid"
    PMC = "pmc"
    NCT = "nct"


class Status(models.TextChoices):
    """What is known of a source."""

    UNKNOWN = ""  # nobody has looked
    FOUND = "found"
    MISSING = "missing"  # the number leads nowhere
    CORRECTED = "corrected"
    CONCERN = "concern"  # its journal says that something may be wrong
    RETRACTED = "retracted"


class Source(models.Model):
    """One paper or study, by its number; the same for all communities, and it says nothing of who cites it."""

    public_id = PublicIdField()
    scheme = models.CharField(max_length=4, choices=Scheme.choices)
    number = models.CharField(max_length=200)  # as the scheme writes it, in lower case for a DOI
    title = models.CharField(max_length=500, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    study = models.CharField(max_length=40, blank=True)  # "trial", "review": see words of the kinds of study
    status = models.CharField(max_length=10, choices=Status.choices, blank=True)
    notice = models.CharField(max_length=200, blank=True)  # the DOI of the retraction or correction
    looked_at = models.DateTimeField(null=True)
    look_at = models.DateTimeField(null=True, db_index=True)  # when somebody should look again
    failing_since = models.DateTimeField(null=True)  # since when nobody answers who could say

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "number"], name="one_source_a_number")]


class Citation(models.Model):
    """A post names a source."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "source"], name="cited_once")]


class NoteState(models.TextChoices):
    """Where a context note stands."""

    PROPOSED = "proposed"
    SHOWN = "shown"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class ContextNote(models.Model):
    """A short, sourced addition to a post, proposed by a member, shown by a host; the author may answer in it."""

    public_id = PublicIdField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Alias, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=600)
    sources = models.JSONField(default=list)  # numbers and addresses, as typed and checked: at least one
    state = models.CharField(max_length=10, choices=NoteState.choices, default=NoteState.PROPOSED)
    at = models.DateTimeField()
    decided_by = models.ForeignKey(Alias, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    because = models.CharField(max_length=1_000, blank=True)  # why it is not shown
    answer = models.CharField(max_length=600, blank=True)  # what the post's author says to it
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["post", "state"], name="sources_notes_of")]


class NoteCitation(models.Model):
    """A context note names a source."""

    note = models.ForeignKey(ContextNote, on_delete=models.CASCADE, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "source"], name="cited_once_by_note")]
