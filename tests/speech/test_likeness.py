"""Nearly the same words are told from words about the same thing; what is short says nothing."""

import pytest

from alongside.speech.likeness import is_nearly_the_same, links_in, shingles_of

ADVERTISEMENT = (
    "My neighbour was on dialysis for years, and then she took this powder from the mountains every morning. Now her "
    "kidneys work again and the doctors have no words for it. Write to me and I tell you where one gets it cheaply."
)
SAME = (
    ADVERTISEMENT,
    ADVERTISEMENT.upper(),
    "Hello everybody! " + ADVERTISEMENT,
    ADVERTISEMENT.replace("neighbour", "aunt").replace("cheaply", "for little money"),
    ADVERTISEMENT.replace(".", " !! ").replace(",", ""),
)
OTHER = (
    "I have been on dialysis for years, and every morning I am tired. My doctors have no words for it. Do yours?",
    "Good morning, how is everybody?",
    "She took the powder that the clinic gave her every morning, and her potassium went down. Ask your team about it.",
    "",
)


@pytest.mark.parametrize("text", SAME)
def test_an_advertisement_reworded_a_little_is_known_again(text: str) -> None:
    assert is_nearly_the_same(shingles_of(ADVERTISEMENT), shingles_of(text))


@pytest.mark.parametrize("text", OTHER)
def test_words_about_the_same_thing_are_not(text: str) -> None:
    assert not is_nearly_the_same(shingles_of(ADVERTISEMENT), shingles_of(text))


def test_two_short_greetings_are_never_alike() -> None:
    assert not is_nearly_the_same(shingles_of("Good morning, all!"), shingles_of("Good morning, all!"))


def test_links_are_the_same_whatever_hangs_on_them_and_front_pages_do_not_count() -> None:
    assert links_in("See https://www.Shop.example/powder?from=abc#top.") == links_in("http://shop.example/powder/")
    assert links_in("https://example.org and https://example.org/") == frozenset()
