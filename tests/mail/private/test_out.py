"""Private words by mail: written anew for the one of two, in time, and never to anybody else."""

from datetime import date
from email.utils import parseaddr

from alongside.accounts.letters import letters_waiting
from alongside.accounts.rest import WEEK, rest
from alongside.friends.conversations.take_back import take_back
from alongside.friends.end import end
from alongside.mail.sending.letters import hand_over_letters
from alongside.mailroom.addresses import find_destination, our_local
from alongside.mailroom.standing import rest_mail
from alongside.notify.choose import choose_mail, end_mail, pause_mail
from alongside.standing.distance import block, mute
from tests.mail.letters.arrived import at, html, plain
from tests.mail.post_office import ADDRESSES
from tests.mail.private.two import friend_of, got, reply_address, words_got, write_to_other
from tests.world import World

EVERYBODY = ("ada", "ben", "mia", "nora", "otto")


def test_words_to_a_friend_come_by_mail_and_to_nobody_else(friends: World) -> None:
    got("ben")
    write_to_other(friends, "ada", "The soup was *good*.")
    at(2026, 5, 1, 13, 11)
    assert "The soup was good." in words_got("ben")[-1].replace("*", "")
    assert not [name for name in EVERYBODY if name != "ben" and any("soup" in words for words in words_got(name))]


def test_it_comes_from_the_alias_and_leads_back_to_this_conversation_alone(friends: World) -> None:
    got("ben")
    write_to_other(friends, "ada", "The soup was good.")
    at(2026, 5, 1, 13, 11)
    letter = got("ben")[-1]
    name, sender = parseaddr(str(letter["From"]))
    assert name == "Heron"
    relay = find_destination(our_local(sender) or "").relay
    assert relay
    assert relay.alias_id == friends.ada.member_id
    token = find_destination(our_local(reply_address(letter)) or "").token
    assert token
    assert token.alias_id == friends.ben.member_id
    assert token.side_id == friend_of(friends, "ben").side.pk
    assert letter["Subject"] == "Heron wrote to you"
    assert letter["List-Post"] == "NO"
    assert "kidney" not in str(letter["Subject"]).lower()


def test_no_address_of_either_stands_in_it(friends: World) -> None:
    write_to_other(friends, "ada", "The soup was good.")
    at(2026, 5, 1, 13, 11)
    for letter in got("ben"):
        assert not [one for one in ADDRESSES.values() if one in letter.as_string() + plain(letter) + html(letter)]


def test_words_that_were_taken_back_in_time_are_in_no_mail(friends: World) -> None:
    got("ben")
    said = write_to_other(friends, "ada", "The soup was salty.")
    at(2026, 5, 1, 13, 5)
    take_back(friend_of(friends, "ada"), said.number, by=friends.ada)
    at(2026, 5, 1, 13, 30)
    assert not [words for words in words_got("ben") if "salty" in words]


def test_words_taken_back_while_the_mail_waits_to_leave_are_in_none(friends: World) -> None:
    got("ben")
    said = write_to_other(friends, "ada", "The soup was salty.")
    at(2026, 5, 1, 13, 11)
    assert letters_waiting()
    take_back(friend_of(friends, "ada"), said.number, by=friends.ada)
    assert not [words for words in words_got("ben") if "salty" in words]
    assert not letters_waiting()


def test_a_letter_that_waits_holds_no_words_and_no_address(friends: World) -> None:
    got("ben")
    write_to_other(friends, "ada", "The soup was salty.")
    at(2026, 5, 1, 13, 11)
    (letter,) = letters_waiting()
    assert (letter.to, letter.subject, letter.text) == ("", "", "")
    assert "salty" not in letter.about


def test_whoever_writes_on_fills_one_mail(friends: World) -> None:
    before = len(got("ben"))
    for minute, words in enumerate(("One.", "Two.", "Three.")):
        at(2026, 5, 1, 13, minute)
        write_to_other(friends, "ada", words)
    at(2026, 5, 1, 13, 11)
    at(2026, 5, 1, 13, 13)
    at(2026, 5, 1, 14)
    (mail,) = words_got("ben")[before:]
    assert mail.index("One.") < mail.index("Two.") < mail.index("Three.")


