"""Whoever wrote old mails says what shall become of them, with a code from the address they wrote from."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from alongside.accounts.letters import letters_waiting
from alongside.threads.models import Post
from tests.portability.archive.test_moving_in import TROUBLED, take_in
from tests.web.as_person import client_of

if TYPE_CHECKING:
    from tests.world import World


@pytest.fixture
def place(world: "World", tmp_path: Path) -> str:
    path = tmp_path / "list.mbox"
    path.write_text(TROUBLED)
    take_in(world, path)
    return f"/c/{world.kitchen.public_id}/old-mails/"


def proven(visitor: Client, place: str, wish: str, address: str = "ann@example.org") -> str:
    """Ask for a code, type it with a wish, and return the page that follows."""
    asked = visitor.post(place, {"address": address})
    assert asked.status_code == 303
    code = re.search(r"\d{4} \d{4}", letters_waiting()[-1].text)
    assert code is not None
    return visitor.post(f"{place}code/", {"code": code[0], "wish": wish}).content.decode()


def test_a_visitor_takes_their_mails_back(world: "World", place: str):
    assert "1 old mail was taken back" in proven(Client(), place, "withdraw")
    assert not Post.objects.filter(source__contains="Tomorrow", withdrawn_at=None).exists()


def test_a_member_makes_their_mails_their_own(world: "World", place: str):
    assert "1 old mail is yours now" in proven(client_of(world.people["nora"]), place, "claim")
    assert Post.objects.get(source__contains="Tomorrow").author_id == world.nora.alias_id


def test_a_visitor_makes_nothing_their_own(world: "World", place: str):
    page = proven(Client(), place, "claim")
    assert "What shall become" in page
    assert Post.objects.get(source__contains="Tomorrow").author_id != world.nora.alias_id


def test_an_address_that_wrote_nothing_and_a_wrong_code_are_told_in_plain_words(world: "World", place: str):
    assert "No old mail here came from that address" in proven(Client(), place, "withdraw", "else@example.org")
    visitor = Client()
    visitor.post(place, {"address": "ann@example.org"})
    wrong = visitor.post(f"{place}code/", {"code": "0000 0000", "wish": "withdraw"}).content.decode()
    assert "That isn&#39;t the code we sent" in wrong or "That isn't the code we sent" in wrong
    assert Post.objects.filter(source__contains="Tomorrow", withdrawn_at=None).exists()


def test_the_doorway_tells_of_old_mail_where_there_is_some(world: "World", place: str):
    assert place in Client().get(f"/c/{world.kitchen.public_id}/doorway/").content.decode()
    assert "old-mails" not in Client().get(f"/c/{world.garden.public_id}/doorway/").content.decode()
