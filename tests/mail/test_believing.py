"""Who is believed: a token locates, an address proves, and only the one person is asked who may be asked."""

import pytest
from pytest_django.fixtures import Settings

from alongside.accounts.letters import letters_waiting
from alongside.communities.found import change
from alongside.communities.models import Joining
from alongside.threads.models import Post
from tests.mail.post_office import ADDRESSES, became, letters_to, mail, say_yes, token_of
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_proven_address_of_a_member_is_believed_in_any_letters(posts: World) -> None:
    assert became(mail("Ben@POST.test", "kidney-kitchen")) == "acted: posted"
    assert Post.objects.get().author_id == posts.ben.alias_id


def test_a_provider_that_proves_nothing_is_asked_about_once_and_believed_at_the_members_own_token_alone(
    posts: World,
) -> None:
    local = token_of(posts, "ben", posts.thread())
    assert became(mail("ben", local, "First.", proof="none")) == "held: sender"
    (question,) = letters_to("ben")
    assert say_yes("ben", question) == "acted: yes"
    assert became(mail("ben", local, "Second.", proof="none")) == "acted: posted"
    assert became(mail("ben", "kidney-kitchen", proof="none", subject="New")) == "held: sender"
    assert became(mail("ben", token_of(posts, "nora", posts.thread()), "Third.", proof="none")) == "held: sender"


def test_where_nobody_looked_each_mail_is_asked_about(posts: World) -> None:
    local = token_of(posts, "ben", posts.thread())
    for number in range(2):
        assert became(mail("ben", local, f"Words {number}.", proof="")) == "held: sender"
        assert say_yes("ben", letters_to("ben")[-1]) == "acted: yes"
    assert Post.objects.filter(source__startswith="Words").count() == 2


def test_in_a_demo_whoever_tries_it_out_is_believed_and_elsewhere_nobody(posts: World, settings: Settings) -> None:
    settings.MAIL_AUTHSERV, settings.DEMO = "", True
    assert became(mail("ben", "kidney-kitchen", proof="")) == "acted: posted"
    assert became(mail("ben", "kidney-kitchen", "Forged.", proof="fail")) == "held: sender"
    settings.DEMO = False
    assert became(mail("ben", "kidney-kitchen", "Once more.", proof="")) == "held: sender"


def test_what_its_domain_disowns_is_held_even_at_the_members_token_and_the_member_is_asked(posts: World) -> None:
    local = token_of(posts, "ben", posts.thread())
    assert became(mail("ben", local, proof="fail")) == "held: sender"
    (question,) = letters_to("ben")
    assert "could not be sure" in question.text
    assert Post.objects.count() == 1


def test_a_forwarded_mail_that_a_stranger_answers_is_held_and_only_its_owner_hears_of_it(posts: World) -> None:
    local = token_of(posts, "ben", posts.thread())
    assert became(mail("eve@evil.test", local, "Let me in")) == "held: sender"
    assert [letter.to for letter in letters_waiting()] == [ADDRESSES["ben"]]
    (question,) = letters_to("ben")
    assert "eve@evil.test" in question.text
    assert Post.objects.count() == 1


def test_the_owners_yes_posts_it_as_the_owner(posts: World) -> None:
    local = token_of(posts, "ben", posts.thread())
    became(mail("ben-at-work@work.test", local, "From the office"))
    (question,) = letters_to("ben")
    assert say_yes("ben", question) == "acted: yes"
    assert Post.objects.get(number=2).author_id == posts.ben.alias_id


@pytest.mark.parametrize(
    "author",
    [
        "ben@post.test <eve@evil.test>",
        '"ben@post.test" <eve@evil.test>',
        "ben@post.test, eve@evil.test",
        "Ben <ben@post.test> <eve@evil.test>",
    ],
)
def test_a_from_that_can_be_read_in_two_ways_is_nobodys(posts: World, author: str) -> None:
    local = token_of(posts, "ben", posts.thread())
    raw = mail("ben", local).as_bytes().replace(b"From: ben@post.test", b"From: " + author.encode())
    assert became(raw, local) == "held: sender"
    assert became(raw.replace(b"Garlic without", b"Onions without"), "kidney-kitchen") == "held: sender"
    assert {letter.to for letter in letters_waiting()} == {ADDRESSES["ben"]}
    assert Post.objects.count() == 1


def test_two_from_fields_are_nobodys(posts: World) -> None:
    raw = mail("ben", "kidney-kitchen").as_bytes()
    assert became(b"From: eve@evil.test\n" + raw, "kidney-kitchen") == "held: sender"
    assert (
        became(b"From: ada@post.test\n" + raw.replace(b"garlic", b"onion"), "kidney-kitchen")
        == "dropped: ambiguous-from"
    )
    assert not Post.objects.exists()


def test_a_results_field_that_the_sender_wrote_proves_nothing(posts: World) -> None:
    forged = mail("ben", "kidney-kitchen", proof="")
    forged["Authentication-Results"] = "mx.evil.test; dmarc=pass header.from=post.test"
    assert became(forged) == "held: sender"


def test_a_variant_of_a_known_address_is_asked_about_once_and_then_known(posts: World) -> None:
    assert became(mail("ben+lists@post.test", "kidney-kitchen", subject="One")) == "held: sender"
    (question,) = letters_to("ben")
    assert say_yes("ben", question) == "acted: yes"
    assert became(mail("ben+lists@post.test", "kidney-kitchen", "Two words.", subject="Two")) == "acted: posted"
    assert became(mail("ben+lists@post.test", "kidney-kitchen", "Three.", subject="Three", proof="fail")).startswith(
        "held"
    )
    assert Post.objects.count() == 2


def test_a_proven_stranger_hears_once_how_to_join_and_a_forged_one_hears_nothing(posts: World) -> None:
    assert became(mail("eve@evil.test", "kidney-kitchen", proof="")) == "dropped: unknown-sender"
    assert not letters_waiting()
    assert became(mail("eve@evil.test", "kidney-kitchen")) == "refused: not-a-member"
    assert became(mail("eve@evil.test", "kidney-kitchen", subject="Again")) == "dropped: unknown-sender"
    (answer,) = letters_waiting()
    assert answer.to == "eve@evil.test"
    assert "kidney-kitchen-join@" in answer.text


def test_a_person_who_is_no_member_there_is_told_so_with_their_words(posts: World) -> None:
    change(posts.kitchen, joining=Joining.ASK)
    assert became(mail("otto", "kidney-kitchen", "May I?")) == "refused: not-a-member"
    (letter,) = letters_to("otto")
    assert "> May I?" in letter.text
    assert not Post.objects.exists()


def test_another_members_token_posts_only_after_a_yes_and_then_as_its_writer(posts: World) -> None:
    local = token_of(posts, "ben", posts.thread())
    assert became(mail("nora", local, "Hello")) == "held: post"
    assert not letters_to("ben")
    (question,) = letters_to("nora")
    assert say_yes("nora", question) == "acted: yes"
    assert Post.objects.get(number=2).author_id == posts.nora.alias_id
    assert became(mail("otto", local, "Hello")) == "refused: not-a-member"
