"""Asking the guide in a browser: the code once, the answer with it, and an inbox that only guides have."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.aliases.models import Alias
from alongside.guide.guides import appoint_guide
from alongside.guide.models import Question
from alongside.guide.questions.answering import answer
from alongside.guide.questions.asking import ask_guide, spoken_in
from tests.web.as_person import client_of
from tests.world import World

WORDS = "My brother starts dialysis on Monday."
CODE = re.compile(r'id="code">([^<]+)<')


@pytest.fixture
def guide(world: World) -> Client:
    """Lily's browser; she guides."""
    appoint_guide(Alias.objects.get(pk=world.ben.member_id))
    return client_of(world.people["ben"])


def asked(client: Client, words: str = WORDS, **more: str) -> tuple[str, str]:
    """The page after asking, and the code on it."""
    page = client.post("/guide/ask/", {"text": words, **more}).content.decode()
    found = CODE.search(page)
    return page, found[1].strip() if found else ""


def test_a_visitor_asks_and_reads_with_the_code(guide: Client) -> None:
    visitor = client_of(None)
    _page, code = asked(visitor)
    answered = {"text": "Come to the kitchen.", "once": "a form"}
    guide.post(f"/guide/questions/{Question.objects.get().public_id}/", answered)
    page = client_of(None).post("/question/", {"code": code}).content.decode()
    assert "Come to the kitchen." in page
    assert "Lily, guide" in page
    assert "/a/" not in page[page.index("<main") : page.index("</main")], "no way leads to who guides"


def test_the_code_is_shown_once_and_stands_in_no_address(guide: Client) -> None:
    visitor = client_of(None)
    answer_: Any = visitor.post("/guide/ask/", {"text": WORDS, "once": "a form"})
    code = CODE.search(answer_.content.decode())
    assert code
    assert "Location" not in answer_.headers
    again = visitor.post("/guide/ask/", {"text": WORDS, "once": "a form"}).content.decode()
    assert code[1].strip() not in again
    assert Question.objects.count() == 1


def test_a_wrong_code_is_told_kindly(guide: Client) -> None:
    asked(client_of(None))
    page = client_of(None).post("/question/", {"code": "abcd-efgh-jkmn-pqrs"}).content.decode()
    assert WORDS not in page
    assert 'name="code"' in page


def test_more_words_are_said_under_the_code(guide: Client) -> None:
    _page, code = asked(client_of(None))
    client_of(None).post("/guide/more/", {"code": code, "text": "And my mother?", "once": "x"})
    page = guide.get("/guide/questions/").content.decode()
    assert "And my mother?" in page


def test_more_words_without_the_right_code_reach_nobody(guide: Client) -> None:
    asked(client_of(None))
    page = client_of(None).post("/guide/more/", {"code": "abcd-efgh-jkmn-pqrs", "text": "Hm."}).content.decode()
    assert WORDS not in page
    assert len(spoken_in(Question.objects.get())) == 1


def test_words_of_danger_bring_lines_with_the_code(guide: Client) -> None:
    page, code = asked(client_of(None), "I want to die.")
    assert code
    assert page.index('href="tel:988"') < page.index(code)
    assert 'href="tel:988"' not in asked(client_of(None))[0]


def test_words_of_danger_said_later_bring_lines_too(guide: Client) -> None:
    _page, code = asked(client_of(None))
    page = client_of(None).post("/guide/more/", {"code": code, "text": "I want to die."}).content.decode()
    assert 'href="tel:988"' in page


def test_words_brought_along_stand_in_the_box_and_are_not_sent_yet(guide: Client) -> None:
    page = client_of(None).post("/guide/ask/", {"brought": "1", "text": WORDS}).content.decode()
    assert WORDS in page
    assert not Question.objects.exists()


def test_without_a_guide_the_page_says_so_and_keeps_nothing(world: World) -> None:
    page, code = asked(client_of(None))
    assert code == ""
    assert "Nobody guides here at the moment" in page
    assert not Question.objects.exists()


def test_the_inbox_is_for_guides_alone(world: World, guide: Client) -> None:
    asked(client_of(None))
    question = Question.objects.get().public_id
    one = f"/guide/questions/{question}/"
    for name in ("", "ada", "mia", "nora", "otto"):
        client = client_of(world.people[name] if name else None)
        assert client.get("/guide/questions/").status_code == 404
        assert client.get(one).status_code == 404
        for deed in ("", "take/", "back/", "done/"):
            assert client.post(one + deed, {"text": "No."}).status_code == 404
    assert WORDS in guide.get(one).content.decode()
    assert guide.get("/guide/questions/aaaaaaaaaaaaaaaaaaaaaaaaaa/").status_code == 404


def test_a_guide_takes_leaves_and_puts_away(guide: Client) -> None:
    asked(client_of(None))
    path = f"/guide/questions/{Question.objects.get().public_id}/"
    guide.post(f"{path}take/")
    assert "Leave it to another guide" in guide.get(path).content.decode()
    guide.post(f"{path}back/")
    assert Question.objects.get().taken_by is None
    guide.post(f"{path}done/")
    assert "Nobody waits for an answer" in guide.get("/guide/questions/").content.decode()


def test_a_question_in_danger_is_named_so_and_stands_first(guide: Client) -> None:
    asked(client_of(None))
    asked(client_of(None), "I want to die.")
    page = guide.get("/guide/questions/").content.decode()
    assert page.index("Somebody may be in danger") < page.index(WORDS)
    assert "I want to die." not in page, "a list is read at a glance, by whoever stands behind"


def test_the_inbox_asks_the_database_as_often_however_many_wait(guide: Client, world: World) -> None:
    counts = []
    for more in range(2):
        for number in range(1 + 8 * more):
            ask_guide(f"Question {number}", visitor=f"visitor {more} {number}")
        guide.get("/guide/questions/")
        with CaptureQueriesContext(connection) as queries:
            guide.get("/guide/questions/")
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 1


def test_an_answer_by_a_guide_who_left_keeps_its_words(world: World, guide: Client) -> None:
    _page, code = asked(client_of(None))
    answer(Question.objects.get(), "Come to the kitchen.", by=Alias.objects.get(pk=world.ben.member_id))
    Question.objects.update(taken_by=None)
    assert "Come to the kitchen." in client_of(None).post("/question/", {"code": code}).content.decode()
