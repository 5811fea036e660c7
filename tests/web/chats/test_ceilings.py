"""How many queries a chat's pages ask: as many with a thousand lines as with fifty."""

from copy import copy as copy_of

import pytest

from alongside.chats.models import Chat
from alongside.core.ids import new_public_id
from alongside.threads.models import Post, Thread
from tests.chats.hour.by_hand import begun_by_hand
from tests.chats.hour.rooms import line, now, over, slow
from tests.web.threads.browsing import browse
from tests.web.threads.test_ceilings import asked
from tests.world import World

LIVE, BY_QUESTION, OVER = 10, 8, 11  # of which two are session and membership, one the room's own row


def many_lines(chat: Chat, much: int) -> None:
    """So many more lines like the last one, as rows: what a page reads, not how they came."""
    assert chat.thread_id
    last = Post.objects.filter(thread=chat.thread_id).latest("number")
    copies = []
    for number in range(last.number + 1, last.number + 1 + much):
        copy = copy_of(last)
        copy.pk, copy.number, copy.public_id, copy.identity = None, number, new_public_id(), None
        copies.append(copy)
    Post.objects.bulk_create(copies)
    Thread.objects.filter(pk=chat.thread_id).update(last_number=last.number + much)


@pytest.mark.parametrize("lines", [50, 1_000])
def test_the_page_of_the_hour_asks_no_more_for_a_thousand_lines(world: World, lines: int) -> None:
    chat = begun_by_hand(world)
    many_lines(chat, lines)
    nora, path = browse(world, "nora"), f"/chat/{chat.public_id}/"
    assert nora.get(path).count("<article") == 50
    assert len(asked(lambda: nora.get(path))) <= LIVE
    assert len(asked(lambda: nora.get(f"{path}?question=1"))) <= LIVE + 1


@pytest.mark.parametrize("lines", [50, 1_000])
def test_neither_do_the_slow_lane_and_the_transcript(world: World, lines: int) -> None:
    chat = slow(world)
    line(world, chat)
    many_lines(chat, lines)
    nora, path = browse(world, "nora"), f"/chat/{chat.public_id}/"
    assert nora.get(path).count("<article") == 3
    assert len(asked(lambda: nora.get(path))) <= BY_QUESTION
    over(now(chat))
    assert nora.get(f"{path}transcript/").count("<article") == 3
    assert len(asked(lambda: nora.get(f"{path}transcript/"))) <= OVER
    assert nora.get(f"{path}transcript/?question=1").count("<article") == 50
    assert len(asked(lambda: nora.get(f"{path}transcript/?question=1"))) <= OVER
