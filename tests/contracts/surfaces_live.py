"""Where one member meets another while a page is open: what is said comes, and who is in a chat's room."""

from collections.abc import Callable

from django.conf import settings

from alongside.chats.models import Chat
from tests.contracts.scene import THREE, WORD, Scene, Surface
from tests.contracts.surfaces_of_chats import IN_CHATS
from tests.live.heard import heard
from tests.web.as_person import client_of


def _heard(scene: Scene, thread: str, word: str, form: str = "post") -> set[str]:
    """Who of the three meets a word on their stream."""
    cookies = {name: client_of(scene.world.people[name]).cookies[settings.SESSION_COOKIE_NAME].value for name in THREE}
    return {name for name in THREE if word in heard(thread, cookies[name], form=form)}


def _in_thread(scene: Scene) -> set[str]:
    return _heard(scene, scene.path.split("/")[2], WORD)


def _in_chat(word: str) -> Callable[[Scene], set[str]]:
    def look(scene: Scene) -> set[str]:
        thread = Chat.objects.get(public_id=scene.path.split("/")[2]).thread
        assert thread is not None
        return _heard(scene, thread.public_id, word, "line")

    return look


def _answers(scene: Scene) -> None:
    thread = scene.world.thread("Scan days", by="ada")
    scene.path = f"/t/{thread.public_id}/"
    scene.world.answer(thread, f"She {WORD} softly.", by="nora")


LIVE = {
    "live updates: answer": Surface(_answers, _in_thread),
    "live updates: line": Surface(IN_CHATS["chat: line"].make, _in_chat(WORD)),
    "live updates: who is here": Surface(
        IN_CHATS["chat: who is here"].make, lambda scene: _in_chat("Fern")(scene) - {"nora"}
    ),
}
