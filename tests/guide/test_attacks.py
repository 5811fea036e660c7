"""What a hostile member, a hostile file and a curious onlooker try with the guide."""

import logging
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from alongside.communities.found import change
from alongside.core.errors import TooOften
from alongside.guide.directory.here import note_communities
from alongside.guide.directory.listing import listed
from alongside.guide.directory.merge import merge_file
from alongside.guide.directory.suggest import REMARKS_OF_ONE, say_not_right
from alongside.guide.models import Kind, Remark
from tests.guide.directory.places import a_place
from tests.guide.directory.test_file import file_of, said
from tests.world import World

pytestmark = pytest.mark.django_db

STORY = "canarystory kidney"


def test_no_file_takes_the_place_of_a_community_of_this_house(world: World) -> None:
    hostile = said(f"here-{world.kitchen.public_id}", name="Send us money", telephone="+1 555 010 0000")
    assert merge_file(file_of(hostile)).new
    world.kitchen = change(world.kitchen, is_listed=True)
    note_communities()
    (entry,) = listed()
    assert (entry.kind, entry.name, entry.community) == (Kind.HERE, world.kitchen.name, world.kitchen)
    assert (entry.link, entry.telephone) == ("", "")
    assert not merge_file(file_of(hostile)).changed, "what the house says of itself stays"


def test_one_member_cannot_fill_the_evening_of_the_guides_with_remarks(world: World) -> None:
    places = [a_place(world, listed=False, name=f"P{n}", link=f"https://p{n}.example.org/") for n in range(3)]
    for number in range(REMARKS_OF_ONE):
        say_not_right(places[number % 3], "spam", by=world.nora)
    with pytest.raises(TooOften):
        say_not_right(places[0], "spam", by=world.nora)
    say_not_right(places[0], "It moved.", by=world.ada)
    assert Remark.objects.count() == REMARKS_OF_ONE + 1


def _stored() -> list[str]:
    rows = (row for model in apps.get_models() for row in model._default_manager.all())
    return [str(vars(row)) for row in rows if "canarystory" in str(vars(row))]


@pytest.mark.parametrize("checks", [False, True], ids=["sent from the page", "sent from elsewhere"])
@pytest.mark.parametrize(
    "form",
    [
        {"text": STORY},
        {"text": STORY * 4_000},
        {"text": STORY + "\x00"},
        {"text": STORY, "stand": ["canarystory"], "language": "canarystory", "hope": "canarystory"},
    ],
    ids=["heard", "too long", "broken", "taps that nobody offered"],
)
def test_where_do_i_start_keeps_no_words_in_rows_logs_or_anybodys_cache(
    world: World,
    form: dict[str, Any],
    checks: bool,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = Client(enforce_csrf_checks=checks).post("/guide/start/", form)
    assert answer.status_code == (403 if checks else 200)
    assert "canarystory" not in caplog.text
    assert "canarystory" not in "".join(capsys.readouterr())
    assert "canarystory" not in str(answer.headers)
    assert set(answer.cookies) <= {"csrf"}
    assert not _stored()
    assert checks or "no-store" in answer["Cache-Control"]
