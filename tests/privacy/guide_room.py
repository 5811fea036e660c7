"""The guide's part of the full house: a visitor asked, with an address, and Ben guides."""

from alongside.aliases.models import Alias
from alongside.guide.guides import appoint_guide
from alongside.guide.models import Question
from alongside.guide.questions.answering import answer
from alongside.guide.questions.asking import ask_guide
from tests.world import World


def fill_guide(world: World) -> dict[str, str]:
    """What the crawl needs to come by it."""
    guide = Alias.objects.get(pk=world.ben.member_id)
    appoint_guide(guide)
    ask_guide("canary-ratsuche", visitor="a clinic", address="canary-gastadresse@example.org")
    question = Question.objects.get()
    answer(question, "canary-wegweiser", by=guide)
    return {"question_id": question.public_id}
