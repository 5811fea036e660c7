"""Drafts' part in erasure."""

from alongside.core.writing import writing
from alongside.drafts.models import Draft


def forget_drafts(alias_id: int) -> None:
    """Forget everything this alias had not said yet."""
    with writing():
        Draft.objects.filter(alias_id=alias_id).delete()
