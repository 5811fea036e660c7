"""The slow lane by mail: one message for each question, with what was said to it, and never a line by itself."""

from datetime import timedelta

from alongside.chats.access import questions_of
from alongside.chats.hour.ahead import write_ahead
from alongside.chats.hour.voices import leave_me_out
from alongside.chats.models import Chat, State
from alongside.mail.chats.slow_lane import mail_questions
from alongside.mail.sending.fan_out import mail_post
from alongside.memberships.models import Membership
from alongside.notify.choose import choose_mail
from alongside.notify.models import MailChoice
from alongside.standing.distance import block, mute
from alongside.threads.follow import mute_thread, read_to
from alongside.threads.models import Post
from alongside.threads.saying import Words
from alongside.threads.withdraw import withdraw
from tests.chats.evenings import alias_of
from tests.mail.chats.hours import NIGHT, answer, begin_evening, got, let_hour_end, plan_evening
from tests.mail.letters.arrived import at, html, plain
from tests.mail.post_office import ADDRESSES
from tests.world import World


def questions_to(name: str) -> list[str]:
    """Which questions somebody got, by their numbers."""
    return [str(letter["Subject"])[:2] for letter in got(name) if str(letter["Subject"]).startswith("T")]


def held(readers: World) -> Chat:
    """An hour in which Heron and Maple talked, and two who read by mail were not there."""
    chat = begin_evening(readers)
    answer(readers, chat, "Warm *milk*.", by="ada")
    answer(readers, chat, "A dull book.", by="mia")
    answer(readers, chat, "Pills, once.", by="mia", number=2)
    answer(readers, chat, "My cat says hello.", by="ada", number=None)
    return chat


def test_each_reader_gets_one_mail_for_each_question_with_what_was_said_to_it(readers: World) -> None:
    let_hour_end(held(readers))
    for name in ("ben", "nora"):
        assert questions_to(name) == ["T1", "T2"]
        first, second = (letter for letter in got(name) if str(letter["Subject"]).startswith("T"))
        assert str(first["Subject"]) == f"T1: {NIGHT}"
        for words in (plain(first), html(first)):
            assert all(said in words for said in ("Heron", "milk", "Maple", "A dull book."))
            assert "Pills" not in words
            assert "cat" not in words
        assert "Pills, once." in plain(second)


def test_nobody_else_gets_one(readers: World) -> None:
    MailChoice.objects.filter(pk=readers.nora.member_id).update(chats="page")
    let_hour_end(held(readers))
    assert not [name for name in ("ada", "mia", "nora", "otto") if questions_to(name)]


def test_nothing_of_a_chat_is_mailed_before_the_hour_is_over(readers: World) -> None:
    held(readers)
    at(2026, 5, 2, 17, 59)
    assert not [letter for name in ("ben", "nora") for letter in got(name) if "Soon" not in str(letter["Subject"])]


def test_no_line_is_mailed_by_itself_in_the_hour_in_the_slow_lane_or_later(readers: World) -> None:
    chat = held(readers)
    let_hour_end(chat)
    before = {name: len(got(name)) for name in ("ben", "nora")}
    answer(readers, chat, "Later words.", by="mia")
    at(2026, 5, 4, 17, 59)
    answer(readers, chat, "The last words.", by="mia")
    at(2026, 5, 4, 18, 5)
    at(2026, 5, 4, 19)
    assert Chat.objects.get(pk=chat.pk).state == State.OVER
    for post in Post.objects.filter(thread=chat.thread):
        mail_post(post=post.pk)
    at(2026, 5, 4, 20)
    assert {name: len(got(name)) for name in ("ben", "nora")} == before


def test_when_it_is_over_further_answers_come_as_any_posts_do(readers: World) -> None:
    chat = held(readers)
    let_hour_end(chat)
    at(2026, 5, 4, 19)
    chat.refresh_from_db()
    assert chat.thread
    readers.answer(chat.thread, "A thought since then.", by="ada")
    at(2026, 5, 4, 20)
    assert any("A thought since then." in plain(letter) for letter in got("nora"))


