"""Answering in a thread."""

from datetime import timedelta

import pytest

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.standing.errors import Paused
from alongside.standing.pause import end_pause, pause
from alongside.threads.errors import ThreadLocked
from alongside.threads.lock import lock, unlock
from alongside.threads.models import Mention, Post, Quotation
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start
from tests.world import World


def test_a_member_answers_and_the_thread_tells_the_last_words(world: World):
    thread = world.thread()
    world.answer(thread, "Bring a warm jumper, @Heron")
    thread.refresh_from_db()
    assert (thread.last_words, thread.last_number, thread.answered) == ("Bring a warm jumper,", 2, True)


def test_lists_say_nothing_of_words_with_a_content_note(world: World):
    thread = world.thread()
    reply(thread, by=world.ben, words=Words("He died.", notes=("death",)))
    thread.refresh_from_db()
    assert thread.last_words == ""


def test_ones_own_answer_leaves_the_thread_waiting(world: World):
    thread = world.thread()
    world.answer(thread, by="ada")
    thread.refresh_from_db()
    assert not thread.answered


def test_an_outsider_answers_nothing(world: World):
    for viewer in (world.nobody, world.viewer("otto", world.garden)):
        with pytest.raises(NotFound):
            reply(world.thread(), by=viewer, words=Words("Hello"))


def test_a_locked_thread_takes_answers_of_hosts_alone_until_it_is_unlocked(world: World):
    thread = world.thread()
    lock(thread, by=world.mia, because="Time to rest.")
    with pytest.raises(ThreadLocked):
        world.answer(thread)
    world.answer(thread, by="mia")
    unlock(thread, by=world.mia, because="Morning.")
    world.answer(thread)


def test_who_is_paused_waits_and_is_told_why(world: World):
    thread, ben = world.thread(), Alias.objects.get(pk=world.ben.member_id)
    pause(ben, by=world.mia, until=clock.now() + timedelta(days=2), because="Please cool down.")
    with pytest.raises(Paused, match="Please cool down"):
        world.answer(thread)
    end_pause(ben, by=world.mia)
    world.answer(thread)


def test_a_mention_is_kept_as_a_reference_however_it_is_typed(world: World):
    post = world.answer(world.thread(), "Thank you, @heron!")
    assert f"@alias:{world.ada.alias}" in post.source
    assert Mention.objects.get(post=post).alias_id == world.ada.alias_id
    assert "heron" not in post.html


def test_who_lives_in_another_community_is_never_mentioned(world: World):
    post = world.answer(world.thread(), "Thank you, @Otter!")
    assert "@Otter" in post.html
    assert not Mention.objects.exists()


def test_words_of_another_community_are_never_quoted(world: World):
    elsewhere = start(world.garden, by=world.viewer("otto", world.garden), title="Garden", words=Words("Secret"))
    here = world.post()
    world.answer(here.thread, f"> @post:{here.public_id}\n\nYes")
    world.answer(here.thread, f"> @post:{elsewhere.public_id}\n\nNo")
    assert [quotation.quoted for quotation in Quotation.objects.all()] == [here]


def test_an_answer_to_a_post_of_another_thread_answers_the_thread(world: World):
    other, here = world.post("Other"), world.post()
    assert reply(here.thread, by=world.ben, words=Words("a"), answers=here).answers == here
    assert reply(here.thread, by=world.ben, words=Words("b"), answers=other).answers is None


def test_numbers_follow_each_other(world: World):
    thread = world.thread()
    for text in "abc":
        world.answer(thread, text)
    assert list(Post.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4]
