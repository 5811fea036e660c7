"""What is told of a chat: to whom a line answers or whom it names, and to nobody else while the chat goes on."""

from alongside.notify.choose import choose_mail
from alongside.notify.hear import readers_of
from alongside.notify.models import Notice, Way
from alongside.notify.tell import tell_of_post
from alongside.threads.follow import follow
from alongside.threads.models import Post
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from tests.chats.hour.rooms import begun, line, over, question, slow
from tests.world import World

CAST = {"Heron": "ada", "Lily": "ben", "Maple": "mia", "Fern": "nora"}


def told(post: Post) -> dict[str, str]:
    """Who has a notice of this post."""
    tell_of_post(post=post.pk)
    return dict(Notice.objects.filter(post=post).values_list("alias__name", "about"))


def mailed(world: World, post: Post) -> set[str]:
    """Who gets it by mail."""
    readers = {reader.alias_id for reader in readers_of(post.pk, Way.MAIL)}
    return {name for name, who in CAST.items() if world.viewer(who).member_id in readers}


def test_while_it_goes_on_a_line_is_news_to_whom_it_answers_or_names_alone(world: World) -> None:
    for who in CAST.values():
        choose_mail(by=world.viewer(who), mail="every", quiet=None)
    chat = begun(world, 5)
    assert chat.thread is not None
    follow(chat.thread, by=world.mia)
    first = line(world, chat, "Tea.")  # by Ben, to a question of Ada's
    assert (told(first), mailed(world, first)) == ({}, set())
    answer = reply(chat.thread, by=world.nora, words=Words("Me too, @Maple."), answers=first)
    assert told(answer) == {"Lily": "answer", "Maple": "mention"}
    assert mailed(world, answer) == {"Lily", "Maple"}


def test_when_it_is_over_the_thread_is_news_to_its_followers_and_a_question_asked_nothing_for_itself(
    world: World,
) -> None:
    chat = over(slow(world))
    assert chat.thread is not None
    choose_mail(by=world.ada, mail="followed", quiet=None)
    follow(chat.thread, by=world.mia)
    later = reply(chat.thread, by=world.nora, words=Words("Only now."), answers=question(chat).post)
    assert told(later).get("Maple") == "followed"
    assert told(later).get("Heron") != "answer"
