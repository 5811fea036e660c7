"""The guide's part in leaving and in erasure."""

from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.guide.models import Answered, Entry, Guide, Kept, Question


def forget_guide(alias_id: int) -> None:
    """Forget that this alias guided, and what it suggested, kept or answered as its own; the words stay for others."""
    with writing():
        Guide.objects.filter(alias=alias_id).delete()
        Entry.objects.filter(suggested_by=alias_id).update(suggested_by=None)
        Kept.objects.filter(by=alias_id).update(by=None)
        Question.objects.filter(taken_by=alias_id).update(taken_by=None, taken_at=None)
        Answered.objects.filter(by=alias_id).update(by=None)


@job()
def forget_guide_of_left(alias: int, **_ids: int) -> None:
    """Who left guides no more."""
    with writing():
        Guide.objects.filter(alias=alias).delete()