def test_what_was_read_on_the_page_is_not_mailed(readers: World) -> None:
    chat = begin_evening(readers)
    answer(readers, chat, "Warm milk.", by="ada")
    assert chat.thread
    chat.thread.refresh_from_db()
    read_to(chat.thread, chat.thread.last_number, by=readers.ben)
    answer(readers, chat, "Pills, once.", by="mia", number=2)
    let_hour_end(chat)
    assert questions_to("ben") == ["T2"]
    assert questions_to("nora") == ["T1", "T2"]


def test_what_was_read_while_the_mail_waited_for_morning_is_not_mailed(readers: World) -> None:
    choose_mail(by=readers.ben, quiet=(18, 8))
    chat = held(readers)
    let_hour_end(chat)
    assert not questions_to("ben")
    assert chat.thread
    chat.thread.refresh_from_db()
    read_to(chat.thread, chat.thread.last_number, by=readers.ben)
    at(2026, 5, 3, 7, 1)
    assert not questions_to("ben")


def test_quiet_hours_are_kept_and_what_was_said_meanwhile_is_in_it(readers: World) -> None:
    choose_mail(by=readers.ben, quiet=(18, 8))
    chat = held(readers)
    let_hour_end(chat)
    answer(readers, chat, "And in the night: rain.", by="mia")
    at(2026, 5, 3, 7, 1)
    assert questions_to("ben") == ["T1", "T2"]
    assert "rain" in plain(got("ben", "T1")[0])


def test_what_was_taken_back_or_is_to_be_left_out_is_in_no_mail(readers: World) -> None:
    chat = held(readers)
    withdraw(Post.objects.get(source="A dull book."), by=readers.mia)
    leave_me_out(chat, by=readers.ada)
    let_hour_end(chat)
    (letter,) = got("ben", "T1")
    assert not [said for said in ("milk", "dull") if said in plain(letter) + html(letter)]
    assert "Nobody has answered this yet" in plain(letter)


def test_nobody_gets_lines_of_whom_they_keep_away_nor_what_they_would_rather_not_meet(readers: World) -> None:
    chat = held(readers)
    answer(readers, chat, "The scan was bad.", by="ada", notes=("scans",))
    block(alias_of(readers, "mia"), by=readers.ben)
    mute(alias_of(readers, "ada"), by=readers.nora)
    Membership.objects.filter(pk=readers.ben.member_id).update(hidden_notes=["scans"])
    let_hour_end(chat)
    (ben,), (nora,) = got("ben", "T1"), got("nora", "T1")
    assert ["milk" in plain(one) for one in (ben, nora)] == [True, False]
    assert ["dull" in plain(one) for one in (ben, nora)] == [False, True]
    assert "scan" not in plain(ben) + html(ben)
    assert "Maple" not in plain(ben) + html(ben)


def test_whoever_blocked_the_host_gets_the_question_still_without_their_name(readers: World) -> None:
    chat = held(readers)
    block(alias_of(readers, "ada"), by=readers.ben)
    let_hour_end(chat)
    (letter,) = got("ben", "T1")
    assert "Heron" not in letter.as_string() + plain(letter) + html(letter)
    assert NIGHT in plain(letter)


def test_what_carries_a_content_note_stands_last_after_empty_space(readers: World) -> None:
    chat = begin_evening(readers)
    answer(readers, chat, "She died at home.", by="ada", notes=("death",))
    answer(readers, chat, "A dull book.", by="mia")
    let_hour_end(chat)
    words = plain(got("nora", "T1")[0]).replace("\r\n", "\n")
    assert words.index("Heron, about") < words.index("A dull book.") < words.index("You can stop here")
    assert words.index("You can stop here") < words.index("\n" * 12) < words.index("She died at home.")


def test_whoever_wants_quiet_from_the_chats_thread_gets_none(readers: World) -> None:
    chat = held(readers)
    assert chat.thread
    mute_thread(chat.thread, by=readers.ben)
    let_hour_end(chat)
    assert not questions_to("ben")


