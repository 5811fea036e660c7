"""Who waits for a first answer, since when, and what ends it; whatever happens to the posts."""

from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.hosting.models import Wait
from alongside.hosting.welcome.wait import mind_wait
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from alongside.threads.edit import edit
from alongside.threads.lock import lock, unlock
from alongside.threads.models import Hold, Post
from alongside.threads.move import split
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start
from alongside.threads.withdraw import restore, withdraw
from alongside.threads.withhold import remove, show, withhold
from tests.moments import later
from tests.world import World


def wait_of(post: Post) -> Wait:
    run_until_empty()
    return Wait.objects.get(pk=post.pk)


def waits(post: Post) -> bool:
    run_until_empty()
    return Wait.objects.filter(pk=post.pk, over=False).exists()


def test_a_first_post_waits_until_somebody_else_answers(world: World) -> None:
    post = world.post("Hello", "I am new.", by="nora")
    assert wait_of(post).is_first
    world.answer(post.thread, "One more thing.", by="nora")
    assert waits(post), "one's own words answer nobody"
    answer = world.answer(post.thread, "Welcome.", by="ben")
    wait = wait_of(post)
    assert (wait.over, wait.answered_at, wait.answer) == (True, answer.at, "support")


def test_whoever_has_said_something_before_is_not_new_but_their_question_waits_too(world: World) -> None:
    world.post("Hello", by="nora")
    second = world.post("A question", by="nora")
    assert not wait_of(second).is_first
    assert waits(second)
    assert Wait.objects.filter(over=False).count() == 2


def test_a_reply_waits_only_where_it_is_the_first_word_of_somebody(world: World) -> None:
    thread = world.thread(by="ada")
    first, second = world.answer(thread, "Me too.", by="nora"), world.answer(thread, "And more.", by="nora")
    assert wait_of(first).is_first
    assert not Wait.objects.filter(pk=second.pk).exists()


def test_below_a_first_reply_whoever_says_they_answer_another_answers_nobody_new(world: World) -> None:
    opening = world.post(by="ada")
    first = world.answer(opening.thread, "Me too.", by="nora")
    reply(opening.thread, by=world.ben, words=Words("Ada, how are you?"), answers=opening)
    assert waits(first)
    reply(opening.thread, by=world.mia, words=Words("Ada, and @Fern, good to have you."), answers=opening)
    assert not waits(first)


def test_a_first_hello_below_another_is_a_hello_and_no_answer(world: World) -> None:
    thread = world.thread("Say hello here", by="ada")
    nora, ben = world.answer(thread, "Hello, I am new.", by="nora"), world.answer(thread, "I am new too.", by="ben")
    assert waits(nora)
    assert waits(ben)
    world.answer(thread, "Welcome, both of you.", by="mia")
    assert not waits(nora)
    assert not waits(ben)


def test_an_answer_that_is_gone_leaves_it_waiting_since_it_began(world: World) -> None:
    post = world.post(by="nora")
    began = wait_of(post).since
    answer = world.answer(post.thread, by="ben")
    assert not waits(post)
    later(hours=1)
    withdraw(answer, by=world.ben)
    wait = wait_of(post)
    assert (wait.over, wait.since, wait.answered_at, wait.answer) == (False, began, None, "")
    restore(answer, by=world.ben)
    assert wait_of(post).answered_at == answer.at
    remove(answer)
    assert waits(post)
    show(answer)
    assert not waits(post)


def test_when_the_first_answer_goes_the_second_is_the_first(world: World) -> None:
    post = world.post(by="nora")
    first = world.answer(post.thread, "https://example.org", by="ben")
    second = world.answer(post.thread, "I know that evening well.", by="mia")
    assert wait_of(post).answer == "links"
    withdraw(first, by=world.ben)
    assert (wait_of(post).answered_at, wait_of(post).answer) == (second.at, "support")


def test_words_taken_back_wait_no_longer_and_begin_anew_when_they_are_back(world: World) -> None:
    post = world.post(by="nora")
    assert waits(post)
    withdraw(post, by=world.nora)
    assert not waits(post)
    later(hours=5)
    restore(post, by=world.nora)
    assert wait_of(post).since == clock.now()


def test_who_wants_no_answer_waits_for_none_until_they_want_one(world: World) -> None:
    post = start(world.kitchen, by=world.nora, title="Just so", words=Words("Today was hard.", wish="no-answer"))
    assert not waits(post)
    edit(post, by=world.nora, words=Words("Today was hard.", wish="listen"))
    assert waits(post)
    edit(post, by=world.nora, words=Words("Today was hard.", wish="no-answer"))
    assert not waits(post)


def test_held_words_begin_to_wait_when_they_are_released(world: World) -> None:
    post = world.post(by="nora")
    withhold(post, Hold.SCAM)
    assert not waits(post)
    later(hours=3)
    show(post)
    assert wait_of(post).since == clock.now()


def test_a_host_who_says_something_waits_for_nobody_and_one_who_asks_does(world: World) -> None:
    assert not waits(world.post("Opening hours", "We meet on Friday.", by="ada"))
    asked = start(world.kitchen, by=world.ada, title="Salt", words=Words("Who cooks without?", kind="asking"))
    assert waits(asked)
    assert not wait_of(asked).is_first


def test_in_a_closed_thread_nobody_waits(world: World) -> None:
    post = world.post(by="nora")
    assert waits(post)
    lock(post.thread, by=world.mia, because="For the night.")
    assert not waits(post)
    later(hours=8)
    unlock(post.thread, by=world.mia, because="Good morning.")
    assert wait_of(post).since == clock.now()


def test_whoever_leaves_waits_for_nothing(world: World) -> None:
    post = world.post(by="nora")
    assert waits(post)
    leave(Membership.objects.get(pk=world.nora.member_id))
    assert not waits(post)


def test_a_post_that_moves_waits_where_it_stands(world: World) -> None:
    thread = world.thread(by="ada")
    first = world.answer(thread, "By the way, I am new.", by="nora")
    assert waits(first)
    new = split([first], title="Hello from Fern", by=world.mia, because="It deserves its own place.")
    assert wait_of(first).thread_id == new.pk
    world.answer(new, "Welcome!", by="ben")
    assert not waits(first)


def test_heard_of_twice_or_late_it_is_the_same(world: World) -> None:
    post = world.post(by="nora")
    answer = world.answer(post.thread, by="ben")
    run_until_empty()
    before = Wait.objects.values().get(pk=post.pk)
    for pk in (answer.pk, post.pk, post.pk):
        mind_wait(post=pk)
    assert Wait.objects.values().get(pk=post.pk) == before


def test_the_row_lives_as_long_as_the_post(world: World) -> None:
    post = world.post(by="nora")
    world.answer(post.thread, by="ben")
    assert wait_of(post).over
    later(days=400)
    run_until_empty()
    assert Wait.objects.filter(pk=post.pk).exists()
