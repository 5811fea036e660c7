"""Notify's part in erasure."""

from alongside.core.writing import writing
from alongside.notify.models import Notice


def forget_notices(alias_id: int) -> None:
    """Forget what this alias was told, and what others were told of its posts."""
    with writing():
        Notice.objects.filter(alias_id=alias_id).delete()
        Notice.objects.filter(post__author_id=alias_id, post__withdrawn_at__isnull=False).delete()
