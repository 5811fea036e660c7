"""What a first answer was: somebody's own words, or hardly more than addresses."""

import pytest

from alongside.hosting.welcome.answers import answer_of


@pytest.mark.parametrize(
    "words",
    [
        "Me too.",
        "❤",
        "I had that in March and the second week was the worst, here is what I read then: https://example.org/a",
        "I boiled them twice, and my numbers went down after a month. [More](https://example.org/potatoes)",
        "> https://example.org\n\nThat one frightened me as well.",
        "",
    ],
)
def test_somebodys_own_words_are_support_however_short(words: str) -> None:
    assert answer_of(words) == "support"


@pytest.mark.parametrize(
    "words",
    [
        "https://example.org/potatoes",
        "See here: https://example.org and www.example.com/b",
        "[A very long title of a page that somebody else wrote about it](https://example.org/p)",
        "<https://example.org/1>\n<https://example.org/2>\n",
        "> What shall I do about the evenings, does anybody know?\n\nhttps://example.org",
    ],
)
def test_hardly_more_than_addresses_are_links(words: str) -> None:
    assert answer_of(words) == "links"
