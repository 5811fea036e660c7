"""Taking words back."""

from datetime import timedelta

import pytest

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.threads.access import get_post
from alongside.threads.errors import NotAuthor
from alongside.threads.models import Post, Thread
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.withdraw import TooLate, restore, shred_withdrawn, withdraw
from alongside.threads.withhold import remove, show
from tests.world import World


def test_the_author_takes_words_back_and_for_30_days_puts_them_back(world: World):
    post, then = world.post(), clock.now()
    withdraw(post, by=world.ada)
    with pytest.raises(NotFound):
        get_post(world.ben, post.public_id)
    clock.set_clock(lambda: then + timedelta(days=29))
    restore(post, by=world.ada)
    assert get_post(world.ben, post.public_id) == post


def test_nobody_else_takes_them_back_or_puts_them_back(world: World):
    post = world.post()
    with pytest.raises(NotAuthor):
        withdraw(post, by=world.mia)
    withdraw(post, by=world.ada)
    with pytest.raises(NotAuthor):
        restore(post, by=world.mia)


def test_after_30_days_the_words_are_gone_for_good(world: World):
    post, then = world.post(), clock.now()
    withdraw(post, by=world.ada)
    clock.set_clock(lambda: then + timedelta(days=31))
    with pytest.raises(TooLate):
        restore(post, by=world.ada)
    shred_withdrawn()
    post = Post.objects.get()
    assert (post.source, post.html, post.first_words) == ("", "", "")


def test_lists_tell_what_was_said_before(world: World):
    thread = world.thread()
    answer = world.answer(thread, "Oh no.")
    withdraw(answer, by=world.ben)
    assert Thread.objects.get().last_words == "Tomorrow is my scan."


def test_pages_that_quote_the_words_are_stale(world: World):
    post = world.post()
    quoting = world.thread("Other", f"> @post:{post.public_id}\n\nYes.", by="mia")
    withdraw(post, by=world.ada)
    assert Thread.objects.get(pk=quoting.pk).version > quoting.version


def test_what_a_host_removed_its_author_cannot_put_back(world: World):
    post = world.post()
    remove(post)
    with pytest.raises(TooLate):
        restore(post, by=world.ada)
    assert not Post.objects.get().is_shown
    show(post)
    assert Post.objects.get().is_shown


def test_what_others_answered_stays(world: World):
    post = world.post()
    answer = reply(post.thread, by=world.ben, words=Words("Yes."), answers=post)
    withdraw(post, by=world.ada)
    assert get_post(world.nora, answer.public_id).is_shown
