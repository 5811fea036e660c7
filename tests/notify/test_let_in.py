"""What a host let in later is news to everybody who could not read it before, on the page and by mail."""

from pathlib import Path
from typing import Any

import pytest

from alongside.core.jobs import run_until_empty
from alongside.hosting.decisions.words import release_post
from alongside.notify.choose import choose_mail
from alongside.notify.hear import readers_of
from alongside.notify.models import Notice, Way
from alongside.notify.tell import tell_of_post
from alongside.threads.access import get_thread
from alongside.threads.follow import follow, read_to
from alongside.threads.models import Following, Post, Thread
from alongside.threads.move import split
from tests.held_words import SALE, know_phrases
from tests.web.threads.browsing import browse
from tests.world import World

NEW = "you read up to here"


@pytest.fixture(autouse=True)
def _phrases(settings: Any, tmp_path: Path) -> None:
    know_phrases(settings, tmp_path)


def let_in(world: World, post: Post) -> Post:
    """A host lets it be read."""
    run_until_empty()
    release_post(Post.objects.get(pk=post.pk), by=world.mia, because="It is a joke among friends.")
    return Post.objects.get(pk=post.pk)


def waiting(world: World) -> tuple[Thread, Post]:
    """A thread that Nora follows and has read to its end, with words that wait before what was said meanwhile."""
    thread = world.thread()
    follow(thread, by=world.nora)
    post = world.answer(thread, SALE)
    world.answer(thread, "Said meanwhile.", by="ada")
    read_to(thread, 3, by=world.nora)
    return thread, post


def told(post: Post) -> set[str]:
    """Who has a notice of it that they didn't see."""
    return set(Notice.objects.filter(post=post, seen=False).values_list("alias__name", flat=True))


def test_whoever_had_read_on_meanwhile_is_told_once_and_the_page_shows_it_as_new(world: World) -> None:
    thread, post = waiting(world)
    choose_mail(by=world.nora, mail="followed", quiet=None)
    post = let_in(world, post)
    run_until_empty()
    tell_of_post(post=post.pk)
    assert told(post) == {"Heron", "Fern"}
    assert [reader.alias_id for reader in readers_of(post.pk, Way.MAIL)] == [world.nora.member_id]
    page = browse(world, "nora").get(f"/t/{thread.public_id}/")
    assert page.index("Said meanwhile.") < page.index(NEW) < page.index("canary potion")
    assert told(post) == {"Heron"}


def test_whoever_saw_it_before_word_of_it_left_is_not_told_again(world: World) -> None:
    thread, post = waiting(world)
    choose_mail(by=world.nora, mail="followed", quiet=None)
    post = let_in(world, post)
    assert "canary potion" in browse(world, "nora").get(f"/t/{thread.public_id}/")
    run_until_empty()
    assert told(post) == {"Heron"}
    assert readers_of(post.pk, Way.MAIL) == []


def test_also_where_it_was_to_begin_a_thread_that_was_split_off_and_read_meanwhile(world: World) -> None:
    thread, post = waiting(world)
    other = Post.objects.get(thread=thread, number=3)
    begun = split([post, other], title="Potions", by=world.mia, because="Another matter.")
    for reader in (world.nora, world.ada):
        follow(begun, by=reader)
        read_to(begun, 2, by=reader)
    post = let_in(world, post)
    run_until_empty()
    assert told(post) == {"Heron", "Fern"}
    begun = get_thread(world.nora, begun.public_id)
    assert (begun.last_number, begun.last_words) == (post.number, post.words_in_lists)
    page = browse(world, "nora").get(f"/t/{begun.public_id}/")
    assert page.index("Said meanwhile.") < page.index(NEW) < page.index("canary potion")


def test_a_thread_that_nobody_could_read_begins_with_it(world: World) -> None:
    post = world.post("A cure", SALE, by="ben")
    post = let_in(world, post)
    assert (post.number, post.thread.last_number) == (1, 1)
    assert Following.objects.filter(thread=post.thread).count() == 1
