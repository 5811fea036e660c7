"""Picking on a page what the hosts may read, and seeing it before it goes."""

import re
from html import escape

import pytest

from alongside.aliases.models import Alias
from alongside.friends.access import find_friend
from alongside.friends.answer import accept
from alongside.friends.ask import ask
from alongside.friends.conversations.write import write
from alongside.friends.sides import Friend
from alongside.hosting.case import excerpt_of
from alongside.hosting.models import Case
from alongside.standing.distance import block
from tests.web.as_person import client_of
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def friend(world: World) -> Friend:
    """Ben's end of a friendship with Nora, who wrote 35 times."""
    nora = Alias.objects.get(pk=world.nora.member_id)
    ask(nora, by=world.ben, words="Hello.")
    end = find_friend(world.nora, Alias.objects.get(pk=world.ben.member_id))
    assert end
    accept(end, by=world.nora)
    end = find_friend(world.nora, Alias.objects.get(pk=world.ben.member_id))
    assert end
    for number in range(35):
        write(end, by=world.nora, words=f"word-{number:02}")
    mine = find_friend(world.ben, nora)
    assert mine
    return mine


def test_one_picks_looks_and_tells(world: World, friend: Friend) -> None:
    ben, path = client_of(world.people["ben"]), f"/f/{friend.friendship.public_id}/worry/"
    page = ben.get(path).content.decode()
    assert "word-34" in page
    assert "Nothing else of this conversation is shown to them." in page
    form = {"reason": "unsure", "text": "Something is odd.", "pick": ["30", "36"], "once": "o"}
    looked = ben.post(path, {**form, "look": "1"}).content.decode()
    assert "word-28" in looked
    assert "word-34" in looked
    assert "word-33" not in looked
    assert "Something is odd." in looked
    assert not Case.objects.exists()
    told = ben.post(path, form)
    assert told.status_code == 303
    case = Case.objects.get()
    assert all(escape(line, quote=False) in looked for line in excerpt_of(case).split("\n") if "'" not in line)
    assert re.findall(r"word-\d\d", excerpt_of(case)) == ["word-28", "word-34"]
    hosts = client_of(world.people["mia"]).get(f"/c/{world.kitchen.public_id}/hosts/cases/{case.public_id}/")
    assert set(re.findall(r"word-\d\d", hosts.content.decode())) == {"word-28", "word-34"}


def test_what_was_picked_is_carried_to_earlier_words_and_back(world: World, friend: Friend) -> None:
    ben, path = client_of(world.people["ben"]), f"/f/{friend.friendship.public_id}/worry/"
    page = ben.post(path, {"reason": "unkind", "text": "Mine.", "pick": "36", "older": "7"}).content.decode()
    assert '<input type="hidden" name="pick" value="36">' in page
    assert "word-04" in page
    assert "word-10" not in page
    assert "Mine." in page
    back = ben.post(path, {"reason": "unkind", "pick": ["36", "3"], "text": "Mine.", "change": "1"}).content.decode()
    assert re.search(r'value="36" checked', back)
    assert '<input type="hidden" name="pick" value="3">' in back
    assert not Case.objects.exists()


def test_a_refusal_keeps_what_was_picked_and_written(world: World, friend: Friend) -> None:
    ben, path = client_of(world.people["ben"]), f"/f/{friend.friendship.public_id}/worry/"
    page = ben.post(path, {"text": "Mine.", "pick": "36"}).content.decode()
    assert re.search(r'value="36" checked', page)
    assert "Mine." in page
    refused = ben.post(path, {"reason": "unsure", "text": " "})
    assert "Pick some of the words" in refused.content.decode()


def test_there_is_nothing_here_for_anybody_else_and_something_for_whoever_blocked_the_other(
    world: World, friend: Friend
) -> None:
    path = f"/f/{friend.friendship.public_id}/worry/"
    for name in ("mia", "ada", "otto"):
        assert client_of(world.people[name]).get(path).status_code == 404
    assert client_of(None).get(path).status_code == 404
    block(friend.other, by=world.ben)
    assert client_of(world.people["ben"]).get(path).status_code == 200