def test_nothing_is_sent_twice_and_nothing_is_left_out(friends: World) -> None:
    before = len(got("ben"))
    for hour in (14, 15, 16):
        at(2026, 5, 1, hour)
        write_to_other(friends, "ada", f"At {hour}.")
    at(2026, 5, 1, 17)
    assert sum(words.count("At 15.") for words in words_got("ben")[before:]) == 1
    assert sum(words.count("At ") for words in words_got("ben")[before:]) == 3


def test_a_night_is_waited_for_and_its_words_come_together(friends: World) -> None:
    before = len(got("ben"))
    choose_mail(by=friends.ben, quiet=(22, 7))
    for hour in (23, 24 + 1, 24 + 3):
        at(2026, 5, 1 + hour // 24, hour % 24)
        write_to_other(friends, "ada", f"Awake at {hour % 24}.")
    at(2026, 5, 2, 6)
    assert len(got("ben")) == before
    at(2026, 5, 2, 7, 1)
    (mail,) = words_got("ben")[before:]
    assert all(f"Awake at {hour}." in mail for hour in (23, 1, 3))


def test_whoever_wants_no_mail_or_rests_gets_none(friends: World) -> None:
    before = len(got("ben"))
    stops = [
        lambda: pause_mail(date(2026, 5, 9), by=friends.ben),
        lambda: (pause_mail(None, by=friends.ben), rest_mail(friends.ben.member_id, because="bounces")),
        lambda: end_mail(by=friends.ben),
        lambda: rest(by=friends.people["ben"], lasts=WEEK),
    ]
    for hour, stop in enumerate(stops, 14):
        at(2026, 5, 1, hour)
        stop()
        write_to_other(friends, "ada", "Hello.")
    at(2026, 5, 1, 20)
    assert len(got("ben")) == before


def test_nothing_comes_of_somebody_muted_blocked_or_left_also_when_it_was_about_to_leave(friends: World) -> None:
    before = len(got("ben"))
    heron = friend_of(friends, "ben").other
    write_to_other(friends, "ada", "Hello.")
    at(2026, 5, 1, 13, 11)
    assert letters_waiting()
    mute(heron, by=friends.ben)
    hand_over_letters()
    write_to_other(friends, "ada", "Hello again.")
    at(2026, 5, 1, 14)
    block(heron, by=friends.ben)
    at(2026, 5, 1, 15)
    assert len(got("ben")) == before


def test_a_friendship_that_ended_sends_no_mail(friends: World) -> None:
    before = len(got("ben"))
    write_to_other(friends, "ada", "Hello.")
    end(friend_of(friends, "ben"), by=friends.ben)
    at(2026, 5, 1, 14)
    assert len(got("ben")) == before


def test_a_discreet_mail_says_only_that_there_is_something_new_once_a_day(friends: World) -> None:
    before = len(got("ben"))
    choose_mail(by=friends.ben, discreet=True)
    for hour in (14, 16, 18):
        at(2026, 5, 1, hour)
        write_to_other(friends, "ada", "The soup was good.")
    at(2026, 5, 1, 20)
    (letter,) = got("ben")[before:]
    assert letter["Subject"] == "There is something new for you"
    said = letter.as_string().lower()
    assert not [word for word in ("heron", "lily", "kidney", "soup", "list-id", "reply-to", "/f/") if word in said]


def test_a_content_note_stands_before_the_words(friends: World) -> None:
    got("ben")
    write_to_other(friends, "ada", "The scan was bad.", note="scan-results")
    at(2026, 5, 1, 13, 11)
    words = words_got("ben")[-1]
    assert words.startswith("Before you read this")
    assert words.index("Before you read this") < words.index("The scan was bad.")


def test_words_of_money_from_somebody_new_to_one_stand_below_a_warning(friends: World) -> None:
    got("ben")
    write_to_other(friends, "ada", "Could you send me 200 euros by Western Union today?")
    at(2026, 5, 1, 13, 11)
    words = words_got("ben")[-1]
    assert words.index("You owe nobody any.") < words.index("Western Union")


def test_an_ask_says_who_asks_their_words_and_how_to_answer(asked: World) -> None:
    at(2026, 5, 1, 12, 11)
    (letter,) = got("ben")
    assert letter["Subject"] == "Heron asks to be friends"
    words = plain(letter)
    assert "We both wrote about garlic." in words
    assert "answer this mail with the word yes" in " ".join(words.split())
    assert not got("ada")
