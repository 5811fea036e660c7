"""What is kept of an archive beside its threads: who may claim what, and which mail became which post."""

from django.db import models

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core.ids import PublicIdField
from alongside.threads.models import Post, Thread


class Archive(models.Model):
    """One moving-in of old mail: when it came, from when it is shown, until when authors are asked to object."""

    public_id = PublicIdField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)  # empty while it is under way, or was cut off
    shown_from = models.DateTimeField()
    object_until = models.DateTimeField()
    notice = models.ForeignKey(Thread, on_delete=models.SET_NULL, null=True, related_name="+")


class ArchiveAuthor(models.Model):
    """Who wrote under an unclaimed alias: an address, found by a keyed hash and sealed under a dated bucket's key."""

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    alias = models.OneToOneField(Alias, on_delete=models.CASCADE, related_name="+")
    lookup = models.BinaryField(max_length=32)
    sealed = models.BinaryField(null=True)  # empty where the archive has no address

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "lookup"], name="one_author_an_address")]


class ArchivedMail(models.Model):
    """Which post a mail became. It stays when the post is withdrawn, so that no second import brings it back.

    A row without a post stands for a mail that others answered and the archive does not hold.
    """

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    archive = models.ForeignKey(Archive, on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.SET_NULL, null=True, related_name="+")
    identity = models.BinaryField(max_length=32, null=True)  # of id and words: the same mail never comes in twice
    mail_key = models.BinaryField(max_length=32, null=True)  # keyed hash of its message id
    subject_key = models.BinaryField(max_length=32, null=True)  # keyed hash of what its subject says
    at = models.DateTimeField(null=True)
    signature = models.BinaryField(null=True)  # sealed: nobody sees it, and its author gets it back by claiming

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "identity"], name="one_mail_once")]
        indexes = [
            models.Index(fields=["community", "mail_key"], name="archived_by_id"),
            models.Index(fields=["community", "subject_key", "at"], name="archived_by_subject"),
            models.Index(fields=["post"], name="archived_by_post"),
        ]
