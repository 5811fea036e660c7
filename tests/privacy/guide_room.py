"""The guide's part of the full house: a visitor asked, with an address, and Ben guides."""

from alongside.aliases.models import Alias
from alongside.guide.directory.keep import list_entry
from alongside.guide.directory.suggest import say_not_right, suggest_entry
from alongside.guide.guides import appoint_guide
from alongside.guide.models import Question, Remark
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
    return {"question_id": question.public_id} | _fill_directory(world, guide)


def _fill_directory(world: World, guide: Alias) -> dict[str, str]:
    """A place somebody suggested, which Ben lists, and what Ben says isn't right in it."""
    said = {
        "kind": "forum",
        "name": "Lakeside",
        "what": "A forum",
        "who": "Everybody",
        "link": "https://example.org/lake/",
    }
    entry = suggest_entry(said, by=world.ben)
    list_entry(entry, by=guide)
    say_not_right(entry, "canary-fehlhinweis", by=world.ben)
    return {"entry_id": entry.public_id, "remark_id": Remark.objects.get().public_id}
