"""What the doctor says of questions to the guide that nobody answers."""

from collections.abc import Iterator

from alongside.core import clock
from alongside.core.doctor.finding import Finding
from alongside.guide.guides import guides
from alongside.guide.models import Question
from alongside.guide.questions.answering import LATE

NAME = "Questions to the guide"


def questions_to_the_guide() -> Iterator[Finding]:
    """Questions to the guide."""
    late = Question.objects.filter(waits=True, opened_at__lt=clock.now() - LATE).count()
    if late and not guides():
        yield Finding(
            NAME,
            f"Nobody guides any more, and {late} visitors wait for an answer.",
            "Name somebody who does: `alongside guides add` with the address of their page.",
        )
    elif late:
        yield Finding(
            NAME,
            f"Visitors have waited for more than a day; questions: {late}.",
            "Tell those who guide, or name another: `alongside guides add` with the address of their page.",
            urgent=False,
        )
