"""A round of the house in Spanish: whoever reads Spanish meets none of our own sentences in English."""

import re
from html.parser import HTMLParser

import pytest

from alongside.communities.found import change
from tests.contracts.cast import Cast, routes
from tests.contracts.catalogues import CATALOGUES, forms, messages, translated
from tests.contracts.roles import HOSTS
from tests.contracts.route_table import TABLE
from tests.world import World

FEWEST = 3  # words: a shorter one may be somebody's title, or a word of Spanish too
FILLED_IN = re.compile(r"%\\\(\w+\\?\)[sd]|%\(\w+\)[sd]")


class Said(HTMLParser):
    """The pieces of text on a page, and what is read aloud of its pictures and fields."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: set[str] = set()

    def handle_data(self, data: str) -> None:
        """A piece of text, without the blanks around it."""
        self.pieces.add(" ".join(data.split()))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What an element says of itself."""
        self.pieces |= {
            value for name, value in attrs if value and name in ("alt", "title", "placeholder", "aria-label")
        }


def english() -> tuple[set[str], re.Pattern[str]]:
    """Our sentences as the sources say them, wherever Spanish says it otherwise: whole ones, and those filled in."""
    whole, filled = set(), []
    for message in messages(translated(next(path for path in CATALOGUES if path.parts[-3] == "es"))):
        said = (piece for form in forms(message.id) for piece in form.split("\n") if form not in forms(message.string))
        for piece in said:
            if len(re.findall(r"[^\W\d_]{2,}", FILLED_IN.sub(" ", piece))) < FEWEST:
                continue
            if FILLED_IN.search(piece):
                filled.append(".+".join(map(re.escape, FILLED_IN.split(piece))))
            else:
                whole.add(piece)
    return whole, re.compile("|".join(filled))


def test_what_is_looked_for_is_found() -> None:
    whole, filled = english()
    assert "Only hosts can read this." in whole
    assert filled.fullmatch("Heron is new here.")
    assert not filled.fullmatch("Heron acaba de llegar.")


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["stranger", "author", "member", "host", "founder"])
def test_no_page_says_a_sentence_of_ours_in_english(world: World, role: str) -> None:
    change(world.kitchen, language="es", guidelines="Trata bien a la gente.")
    cast = Cast(world)
    whole, filled = english()
    found: dict[str, set[str]] = {}
    for name, pattern in routes().items():
        if TABLE[name].read is None:
            continue
        answer = cast.clients[role].get(cast.path(pattern), headers={"Accept-Language": "es"})
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        said = Said()
        said.feed(answer.content.decode())
        if wrong := {piece for piece in said.pieces if piece in whole or filled.fullmatch(piece)}:
            found[name] = wrong
    assert found == {}
    assert role not in HOSTS or cast.clients[role].get(cast.path(routes()["hosts"])).status_code == 200
