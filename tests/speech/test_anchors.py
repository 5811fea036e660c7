"""What a phrase needs is in every text in which it is found, so that nobody who says it is passed over."""

from collections import Counter
from pathlib import Path

from alongside.speech.anchors import anchors_of
from alongside.speech.lexicon import Heard
from alongside.speech.lines import LISTS, WORDS
from alongside.speech.loaded import asked, lists_named
from alongside.speech.plain import plain
from tests.speech.measure import LABELLED, texts


def test_one_word_of_each_choice_is_needed_and_what_may_be_missing_is_not():
    needed = anchors_of(
        "(?:<i>(?:<really>)?(?:<want>|<wish><so>)(?:<+>){0,5}<die>)", Counter(i=9, want=3, wish=2, so=5)
    )
    assert needed == (frozenset({"die"}), frozenset({"want", "wish"}), frozenset({"i"}))


def test_any_word_any_number_and_the_end_of_a_sentence_are_never_needed():
    assert anchors_of("(?:<+><#7><.>)+(?:<pay>|<#>)", Counter()) == ()


def test_every_phrase_that_is_found_in_a_labelled_text_is_asked_for_in_it():
    everything = [ready for name in LISTS if name != WORDS for ready in lists_named(name)]
    files = sorted(Path(LABELLED).glob("*.tsv"))
    said = [Heard(plain(text)) for file in files for _label, text in list(texts(file))[::10]]
    assert len(said) > 100
    for ready in everything:
        phrases = (*(one for part in ready.parts.values() for one in part), *ready.excluded, *ready.spared)
        for heard in said:
            letters = heard.by(ready.lexicon)
            some = {id(pattern) for pattern in asked(letters, phrases)}
            missed = [one.line for one in phrases if id(one.pattern) not in some and one.pattern.search(letters)]
            assert missed == []
