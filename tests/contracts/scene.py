"""The three of the block matrix: Fern (nora) murmurs, Lily (ben) keeps her away, Heron (ada) looks on."""

from collections.abc import Callable
from dataclasses import dataclass

from alongside.core.jobs import run_until_empty
from tests.mail.letters.arrived import html, letters, plain
from tests.web.as_person import client_of
from tests.world import World

WORD = "murmurs"
THREE = ("ben", "nora", "ada")


@dataclass
class Scene:
    """The three, and what was made for one surface."""

    world: World
    path: str = ""

    def page(self, name: str, path: str) -> str:
        """A page as this one sees it now."""
        answer = client_of(self.world.people[name]).get(path, follow=True)
        return answer.content.decode()

    def who_reads(self, word: str, path: str = "") -> set[str]:
        """Who of the three meets a word on a page."""
        return {name for name in THREE if word in self.page(name, path or self.path)}

    def who_got(self, word: str) -> set[str]:
        """Who of the three got a word by mail."""
        texts = {name: [plain(one) + html(one) + one["Subject"] for one in letters(name)] for name in THREE}
        return {name for name in THREE if any(word in text for text in texts[name])}


@dataclass(frozen=True)
class Surface:
    """One place: how it comes about, who meets it then; whoever said it is not asked where it is private."""

    make: Callable[[Scene], object]
    look: Callable[[Scene], set[str]]
    before: Callable[[Scene], object] = lambda _scene: None  # what was so before anybody chose anything


def on_today(scene: Scene, word: str) -> set[str]:
    run_until_empty()
    return scene.who_reads(word, "/today/")
