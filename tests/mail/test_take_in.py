"""From a mail that came to what it becomes."""

import pytest

from alongside.core.jobs import run_until_empty
from alongside.mailroom.held import held_of
from alongside.mailroom.held import say_yes as held_say_yes
from alongside.mailroom.models import Incoming
from alongside.mailroom.tidy import tidy_mail
from alongside.threads.models import Post, Thread
from tests.mail.post_office import became, letters_to, mail, say_yes, token_of
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_mail_to_the_community_starts_a_conversation(posts: World) -> None:
    assert became(mail("ben", "kidney-kitchen")) == "acted: posted"
    thread = Thread.objects.get()
    post = Post.objects.get(thread=thread)
    assert (thread.title, post.source, post.author_id) == (
        "Garlic without salt",
        "The garlic helps.",
        posts.ben.alias_id,
    )
    assert post.is_plain


def test_an_answer_by_mail_stands_in_its_conversation_below_what_it_answers(posts: World) -> None:
    thread = posts.thread()
    first = Post.objects.get(thread=thread)
    text = "I'll think of you.\n\nOn Monday Heron wrote:\n> Tomorrow is my scan.\n"
    answer = mail("ben", token_of(posts, "ben", thread), text, In_Reply_To=f"<{first.public_id}@localhost>")
    assert became(answer) == "acted: posted"
    post = Post.objects.get(thread=thread, number=2)
    assert (post.source, post.answers) == ("I'll think of you.", first)
    assert "Tomorrow is my scan." in post.folded
    assert "Tomorrow is my scan." in post.html


def test_a_yes_by_mail_lets_a_held_mail_go_on_once(posts: World) -> None:
    assert became(mail("ben", "kidney-kitchen", proof="")) == "held: sender"
    assert not Post.objects.exists()
    (question,) = letters_to("ben")
    assert say_yes("ben", question) == "acted: yes"
    assert Post.objects.get().author_id == posts.ben.alias_id
    assert say_yes("ben", question) == "dropped: nobody"
    assert Post.objects.count() == 1


def test_a_no_ends_it(posts: World) -> None:
    became(mail("ben", "kidney-kitchen", proof=""))
    (question,) = letters_to("ben")
    assert say_yes("ben", question, "No, that wasn't me.") == "acted: no"
    assert not Post.objects.exists()
    tidy_mail()
    assert not Incoming.objects.exists()


def test_a_yes_on_the_page_does_the_same(posts: World) -> None:
    became(mail("ben", "kidney-kitchen", proof=""))
    (held,) = held_of(posts.people["ben"])
    for _ in range(2):
        held_say_yes(posts.people["ben"], held.public_id)
        run_until_empty()
    assert Post.objects.count() == 1
    assert not Incoming.objects.exists()
