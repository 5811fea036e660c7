"""Letting go of visitors' questions; the key of their month goes soon after."""

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.guide.models import Question
from alongside.guide.questions.asking import KEPT


@job()
def tidy_questions() -> None:
    """Forget questions sixty days after they were asked, with all that was said."""
    with writing():
        Question.objects.filter(opened_at__lt=clock.now() - KEPT).delete()
