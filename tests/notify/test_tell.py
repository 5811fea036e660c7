"""Who is told of a post."""

from alongside.aliases.models import Alias
from alongside.core.jobs import run_until_empty
from alongside.notify.models import Notice
from alongside.notify.see import see
from alongside.notify.tell import tell_of_post
from alongside.standing.distance import block, mute
from alongside.threads.follow import follow, mute_thread, unfollow
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.withdraw import withdraw
from tests.world import World


def told(world: World) -> dict[str, str]:
    run_until_empty()
    return dict(Notice.objects.values_list("alias__name", "about"))


def test_the_nearest_reason_is_told(world: World):
    thread = world.thread()
    follow(thread, by=world.nora)
    world.answer(thread, "I think so too, @Maple.")
    assert told(world) == {"Heron": "answer", "Maple": "mention", "Fern": "followed"}


def test_an_answer_to_a_post_is_an_answer_to_its_author(world: World):
    thread = world.thread()
    first = world.answer(thread)
    run_until_empty()
    Notice.objects.all().delete()
    reply(thread, by=world.nora, words=Words("Yes."), answers=first)
    assert told(world) == {"Lily": "answer", "Heron": "followed"}


def test_nobody_is_told_of_their_own_words_or_by_those_they_keep_away(world: World):
    thread = world.thread()
    block(Alias.objects.get(pk=world.ben.member_id), by=world.ada)
    mute(Alias.objects.get(pk=world.ben.member_id), by=world.mia)
    world.answer(thread, "Hello @Maple, @Heron and @Fern.")
    assert told(world) == {"Fern": "mention"}


def test_who_muted_or_left_the_thread_alone_is_not_told(world: World):
    thread = world.thread()
    unfollow(thread, by=world.ada)
    mute_thread(thread, by=world.nora)
    world.answer(thread, "Hello @Fern.")
    assert told(world) == {}


def test_told_twice_it_is_there_once_and_withdrawn_words_tell_nothing(world: World):
    answer = world.answer(world.thread())
    tell_of_post(post=answer.pk)
    tell_of_post(post=answer.pk)
    assert Notice.objects.count() == 1
    Notice.objects.all().delete()
    withdraw(answer, by=world.ben)
    tell_of_post(post=answer.pk)
    assert not Notice.objects.exists()


def test_reading_up_to_the_post_is_enough(world: World):
    thread = world.thread()
    world.answer(thread)
    run_until_empty()
    see(thread, 1, by=world.ada)
    assert not Notice.objects.get().seen
    see(thread, 2, by=world.ada)
    assert Notice.objects.get().seen
