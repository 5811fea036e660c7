"""Answers to private words by mail: to that one friend, in new words alone, and nowhere else."""

import pytest

from alongside.aliases.models import Alias
from alongside.friends.access import are_friends
from alongside.friends.end import end
from alongside.mailroom.held import held_of
from alongside.mailroom.tokens import relay_local
from alongside.standing.distance import block
from alongside.threads.models import Post
from tests.mail.letters.arrived import at
from tests.mail.post_office import became, deliver, letters_to, mail
from tests.mail.private.two import friend_of, got, said_to, token_of
from tests.world import World


def test_an_answer_goes_to_the_friend_alone(friends: World) -> None:
    assert became(mail("ben", token_of(friends, "ben"), "Yes, it helps.")) == "acted: private"
    assert said_to(friends, "ada") == ["Yes, it helps."]
    assert not Post.objects.exists()


def test_what_was_quoted_and_the_signature_stay_behind(friends: World) -> None:
    text = "It helps.\n\n-- \nBen Realname\n+49 170 1234567\n\nOn 1 May Heron wrote:\n> The soup was good.\n"
    assert became(mail("ben", token_of(friends, "ben"), text)) in ("acted: private", "held: signature")
    assert said_to(friends, "ada") in (["It helps."], [])


def test_the_same_mail_delivered_twice_is_one_message(friends: World) -> None:
    message = mail("ben", token_of(friends, "ben"), "It helps.")
    deliver(message)
    deliver(message)
    assert said_to(friends, "ada") == ["It helps."]


def test_a_mail_to_a_friends_own_address_goes_to_them_and_with_the_token_beside_it_once(friends: World) -> None:
    relay = relay_local(Alias.objects.get(pk=friends.ada.member_id))
    assert became(mail("ben", relay, "To you alone.")) == "acted: private"
    at(2026, 5, 1, 14)
    deliver(mail("ben", relay, "To both addresses."), relay, token_of(friends, "ben"))
    assert said_to(friends, "ada") == ["To you alone.", "To both addresses."]


def test_to_a_member_who_is_no_friend_it_is_held_and_says_how_to_ask(posts: World) -> None:
    relay = relay_local(Alias.objects.get(pk=posts.ada.member_id))
    assert became(mail("ben", relay, "To you alone.")) == "refused: relay"
    assert f"/a/{posts.ada.alias}/friend/" in letters_to("ben")[-1].text


def test_an_answer_that_also_went_to_the_community_is_asked_about(friends: World) -> None:
    local = token_of(friends, "ben")
    deliver(mail("ben", local, "For whom?"), local, friends.kitchen.mail_name)
    assert said_to(friends, "ada") == []
    assert not Post.objects.exists()


def test_whoever_else_has_the_address_writes_nobody(friends: World) -> None:
    local = token_of(friends, "ben")
    assert became(mail("nora", local, "I am Lily.")) == "refused: not-there"
    assert became(mail("eve@evil.test", local, "I am Lily.")) == "held: sender"
    assert became(mail("ben", local, "I am Lily.", proof="fail")) == "held: sender"
    assert said_to(friends, "ada") == []


@pytest.mark.parametrize("gone", ["ended", "blocked"])
def test_what_reaches_the_other_no_more_comes_back_with_every_word_and_one_reason(friends: World, gone: str) -> None:
    local = token_of(friends, "ben")
    heron, lily = friend_of(friends, "ada"), friend_of(friends, "ben")
    if gone == "ended":
        end(heron, by=friends.ada)
    else:
        block(lily.me, by=friends.ada)
    assert became(mail("ben", local, "Are you there?")) == "refused: refused"
    story = held_of(friends.people["ben"])[0].story
    assert "Are you there?" in story.text
    assert story.why.startswith("What you write here doesn't reach Heron any more.")


def test_yes_accepts_and_no_declines(asked: World) -> None:
    assert became(mail("ben", token_of(asked, "ben"), "Yes")) == "acted: accepted"
    assert are_friends(friend_of(asked, "ada"))


def test_yes_with_more_words_accepts_and_brings_them(asked: World) -> None:
    assert became(mail("ben", token_of(asked, "ben"), "Yes, gladly! I liked your soup.")) == "acted: private"
    assert are_friends(friend_of(asked, "ada"))
    assert said_to(asked, "ada") == ["Yes, gladly! I liked your soup."]


def test_no_declines_and_the_other_hears_nothing(asked: World) -> None:
    local = token_of(asked, "ben")
    assert became(mail("ben", local, "No, sorry")) == "acted: declined"
    assert said_to(asked, "ada") == []
    assert not got("ada")
    assert not letters_to("ada")
    assert not are_friends(friend_of(asked, "ada"))


def test_a_no_with_many_words_does_nothing_and_comes_back(asked: World) -> None:
    assert became(mail("ben", token_of(asked, "ben"), "No idea, who are you? Tell me more.")) == "refused: neither"
    assert friend_of(asked, "ben")


def test_other_words_are_a_text_answer_and_accept_nothing(asked: World) -> None:
    assert became(mail("ben", token_of(asked, "ben"), "Which garlic do you use?")) == "acted: private"
    assert said_to(asked, "ada") == ["Which garlic do you use?"]
    assert not are_friends(friend_of(asked, "ada"))


def test_somebody_who_speaks_of_ending_their_life_gets_help_lines_and_nobody_else_hears(friends: World) -> None:
    deliver(mail("ben", token_of(friends, "ben"), "I want to end my life tonight."))
    assert said_to(friends, "ada") == ["I want to end my life tonight."]
    assert [letter for letter in letters_to("ben") if letter.subject == "A few words for you"]
    assert not letters_to("mia")
