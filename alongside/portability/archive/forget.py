"""The archive's part in erasure."""

from alongside.core.writing import writing
from alongside.portability.models import ArchiveAuthor, ArchivedMail


def forget_author(alias_id: int) -> None:
    """Forget the address an alias once wrote from, and the signatures under its mails; the mails stay known."""
    with writing():
        ArchiveAuthor.objects.filter(alias_id=alias_id).delete()
        ArchivedMail.objects.filter(post__author_id=alias_id).update(signature=None)