def test_the_same_job_twice_is_one_mail_each(readers: World) -> None:
    chat = held(readers)
    let_hour_end(chat)
    for minute in (40, 50):
        mail_questions(chat=chat.pk)
        at(2026, 5, 2, 18, minute)
    assert questions_to("ben") == questions_to("nora") == ["T1", "T2"]


def test_a_discreet_reader_gets_one_mail_in_all_that_names_nothing(readers: World) -> None:
    choose_mail(by=readers.ben, discreet=True)
    let_hour_end(held(readers))
    letters = [letter for letter in got("ben") if str(letter["Subject"]) != "A reminder for you"]
    assert [str(letter["Subject"]) for letter in letters] == ["There is something new for you"]
    said = letters[0].as_string().lower()
    assert not [word for word in ("kidney", "sleep", "night", "t1", "heron", "list-id", "reply-to") if word in said]


def test_a_long_evening_is_cut_with_a_link_to_all_of_it(readers: World) -> None:
    chat = begin_evening(readers)
    for number in range(20):
        answer(readers, chat, f"Line {number}. " + "Long words here. " * 110, by=("ada", "mia")[number % 2])
    let_hour_end(chat)
    (letter,) = got("nora", "T1")
    words = plain(letter).replace("\r\n", "\n")
    assert "Line 0." in words
    assert "Line 19." not in words
    assert len(words) < 35_000
    assert f"All of it is on the page:\nhttp://localhost:8000/chat/{chat.public_id}/" in words


def test_it_says_until_when_there_is_time_by_the_readers_clock(readers: World) -> None:
    chat = held(readers)
    let_hour_end(chat)
    assert chat.slow_from
    assert chat.slow_until
    assert chat.slow_until - chat.slow_from == timedelta(hours=48)
    assert "until Monday, May 4, 2026, 7 p.m. by your clock (Europe/Lisbon)" in " ".join(
        plain(got("ben", "T1")[0]).split()
    )


def test_it_can_be_ended_stands_in_the_list_and_names_nobodys_mailbox(readers: World) -> None:
    chat = held(readers)
    let_hour_end(chat)
    for letter in got("ben", "T"):
        assert "kidney" in str(letter["List-Id"]).lower()
        assert str(letter["List-Unsubscribe-Post"]) == "List-Unsubscribe=One-Click"
        whole = letter.as_string() + plain(letter) + html(letter)
        assert not [one for one in ADDRESSES.values() if one in whole]
        assert str(letter["From"]) == str(letter["To"]) == str(letter["Reply-To"])
        assert not {"Cc", "Sender", "Received"} & set(letter.keys())


def test_a_letter_of_the_day_says_that_there_was_a_chat_and_holds_no_line(readers: World) -> None:
    choose_mail(by=readers.mia, mail="daily", discreet=False, hour=20, zone="UTC", quiet=None)
    chat = begin_evening(readers)
    answer(readers, chat, "Warm milk.", by="ada")
    at(2026, 5, 2, 20, 1)
    (letter,) = got("mia", "Kidney Kitchen")
    for words in (plain(letter), html(letter)):
        assert "How do you sleep?" in words
        assert "There was a chat." in words
        assert f"/chat/{chat.public_id}/" in words
        assert "milk" not in words
        assert NIGHT not in words
    at(2026, 5, 3, 20, 1)
    assert len(got("mia", "Kidney Kitchen")) == 1


def test_whoever_wrote_ahead_and_could_not_come_gets_what_was_said(readers: World) -> None:
    chat = plan_evening(readers)
    for asked in questions_of(chat):
        write_ahead(asked, by=readers.ben, words=Words(f"Ahead to {asked.number}."))
    at(2026, 5, 2, 17)
    at(2026, 5, 2, 17, 6)
    answer(readers, chat, "Warm milk.", by="ada")
    at(2026, 5, 2, 17, 21)
    let_hour_end(chat)
    assert "Warm milk." in plain(got("ben", "T1")[0])
    assert "Ahead to 1." in plain(got("nora", "T1")[0])
