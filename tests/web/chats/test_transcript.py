"""What is kept of a chat: three things to each question, then all, as a file; without whom asked to be left out."""

import pytest

from alongside.chats.call_off import call_off
from alongside.chats.hour.begin import begin, begin_chats
from alongside.chats.hour.end import end_hour, end_hours
from alongside.chats.hour.say import say
from alongside.standing.distance import block
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.web.chats.said import said_when
from tests.chats.evenings import alias_of, evening, utc
from tests.chats.hour.rooms import line, now, over, slow
from tests.moments import at
from tests.web.threads.browsing import browse
from tests.web.threads.test_ceilings import newcomer
from tests.world import World


def test_the_hour_is_read_by_question_with_side_remarks_apart(world: World) -> None:
    chat = slow(world)
    for number in range(5):
        line(world, chat, f"Thing {number}.", by="mia")
    line(world, chat, "Aside.", to=0)
    over(now(chat))
    page, path = browse(world, "nora"), f"/chat/{chat.public_id}/transcript/"
    assert browse(world, "nora").client.get(f"/chat/{chat.public_id}/").headers["Location"] == path
    shown = page.get(path)
    assert "What helps you at night?" in shown
    assert "Thing 2." in shown
    assert "Thing 4." not in shown
    assert "Aside." in shown
    whole = page.get(f"{path}?question=1")
    assert "Thing 4." in whole
    assert "Aside." not in whole
    assert "Aside." in page.get(f"{path}?question=side")
    page.get(f"{path}?question=77", status=404)


def test_what_the_thread_says_later_is_no_part_of_it_and_the_way_there_is_shown(world: World) -> None:
    chat = slow(world)
    said = line(world, chat)
    over(now(chat))
    reply(now(chat).thread, by=world.mia, words=Words("Weeks later."), answers=said)
    page, path = browse(world, "nora"), f"/chat/{chat.public_id}/transcript/"
    assert "Weeks later." not in page.get(path)
    assert "Weeks later." not in page.get(f"{path}?question=1")
    assert f"/t/{chat.thread.public_id}/" in page.get(path)
    assert "This is from a chat." in page.get(f"/t/{chat.thread.public_id}/")


def test_who_asks_to_be_left_out_is_in_no_page_and_no_file_and_may_come_back(world: World) -> None:
    chat = slow(world)
    line(world, chat, "A cup of tea.", by="ben")
    over(now(chat))
    ben, path = browse(world, "ben"), f"/chat/{chat.public_id}/"
    assert ben.post(f"{path}voice/").status_code == 303
    for below in ("transcript/", "transcript/?question=1", "conversation.txt", "conversation.html"):
        assert "A cup of tea." not in browse(world, "nora").get(f"{path}{below}"), below
    assert "Keep my words in" in ben.get(f"{path}transcript/")
    ben.post(f"{path}voice/", back="1")
    assert "A cup of tea." in browse(world, "nora").get(f"{path}conversation.txt")


def test_a_file_has_a_name_that_tells_nothing_and_leaves_out_whom_its_reader_blocked(world: World) -> None:
    chat = slow(world)
    line(world, chat, "A cup of tea.", by="ben")
    line(world, chat, "Two cups.", by="mia")
    path = f"/chat/{chat.public_id}/conversation."
    browse(world, "nora").get(f"{path}txt", status=404)  # not before it is over
    over(now(chat))
    block(alias_of(world, "ben"), by=world.nora)
    answer = browse(world, "nora").client.get(f"{path}html")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="conversation.html"'
    assert "A cup of tea." not in answer.content.decode()
    assert "Two cups." in answer.content.decode()
    browse(world, "nora").get(f"{path}pdf", status=404)


