"""What isn't clear is asked about, at the member's own address, and a yes in words goes on with it once."""

import pytest

from alongside.core.jobs import run_until_empty
from alongside.mailroom.message_ids import message_id_of
from alongside.mailroom.models import MailStanding
from alongside.mailroom.standing import find_rest, rest_mail
from alongside.mailroom.tokens import relay_local
from alongside.memberships.access import get_alias
from alongside.threads.models import Post
from tests.hosting.pairs.agreeing import let_go
from tests.mail.post_office import became, letters_to, mail, say_yes

pytestmark = pytest.mark.django_db


def relay_of(world, name: str) -> str:
    return relay_local(get_alias(world.ada, world.viewer(name).alias))


def test_an_answer_that_ignores_reply_to_stays_private_until_its_writer_says_yes(posts):
    post = posts.post()
    private = mail("ben", relay_of(posts, "ada"), "Just for you.", In_Reply_To=message_id_of(post))
    assert became(private) == "held: post"
    assert Post.objects.count() == 1
    (question,) = letters_to("ben")
    assert "Just for you." in question.text
    assert say_yes("ben", question) == "acted: yes"
    answer = Post.objects.get(number=2)
    assert (answer.source, answer.thread_id) == ("Just for you.", post.thread_id)


def test_no_leaves_it_private_for_good_and_the_words_stay_with_their_writer(posts):
    post = posts.post()
    became(mail("ben", relay_of(posts, "ada"), "Just for you.", In_Reply_To=message_id_of(post)))
    (question,) = letters_to("ben")
    assert say_yes("ben", question, "No.") == "acted: no"
    assert say_yes("ben", question) == "dropped: nobody"
    assert Post.objects.count() == 1


def test_a_stranger_and_a_forger_learn_nothing_at_an_authors_address(posts):
    local = relay_of(posts, "ada")
    assert became(mail("otto", local, "Hello")) == "dropped: relay-stranger"
    assert became(mail("ben", local, "Hello", proof="fail")) == "dropped: relay-stranger"
    assert became(mail("eve@evil.test", local, "Hello")) == "dropped: relay-stranger"
    assert letters_to("otto") == letters_to("ben") == []


def test_only_who_was_asked_can_say_yes_and_a_vacation_reply_is_no_yes(posts):
    became(mail("ben", "kidney-kitchen-leave", "bye"))
    (question,) = letters_to("ben")
    assert say_yes("nora", question) == "dropped: confirm-stranger"
    away = mail("ben", question.reply_to, "Yes, I am away.", Auto_Submitted="auto-replied")
    assert became(away).startswith("dropped")
    assert say_yes("ben", question, "I am not sure what this is.") == "refused: neither"
    assert posts.ben.is_member
    assert say_yes("ben", question) == "acted: yes"
    assert not posts.ben.is_member


def test_any_mail_from_a_member_brings_mail_back_and_a_forged_one_does_not(posts):
    rest_mail(posts.ben.alias_id, because="bounces")
    became(mail("ben", "kidney-kitchen-help", "?", proof="fail"))
    assert find_rest(posts.ben.alias_id) is not None
    became(mail("ben", "kidney-kitchen-help", "?"))
    assert not MailStanding.objects.exists()


def test_held_mail_of_somebody_let_go_acts_for_nobody(posts):
    post = posts.post()
    became(mail("ben", relay_of(posts, "ada"), "Just for you.", In_Reply_To=message_id_of(post)))
    (question,) = letters_to("ben")
    let_go(posts, "ben")
    run_until_empty()
    say_yes("ben", question)
    run_until_empty()
    assert Post.objects.count() == 1
    assert not posts.ben.is_member
