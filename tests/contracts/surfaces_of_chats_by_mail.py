"""Where a line of a chat reaches another member by mail: in the mail of its question alone."""

from alongside.notify.choose import choose_mail
from tests.contracts.scene import WORD, Scene, Surface
from tests.mail.chats.hours import answer, begin_evening
from tests.mail.letters.arrived import at


def _in_the_hour(scene: Scene) -> None:
    at(2026, 5, 1, 12)
    for name in ("ben", "ada"):
        choose_mail(by=scene.world.viewer(name), mail="every", discreet=False, quiet=None)
    chat = begin_evening(scene.world, by="mia")
    answer(scene.world, chat, f"She {WORD} softly.", by="nora")


def _slow_lane(scene: Scene) -> set[str]:
    at(2026, 5, 2, 18)
    at(2026, 5, 2, 18, 31)
    return scene.who_got(WORD)


BY_MAIL = {"mail: question of a chat": Surface(_in_the_hour, _slow_lane)}
