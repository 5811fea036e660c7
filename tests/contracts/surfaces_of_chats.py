"""Where one member meets another in a chat: as a guest, in the hour, in the transcript."""

from alongside.chats.access import questions_of
from alongside.chats.guests import set_guest
from alongside.chats.hour.ask import ask
from alongside.chats.hour.begin import begin
from alongside.chats.hour.end import end_hour
from alongside.chats.hour.here import say_here
from alongside.chats.hour.say import say
from alongside.chats.models import Chat
from alongside.core.jobs import run_until_empty
from alongside.threads.saying import Words
from tests.chats.evenings import alias_of, evening
from tests.contracts.scene import WORD, Scene, Surface
from tests.moments import at, later


def _guest(scene: Scene) -> None:
    chat = evening(scene.world, "mia")
    set_guest(chat, alias_of(scene.world, "nora"), f"One who {WORD}", is_co_host=True, by=scene.world.mia)
    scene.path = f"/chat/{chat.public_id}/"


def _begun(scene: Scene) -> Chat:
    chat = evening(scene.world, "mia")
    at(chat.begins)
    chat = begin(chat, by=scene.world.mia)
    ask(questions_of(chat)[0], by=scene.world.mia)
    scene.path = f"/chat/{chat.public_id}/"
    return chat


def _line(scene: Scene) -> Chat:
    chat = _begun(scene)
    said = Words(f"She {WORD} softly.")
    say(chat, by=scene.world.nora, words=said, question=questions_of(chat)[0])
    say(chat, by=scene.world.ada, words=Words("I hear the rain."), question=questions_of(chat)[0])
    return chat


def _remark(scene: Scene) -> None:
    chat = _begun(scene)
    say(chat, by=scene.world.nora, words=Words(f"She {WORD} aside."), question=None)


def _here(scene: Scene) -> None:
    say_here(_begun(scene), by=scene.world.nora)


def _over(scene: Scene) -> None:
    chat = _line(scene)
    end_hour(Chat.objects.get(pk=chat.pk), by=scene.world.mia)
    later(days=3)
    run_until_empty()
    scene.path = f"/chat/{chat.public_id}/transcript/"


IN_CHATS = {
    "chat: guest": Surface(_guest, lambda scene: scene.who_reads("Fern") - {"nora"}),
    "chat: line": Surface(lambda scene: _line(scene) and None, lambda scene: scene.who_reads(WORD)),
    "chat: side remark": Surface(_remark, lambda scene: scene.who_reads(WORD)),
    "chat: who is here": Surface(_here, lambda scene: scene.who_reads("Fern") - {"nora"}),
    "chat: transcript": Surface(_over, lambda scene: scene.who_reads(WORD)),
    "chat: transcript as a file": Surface(
        _over, lambda scene: scene.who_reads(WORD, scene.path.replace("transcript/", "conversation.txt"))
    ),
}
