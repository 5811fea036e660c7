"""Texts that others collected to break sites with, through our forms: kept, refused in words, never a break."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from alongside.aliases.models import Alias
from alongside.threads.models import Thread
from bin.checks.parts import HOUSE
from tests.privacy.test_markup import Reader
from tests.web.as_person import client_of
from tests.world import World

FOLDER = HOUSE.parent / "shared/corpora/input"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the foreign input isn't here: ../shared/corpora/input")
STEP = 3  # each form gets every third of them, so that all are tried once


def strings() -> list[str]:
    """All of it, as texts."""
    naughty = [json.loads(path.read_text()) for path in FOLDER.glob("naughty-strings/**/*.json")]
    hostile = [path.read_text(errors="replace") for path in sorted(FOLDER.glob("html-bleach/**/*.test"))]
    lines = [
        line
        for path in FOLDER.glob("naughty-strings/**/*.txt")
        for line in path.read_text(errors="replace").splitlines()
        if line and not line.startswith("#")
    ]
    return sorted({text for found in (*naughty, hostile, lines) for text in found})


@pytest.fixture(autouse=True)
def room(settings: Any) -> None:
    """Limits have tests of their own; here a thousand forms come within a minute."""
    settings.LIMITS_TIMES = 1_000


@pytest.fixture
def client(world: World) -> Client:
    made = client_of(world.people["ada"])
    made.raise_request_exception = False
    return made


def harmless(answer: Any) -> bool:
    """Whether the page holds nothing that a browser would run."""
    reader = Reader()
    reader.feed(answer.content.decode())
    return answer.status_code < 500 and not reader.found


def test_titles_and_words_of_threads(world: World, client: Client) -> None:
    tried = strings()[::STEP]
    assert len(tried) > 50
    for text in tried:
        answer = client.post(f"/c/{world.kitchen.public_id}/write/", {"title": text, "text": text})
        assert answer.status_code in (303, 422), (text, answer.status_code)
        assert harmless(answer), text
    for thread in Thread.objects.all():
        assert harmless(client.get(f"/t/{thread.public_id}/")), thread.title
    assert harmless(client.get(f"/c/{world.kitchen.public_id}/"))


def test_names_and_what_an_alias_tells(world: World, client: Client) -> None:
    for text in strings()[1::STEP]:
        for path, typed in (
            ("name", {"name": text, "sure": text}),
            ("edit", {"about": text, "pronouns": text[:40]}),
        ):
            answer = client.post(f"/a/{world.ada.alias}/{path}/", typed)
            assert answer.status_code in (200, 303, 422), (path, text, answer.status_code)
            assert harmless(answer), text
        assert harmless(client.get(f"/a/{world.ada.alias}/")), text
    name = Alias.objects.get(public_id=world.ada.alias).name
    assert not re.search(r"[\x00-\x1f\u202a-\u202e\u2066-\u2069<>]", name)


def test_the_doorway_and_searching(world: World, client: Client) -> None:
    for text in strings()[2::STEP]:
        typed = {"name": text[:80], "purpose": text[:300], "audience": text[:300], "week": text, "guidelines": text,
                 "language": "en", "joining": "open"}  # fmt: skip
        assert harmless(client.post(f"/c/{world.kitchen.public_id}/hosts/doorway/", typed)), text
        for path in ("doorway", "guidelines"):
            assert harmless(client_of(None).get(f"/c/{world.kitchen.public_id}/{path}/")), text
        assert harmless(client.get(f"/c/{world.kitchen.public_id}/search/", {"q": text, "by": text[:60]})), text
