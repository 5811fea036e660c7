"""A chat's stream: lines tied to their questions, and what stands above them, as the chat's page shows them."""

import time

from alongside.aliases.models import Alias
from alongside.chats.access import asked_questions, questions_of
from alongside.chats.hour.ask import ask
from alongside.chats.hour.begin import begin
from alongside.chats.hour.here import say_here
from alongside.chats.hour.say import say
from alongside.standing.distance import block
from alongside.threads.cursor import cursor_of
from alongside.threads.saying import Words
from tests.chats.evenings import evening
from tests.live.listening import SILENCE, Served, cookie_of
from tests.moments import at
from tests.web.threads.browsing import browse
from tests.world import World


def test_lines_and_what_stands_above_them_come_as_the_page_shows_them(cast: World, served: Served) -> None:
    chat = evening(cast, "mia")
    at(chat.begins)
    chat = begin(chat, by=cast.mia)
    assert chat.thread
    block(Alias.objects.get(pk=cast.nora.member_id), by=cast.ben)
    since = cursor_of(chat.thread)
    ears = {
        name: served.listen(chat.thread.public_id, cookie_of(cast.people[name]), since=since, form="line")
        for name in ("ada", "ben")
    }
    ask(questions_of(chat)[0], by=cast.mia)
    question = asked_questions(chat)[0]
    for ear in ears.values():
        ear.wait_for(f'data-question="{question.number}"')
        ear.wait(lambda ear: any(frame.name == "room" and question.text in frame.html for frame in ear.frames))
    say(chat, by=cast.mia, words=Words("I hear the rain."), question=question)
    for name, ear in ears.items():
        frame = ear.wait_for("hear the rain")
        assert f'data-question="{question.number}"' in frame.html
        assert frame.html in browse(cast, name).get(f"/chat/{chat.public_id}/"), name
    so_far = ears["ben"].said
    say_here(chat, by=cast.nora)
    ears["ada"].wait_for("Here now: Fern.")
    say(chat, by=cast.nora, words=Words("So do I."), question=question)
    ears["ada"].wait_for("So do I.")
    time.sleep(SILENCE)
    assert ears["ben"].said == so_far, "of somebody one blocked comes no byte"
