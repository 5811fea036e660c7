"""Changing one's words."""

from datetime import timedelta

import pytest

from alongside.core import clock
from alongside.threads.edit import edit, erase_wordings, wordings_of
from alongside.threads.errors import NotAuthor
from alongside.threads.models import Thread
from alongside.threads.saying import Words
from tests.world import World


def test_the_author_changes_the_words_and_lists_say_them(world: World):
    post = world.post()
    changed = edit(post, by=world.ada, words=Words("On Monday."))
    assert (changed.html, changed.edited) == ("<p>On Monday.</p>", True)
    assert Thread.objects.get().last_words == "On Monday."


def test_nobody_else_changes_them_not_even_a_host(world: World):
    post = world.post()
    for viewer in (world.ben, world.mia, world.nobody):
        with pytest.raises(NotAuthor):
            edit(post, by=viewer, words=Words("Mine now."))


def test_choosing_another_kind_is_no_change_of_words(world: World):
    changed = edit(world.post(), by=world.ada, words=Words("Tomorrow is my scan.", kind="asking"))
    assert (changed.kind, changed.edited) == ("asking", False)
    assert not wordings_of(changed, by=world.ada)


def test_every_change_makes_stored_pages_stale(world: World):
    post = world.post()
    before = Thread.objects.get().version
    edit(post, by=world.ada, words=Words("On Monday."))
    assert Thread.objects.get().version > before


def test_earlier_wording_is_its_authors_to_read_and_to_erase(world: World):
    post = edit(world.post(), by=world.ada, words=Words("On Monday."))
    assert [wording.source for wording in wordings_of(post, by=world.ada)] == ["Tomorrow is my scan."]
    with pytest.raises(NotAuthor):
        wordings_of(post, by=world.mia)
    with pytest.raises(NotAuthor):
        erase_wordings(post, by=world.mia)
    erase_wordings(post, by=world.ada)
    assert not wordings_of(post, by=world.ada)


def test_earlier_wording_is_forgotten_after_30_days(world: World):
    post, then = edit(world.post(), by=world.ada, words=Words("On Monday.")), clock.now()
    clock.set_clock(lambda: then + timedelta(days=31))
    assert not wordings_of(post, by=world.ada)