def test_first_words_of_somebody_new_wait_are_let_in_by_a_tap_and_seen_by_their_writer_meanwhile(world: World) -> None:
    chat = slow(world)
    robin = newcomer(world, 1)
    said = say(chat, by=robin, words=Words("May I say something?"), question=None)
    path = f"/chat/{chat.public_id}/"
    assert "May I say something?" not in browse(world, "nora").get(f"{path}?after=1")
    host = browse(world, "ada")
    waiting = host.get(f"{path}waiting/")
    assert "May I say something?" in waiting
    read = waiting.partition('name="read" value="')[2].partition('"')[0]
    answer = host.post(f"/p/{said.public_id}/release/", read=read, because="I have read it. It is fine here.")
    assert answer.status_code == 303
    assert "May I say something?" in browse(world, "nora").get(f"{path}?after=1")
    assert "Nothing waits here." in host.get(f"{path}waiting/")


def test_a_chat_that_was_called_off_says_so_first(world: World) -> None:
    chat = evening(world)
    call_off(chat, by=world.ada)
    shown = browse(world, "nora").get(f"/chat/{chat.public_id}/")
    assert "This chat was called off." in shown
    assert "Write your answer ahead" not in shown
    answer = browse(world, "nora").post(f"/chat/{chat.public_id}/ahead/1/", text="Kept words.")
    assert answer.status_code == 422
    assert "Kept words." in answer.content.decode()


@pytest.mark.parametrize(
    ("began", "ended", "shown", "kept"),
    [
        ("18:46", "18:52", "Monday, June 7, 2027, from 6:46 p.m. to 6:52 p.m.", "2027-06-07 18:46 – 18:52"),
        ("19:20", "19:58", "Monday, June 7, 2027, from 7:20 p.m. to 7:58 p.m.", "2027-06-07 19:20 – 19:58"),
        ("18:50", "18:50", "Monday, June 7, 2027, 6:50 p.m.", "2027-06-07 18:50"),
    ],
    ids=["early", "late", "in one minute"],
)
def test_it_says_when_the_hour_really_was(world: World, began: str, ended: str, shown: str, kept: str) -> None:
    at(utc("2027-06-01 12:00"))
    chat = evening(world, wall_begins="2027-06-07T19:00", zone="Etc/UTC")
    assert said_when(chat).there == "Monday, June 7, 2027, from 7 p.m. to 8 p.m."
    at(utc(f"2027-06-07 {began}"))
    begin(chat, by=world.ada)
    at(utc(f"2027-06-07 {ended}"))
    end_hour(now(chat), by=world.ada)
    over(now(chat))
    assert shown in browse(world, "nora").get(f"/chat/{chat.public_id}/transcript/")
    assert f"{kept} (Etc/UTC)" in browse(world, "nora").get(f"/chat/{chat.public_id}/conversation.txt")


def test_an_hour_past_midnight_says_both_days_and_one_that_nobody_opened_in_time_says_when_it_began(
    world: World,
) -> None:
    at(utc("2027-06-01 12:00"))
    chat = evening(world, wall_begins="2027-06-07T23:30", zone="Etc/UTC")
    both = "from Monday, June 7, 2027, 11:30 p.m. to Tuesday, June 8, 2027, 12:30 a.m."
    assert both in browse(world, "nora").get(f"/chat/{chat.public_id}/")
    at(utc("2027-06-08 09:15"))  # the server was down that night
    begin_chats()
    end_hours()
    over(now(chat))
    assert "Tuesday, June 8, 2027, 9:15 a.m." in browse(world, "nora").get(f"/chat/{chat.public_id}/transcript/")
    assert "2027-06-08 09:15 (Etc/UTC)" in browse(world, "nora").get(f"/chat/{chat.public_id}/conversation.html")


def test_an_hour_in_which_clocks_are_put_back_never_seems_to_end_before_it_began(world: World) -> None:
    at(utc("2027-10-01 12:00"))
    chat = evening(world, wall_begins="2027-10-31T02:30", zone="Europe/Berlin")
    assert said_when(chat).there == "Sunday, Oct. 31, 2027, 2:30 a.m."
