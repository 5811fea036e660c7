"""Pictures drawn from a seed: always the same, small, harmless, and told apart without colour."""

import re
from xml.etree import ElementTree

import pytest

from alongside.aliases.drawing import DEEP, PALE, draw

SEEDS = [f"seed {number}" for number in range(2000)]
TAGS = {"svg", "rect", "g", "path", "circle"}
ATTRIBUTES = {"viewBox", "width", "height", "rx", "d", "cx", "cy", "r", "transform"}
ATTRIBUTES |= {"fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"}

GOLDEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="12" fil'
    'l="#ead9c3"/><g fill="#8a4b45" stroke-linecap="round" stroke-linejoin="round"><path d="M7 33.1C7 30.'
    "5 9.6 28.2 11.9 28.2S16.8 30.1 16.8 33.1S14 38 11.9 38S7 35.4 7 33.1M22.6 28.8C22.6 24.8 26.2 19.6 3"
    '1.8 19.6S41 22.7 41 28.8S35.8 38 31.8 38S22.6 34.4 22.6 28.8"/><path d="M6 41.5H42" fill="none" stro'
    'ke="#8a4b45" stroke-width="2"/><circle cx="11" cy="10" r="3.8"/></g></svg>'
)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def in_grey(picture: str) -> str:
    return re.sub("|".join(DEEP), "black", re.sub("|".join(PALE), "white", picture))


def test_the_same_seed_draws_the_same_picture_for_ever() -> None:
    assert draw("heron") == draw("heron") != draw("lily")
    assert draw("heron") == GOLDEN, "a change of drawing gives everybody another face"


def test_a_picture_is_small_and_holds_only_shapes() -> None:
    for seed in SEEDS:
        picture = draw(seed)
        assert len(picture) <= 1200
        for element in ElementTree.fromstring(picture).iter():
            assert element.tag.removeprefix("{http://www.w3.org/2000/svg}") in TAGS
            assert set(element.attrib) <= ATTRIBUTES
            assert not (element.text or "").strip()


def test_a_picture_has_two_colours_one_pale_and_one_deep() -> None:
    for seed in SEEDS[:300]:
        colours = set(re.findall(r"#\w{6}", draw(seed)))
        assert len(colours) == 2
        assert len(colours & set(PALE)) == len(colours & set(DEEP)) == 1


@pytest.mark.parametrize("pale", PALE)
def test_every_pale_stands_out_from_every_deep(pale: str) -> None:
    for deep in DEEP:
        assert (luminance(pale) + 0.05) / (luminance(deep) + 0.05) >= 3


def test_hardly_two_are_the_same_without_colour() -> None:
    assert len({in_grey(draw(seed)) for seed in SEEDS}) > 0.99 * len(SEEDS)


@pytest.mark.parametrize("seed", ["", "ä", "\x00", "<script>", "x" * 10_000, "🪨"])
def test_any_text_is_a_seed_and_none_of_it_shows(seed: str) -> None:
    assert "script" not in draw(seed)
    assert draw(seed).startswith("<svg ")
