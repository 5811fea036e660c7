"""How easy it is to read what is said to people; one or two words, and lists of names, are no sentences."""

import pytest

from tests.contracts.catalogues import CATALOGUES, extracted, forms, messages, translated
from tests.contracts.reading_grade import ease, grade, sentences, silabas, syllables

FEWEST = 4
LONG_ENOUGH = 8  # for a grade of its own: below, one word of four syllables decides
MOST_WORDS = 30


def read_from(texts):
    said = (words for text in texts for words in sentences(text))
    return [words for words in said if len(words) >= FEWEST and not all(word[0].isupper() for word in words)]


def english():
    return read_from(text for message in messages(extracted()) for text in forms(message.id))


def spanish():
    path = next(path for path in CATALOGUES if path.parts[-3] == "es")
    return read_from(text for message in messages(translated(path)) for text in forms(message.string))


def test_english_reads_at_grade_six():
    assert grade(english()) <= 6


def test_no_english_sentence_is_above_grade_twelve():
    assert [" ".join(said) for said in english() if len(said) >= LONG_ENOUGH and grade([said]) > 12] == []


def test_spanish_is_easy_to_read():
    assert ease(spanish()) >= 80


@pytest.mark.parametrize("said", [english, spanish])
def test_no_sentence_is_longer_than_a_breath(said):
    assert [" ".join(words) for words in said() if len(words) > MOST_WORDS] == []


def test_syllables_are_counted_as_they_are_spoken():
    spoken = {
        "words": 1, "asked": 1, "wanted": 2, "people": 2, "little": 2, "being": 2, "didn't": 2, "quiet": 2, "area": 3,
        "everyone": 3, "somebody": 3, "whoever": 3, "community": 4, "experience": 4, "conversation": 4,
    }  # fmt: skip
    assert {word: syllables(word) for word in spoken} == spoken
    hablado = {
        "que": 1, "muy": 1, "guía": 2, "leer": 2, "aquí": 2, "ciudad": 2, "cuidan": 2, "países": 3, "vergüenza": 3,
        "comunidad": 4, "conversación": 4,
    }  # fmt: skip
    assert {word: silabas(word) for word in hablado} == hablado


def test_hard_words_are_known_to_be_hard():
    assert grade(sentences("Authentication credentials necessitate immediate administrative reconsideration.")) > 12
    assert ease(sentences("Las credenciales administrativas necesitan inmediata reconsideración.")) < 40
