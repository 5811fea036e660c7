"""Whatever is typed into whatever field: the answer is never an error of ours, and nothing too long is kept.

SQLite keeps a text of any length and PostgreSQL refuses one that is too long for its column, so the rows are measured.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction
from django.db.models import Max
from django.db.models.functions import Length
from django.test import Client

from alongside.core.markdown import POST_CHARACTERS
from alongside.drafts.keep import DraftTooLong, find_draft, keep
from alongside.threads.models import Post
from tests.contracts.cast import Cast, as_found, one_house, routes
from tests.contracts.route_table import TABLE
from tests.contracts.test_routes import POSTED
from tests.world import World

NAMES = ("text", "title", "name", "because", "once", "language", "kind", "wish", "notes", "answers", "people",
         "alternative", "credit", "consent", "about", "pronouns", "purpose", "audience", "week", "guidelines",
         "joining", "greeting", "greets", "address", "code", "phrase", "credential", "reason", "how_long", "verb",
         "answer", "to", "sign", "place", "zone", "view", "theme", "mail", "words", "asking", "told", "kept", "next",
         "seed", "sure",
         "alias", "lasts", "topics", "languages", "begins", "ends", "by_mail", "word-1", "who", "hour", "weekday",
         "quiet_from", "quiet_to", "until", "mail_name", "mail_wait", "stand", "hope", "country")  # fmt: skip
VALID: dict[str, dict[str, object]] = {
    **POSTED,
    "new-thread": {"title": "A title", "text": "Words.", "language": "en"},
    "answer": {"text": "Words.", "language": "en", "kind": "", "wish": "", "notes": "", "answers": "",
               "once": "a form"},
    "draft": {"text": "Words.", "title": "A title", "language": "en"},
    "found": {"name": "A name", "purpose": "A purpose", "audience": "All", "guidelines": "Be kind.", "language": "en",
              "alias": "Egret"},
    "doorway-settings": {"name": "A name", "purpose": "A purpose", "audience": "All", "guidelines": "Be kind.",
                         "language": "en", "joining": "open"},
    "mail-settings": {"mail_name": "kitchen", "mail_wait": "5"},
    "news": {"mail": "daily", "who": "mine", "hour": "8", "weekday": "0"},
    "pause-mail": {"until": "2999-01-01"},
    "ask-host": {"text": "A question."},
    "start-here": {"text": "Waiting for a scan.", "stand": "lost", "hope": "read", "language": "", "country": ""},
    "question": {"code": "abcd-efgh-jkmn-pqrs"},
    "word-to-hosts": {"text": "A word."},
    "worry-post": {"reason": "unsure", "text": "Words."},
    "worry-alias": {"reason": "unsure", "text": "Words."},
    "worry-friend": {"reason": "unsure", "text": "Words.", "pick": "1"},
    "told-one": {"text": "Words."},
    "case": {"text": "Words."},
    "close-case": {"text": "Words."},
    "pause-member": {"because": "A reason.", "how_long": "day"},
    "bring-post-back": {"because": "A reason."},
    "greet": {"greets": "yes", "greeting": "Hello"},
    "team": {"name": "Fern"},
    "asking": {"answer": "yes"},
    "offer-welcome": {"topics": "Salt", "languages": "en", "begins": "8", "ends": "22"},
    "change-name": {"name": "Egret", "sure": "Egret"},
    "come-in-step": {"name": "Egret"},
    "look": {"language": "en", "zone": "", "view": "usual", "theme": "auto"},
    "erase": {},
}  # fmt: skip
BAD = {
    "a very long text": "long word " * 30_000,
    "a long word": "x" * 5_000,
    "a NUL": "before\0after",
    "broken letters": b"\xff\xfe\xc3(",
    "marks that turn the order": "a\u202eb\u2066c\u200f",
    "markup": '"><script>alert(1)</script><img src=x onerror=alert(1)>',
    "line ends": "one\r\nSet-Cookie: a=b\r\n\r\ntwo",
    "half a letter": "\ud83d".encode("utf-8", "surrogatepass"),
    "a number": "99999999999999999999999",
    "nothing": "",
}
SCRIPT = re.compile(r"<script>alert|<img src=x", re.I)


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    with one_house(django_db_blocker) as house:
        for client in house.clients.values():
            client.raise_request_exception = False
        yield house


@pytest.fixture
def cast(house: Cast) -> Iterator[Cast]:
    with as_found(house) as cast:
        yield cast


def too_long() -> Iterator[str]:
    """Every stored text that its column is too short for."""
    for model in apps.get_models():
        limits = {
            column.attname: column.max_length
            for column in model._meta.concrete_fields
            if isinstance(column, models.CharField | models.TextField | models.BinaryField) and column.max_length
        }
        longest = {f"longest_{name}": Max(Length(name)) for name in limits}
        found = model._default_manager.aggregate(**longest) if limits else {}
        for name, most in limits.items():
            if (found[f"longest_{name}"] or 0) > most:
                yield f"{model._meta.label}.{name} holds {found[f'longest_{name}']}"


def tried(client: Client, path: str, name: str, field: str, bad: object) -> Iterator[str]:
    """What goes wrong when this is typed into this field."""
    with transaction.atomic():
        answer: Any = client.post(path, {**VALID.get(name, {}), field: bad})
        if answer.status_code >= 500:
            yield f"answers {answer.status_code}"
        if SCRIPT.search(answer.content.decode(errors="replace")):
            yield "writes markup into the page"
        yield from too_long()
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", sorted(name for name, row in TABLE.items() if row.act))
def test_no_field_breaks_a_page(cast: Cast, name: str) -> None:
    role = next(role for role in ("author", "founder", "member", "stranger") if role in (TABLE[name].act or ()))
    page = cast.clients[role].get(cast.path(routes()[name])).content.decode(errors="replace")
    fields = [field for field in NAMES if field in VALID.get(name, {}) or f'name="{field}"' in page]
    wrong = [
        f"{field}, {what}: {trouble}"
        for field in fields
        for what, bad in BAD.items()
        for trouble in tried(cast.clients[role], cast.path(routes()[name]), name, field, bad)
    ]
    assert wrong == []


def test_a_draft_has_room_for_the_longest_post_in_any_letters(world: World) -> None:
    for letter in ("a", "ü", "漢", "🌷"):
        keep("thread x", {"text": letter * POST_CHARACTERS, "title": letter * 140}, by=world.ben)
        assert find_draft("thread x", by=world.ben)["text"] == letter * POST_CHARACTERS
        assert list(too_long()) == []
    with pytest.raises(DraftTooLong):
        keep("thread x", {"text": "a" * 30_000}, by=world.ben)
    assert find_draft("thread x", by=world.ben)["text"], "what was kept before stays"


def test_a_draft_is_kept_for_places_there_are_alone(cast: Cast) -> None:
    thread = cast.things["thread_id"]
    assert cast.clients["author"].post(f"/drafts/story/{thread}/", {"text": "x"}).status_code == 404
    assert cast.clients["author"].post(f"/drafts/thread/{thread}/", {"text": "x"}).status_code == 303


def test_letters_nobody_sees_are_gone_before_anything_is_kept(cast: Cast) -> None:
    typed = {"title": "He\u202ero\0n", "text": "He\u202ero\0n"}
    cast.clients["author"].post(cast.path(routes()["new-thread"]), typed)
    post = Post.objects.get(number=1, thread__title="Heron")
    assert post.source == "Heron"
    assert cast.clients["author"].get("/t/%00/").status_code == 404
    assert cast.clients["author"].get(cast.path(routes()["search"]), {"q": "a\0b"}).status_code == 200
