"""One page on two phones: by words, by a code, without a script, and nothing of it in a path."""

import re

import pytest

from alongside.core import clock
from alongside.friends.handshake.page import phone_of
from tests.moments import at, later
from tests.web.threads.browsing import Browsing, browse
from tests.world import World

WORDS = re.compile(r'class="handshake-words".*?</ol>', re.S)


@pytest.fixture
def world(world: World) -> World:
    at(clock.now())
    return world


def shown_words(page: str) -> str:
    found = WORDS.search(page)
    assert found, page
    return " ".join(re.findall(r"<li>(.*?)</li>", found[0]))


@pytest.fixture
def two(world: World) -> tuple[Browsing, Browsing, str]:
    return browse(world, "ada"), browse(world, "ben"), f"/c/{world.kitchen.public_id}/handshake/"


def test_two_phones_meet_by_words(world: World, two: tuple[Browsing, Browsing, str]) -> None:
    ada, ben, path = two
    assert "Begin on this phone" in ada.get(path)
    ada.post(f"{path}begin/")
    assert ben.post(f"{path}join/", words=shown_words(ada.get(path))).status_code == 303
    back = ben.get(path)
    assert "Now read these aloud" in back
    assert "Heron" not in back.partition("<main")[2].partition("</main>")[0]
    assert "Now listen" in ada.get(path)
    assert ada.post(f"{path}heard/", words=shown_words(back)).status_code == 303
    assert "Is this who stands before you?" in ada.get(path)
    assert "Heron" in ben.get(path)
    ada.post(f"{path}answer/", answer="yes")
    assert "You said yes" in ada.get(path)
    ben.post(f"{path}answer/", answer="yes")
    for phone, other in ((ada, "Lily"), (ben, "Heron")):
        page = phone.get(path)
        assert f"You and {other} have met" in page
        leads = re.search(r'href="(/f/\w+/vouch/)"', page)
        assert leads
        assert "You two have met" in phone.get(leads[1])


def test_a_code_leads_the_other_phone_there_and_both_compare(world: World, two: tuple[Browsing, Browsing, str]) -> None:
    ada, ben, path = two
    ada.post(f"{path}begin/")
    page = ada.get(path)
    assert "<svg" in page
    assert "style=" not in page
    scanned = f"{path}scanned/{phone_of(world.ada).code}/"
    assert "You scanned a handshake" in ben.get(scanned)
    assert ben.post(scanned).status_code == 303
    assert shown_words(ada.get(path)) == shown_words(ben.get(path))
    nora = browse(world, "nora")
    assert "You scanned a handshake" in nora.get(scanned)  # the page tells nothing of whether the code still leads
    assert nora.post(scanned).status_code == 422


def test_one_who_says_no_ends_it_and_the_other_learns_no_more_than_that_it_is_over(
    world: World, two: tuple[Browsing, Browsing, str]
) -> None:
    ada, ben, path = two
    ada.post(f"{path}begin/")
    ben.post(f"{path}join/", words=shown_words(ada.get(path)))
    assert ben.post(f"{path}answer/", answer="no").status_code == 303
    after_no = ada.get(f"{path}?look=1")
    assert "That handshake is over." in after_no
    ada.post(f"{path}begin/")
    later(minutes=3)
    after_time = ada.get(f"{path}?look=1")
    strip = re.compile(r'value="\w{64}"')
    assert strip.sub("", after_no) == strip.sub("", after_time)


def test_wrong_words_come_back_with_a_word_of_help(world: World, two: tuple[Browsing, Browsing, str]) -> None:
    _ada, ben, path = two
    answer = ben.post(f"{path}join/", words="gardin apple river")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Could it be “garden”?" in page
    assert 'value="gardin apple river"' in page
    assert "lead nowhere" in ben.post(f"{path}join/", words="apple river garden").content.decode()


def test_a_phone_that_waits_asks_for_one_word(world: World, two: tuple[Browsing, Browsing, str]) -> None:
    ada, ben, path = two
    assert ada.get(f"{path}step/") == "none"
    ada.post(f"{path}begin/")
    assert f'data-step="reading" data-ask="{path}step/"' in ada.get(path)
    ben.post(f"{path}join/", words=shown_words(ada.get(path)))
    assert (ada.get(f"{path}step/"), ben.get(f"{path}step/")) == ("hearing", "reading-back")


def test_people_from_elsewhere_find_no_handshake(world: World, two: tuple[Browsing, Browsing, str]) -> None:
    _ada, _ben, path = two
    for name in ("otto", ""):
        browse(world, name).get(path, 404)
        for step in ("begin", "join", "heard", "answer"):
            assert browse(world, name).post(f"{path}{step}/", words="a b c").status_code == 404
