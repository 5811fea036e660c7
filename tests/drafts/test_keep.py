"""Keeping what isn't said yet."""

import pytest

from alongside.core.errors import NotFound
from alongside.drafts.keep import drafts_by, find_draft, forget, has_drafts, keep
from alongside.drafts.models import Draft
from tests.world import World

PLACE = "thread abc"


def test_what_one_began_is_there_again_and_nobody_elses(world: World):
    keep(PLACE, {"text": "I wanted to say", "kind": "asking"}, by=world.ben)
    assert find_draft(PLACE, by=world.ben) == {"text": "I wanted to say", "kind": "asking"}
    assert find_draft(PLACE, by=world.nora) == {}
    assert drafts_by(world.ben) == [(PLACE, {"text": "I wanted to say", "kind": "asking"})]
    assert not has_drafts(world.nora)


def test_later_words_take_the_place_of_earlier_ones(world: World):
    keep(PLACE, {"text": "one"}, by=world.ben)
    keep(PLACE, {"text": "two"}, by=world.ben)
    assert find_draft(PLACE, by=world.ben) == {"text": "two"}
    assert Draft.objects.count() == 1


def test_an_empty_draft_is_forgotten(world: World):
    keep(PLACE, {"text": "one"}, by=world.ben)
    keep(PLACE, {"text": "  "}, by=world.ben)
    assert not Draft.objects.exists()
    keep(PLACE, {"text": "one"}, by=world.ben)
    forget(PLACE, by=world.ben)
    assert not has_drafts(world.ben)


def test_a_stranger_keeps_nothing(world: World):
    with pytest.raises(NotFound):
        keep(PLACE, {"text": "one"}, by=world.nobody)
    assert find_draft(PLACE, by=world.nobody) == {}


def test_the_row_does_not_tell_the_words(world: World):
    keep(PLACE, {"text": "unmistakable"}, by=world.ben)
    assert b"unmistakable" not in bytes(Draft.objects.get().sealed)
