"""A chat's page before, in and after its hour, as members meet it; to anybody else there is nothing."""

import pytest

from alongside.chats.guests import set_guest
from alongside.chats.hour.here import say_here
from alongside.chats.hour.lead import pin
from alongside.standing.distance import block, mute
from tests.chats.evenings import alias_of, evening
from tests.chats.hour.rooms import begun, line, minutes, now, over, question, slow
from tests.web.threads.browsing import browse
from tests.world import World


def test_before_the_hour_the_page_tells_when_what_and_who(world: World) -> None:
    chat = evening(world)
    set_guest(chat, alias_of(world, "ben"), "a nurse", is_co_host=False, by=world.ada)
    page = browse(world, "nora").get(f"/chat/{chat.public_id}/")
    for words in ("How do you sleep?", "Come in and take a chair.", "What helps you at night?", "Europe/Berlin",
                  "a nurse", "Lily", "Write your answer ahead", "calendar.ics"):  # fmt: skip
        assert words in page, words
    assert "<title>A conversation</title>" in page


@pytest.mark.parametrize("name", ["", "otto"])
def test_to_anybody_but_members_there_is_nothing(world: World, name: str) -> None:
    chat = begun(world, 6)
    line(world, chat)
    for below in ("", "say/", "ahead/2/", "calm/", "end/", "waiting/", "transcript/", "conversation.txt"):
        browse(world, name).get(f"/chat/{chat.public_id}/{below}", status=404)


def test_an_answer_ahead_is_kept_changed_and_taken_back(world: World) -> None:
    chat = evening(world)
    page, path = browse(world, "ben"), f"/chat/{chat.public_id}/"
    assert page.post(f"{path}ahead/1/", text="A warm brick.", notes="").status_code == 303
    assert "A warm brick." in page.get(path)
    assert "A warm brick." in page.get(f"{path}ahead/1/")
    assert "A warm brick." not in browse(world, "ada").get(path)
    page.post(f"{path}ahead/1/", **{"take-back": "1"})
    assert "A warm brick." not in page.get(path)


def test_in_the_hour_lines_stand_with_their_question(world: World) -> None:
    chat = begun(world, 6)
    said = line(world, chat, "A cup of tea.")
    line(world, chat, "Hello all.", by="mia", to=0)
    page = browse(world, "nora").get(f"/chat/{chat.public_id}/")
    assert 'data-question="1"' in page
    assert f'id="post-{said.public_id}"' in page
    assert "a side remark" in page
    assert "to T1" in page
    assert f'data-live="/live/{chat.thread.public_id}/?from=' in page


def test_a_line_is_said_with_a_form_and_stands_on_the_page(world: World) -> None:
    chat = begun(world, 6)
    page, path = browse(world, "nora"), f"/chat/{chat.public_id}/"
    answer = page.post(f"{path}say/", text="Chamomile.", question="1", notes="death", once="abc")
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith(f"{path}?at=")
    shown = browse(world, "ben").get(path)
    assert "Chamomile." in shown
    assert "This speaks of: death" in shown


def test_what_is_refused_comes_back_with_its_words_and_its_question(world: World) -> None:
    chat = begun(world, 6)
    answer = browse(world, "nora").post(f"/chat/{chat.public_id}/say/", text="long " * 500, question="1", once="x")
    assert answer.status_code == 422
    assert "long long" in answer.content.decode()
    assert "A line has room for" in answer.content.decode()
    assert 'name="question" value="1" checked' in answer.content.decode()


def test_an_answer_to_a_line_belongs_to_the_lines_question(world: World) -> None:
    chat = begun(world, 6)
    said = line(world, chat)
    page, path = browse(world, "nora"), f"/chat/{chat.public_id}/"
    assert "A cup of tea." in page.get(f"{path}say/?to={said.public_id}")
    page.post(f"{path}say/", text="With honey?", answers=said.public_id, once="y")
    shown = page.get(f"{path}?question=1")
    assert "With honey?" in shown
    assert "answers Lily" in shown


def test_lines_are_read_by_question_before_and_after(world: World) -> None:
    chat = begun(world, 6)
    said = [line(world, chat, f"Line {number}.", by="mia").number for number in range(3)]
    line(world, chat, "Aside.", by="ben", to=0)
    page, path = browse(world, "nora"), f"/chat/{chat.public_id}/"
    assert "Aside." not in page.get(f"{path}?question=1")
    assert "Line 1." not in page.get(f"{path}?question=side")
    assert "Aside." in page.get(f"{path}?question=side")
    after = page.get(f"{path}?after={said[1]}")
    assert "Line 2." in after
    assert "Line 1." not in after
    assert f"?after={said[2] + 1}#new" in after
    assert "Line 1." in page.get(f"{path}?before={said[2]}")
    for odd in ("?question=99", "?after=99999999999999999999", "?before=-1", "?at=1", "?question=%F0"):
        page.get(f"{path}{odd}")


def test_who_is_here_is_shown_by_name_in_one_tap_and_taken_back(world: World) -> None:
    chat = begun(world, 6)
    page, path = browse(world, "ben"), f"/chat/{chat.public_id}/"
    assert page.post(f"{path}here/").status_code == 303
    assert "Here now: Lily." in browse(world, "nora").get(path)
    page.post(f"{path}here/", back="1")
    assert "Here now" not in browse(world, "nora").get(path)


def test_those_one_blocked_are_not_there_and_those_one_mutes_are_folded(world: World) -> None:
    chat = begun(world, 6)
    line(world, chat, "A cup of tea.", by="ben")
    line(world, chat, "Two cups.", by="mia")
    say_here(chat, by=world.ben)
    block(alias_of(world, "ben"), by=world.nora)
    mute(alias_of(world, "mia"), by=world.nora)
    page = browse(world, "nora").get(f"/chat/{chat.public_id}/")
    assert "A cup of tea." not in page
    assert "Lily" not in page
    assert "Maple, whose words you keep folded" in page


def test_whom_one_keeps_away_is_not_named_as_here_and_to_them_nothing_changes(world: World) -> None:
    chat = begun(world, 6)
    for name in ("ben", "nora", "mia"):
        say_here(chat, by=world.viewer(name))
    block(alias_of(world, "nora"), by=world.ben)
    mute(alias_of(world, "mia"), by=world.ben)
    path = f"/chat/{chat.public_id}/"
    assert "Here now: Lily." in browse(world, "ben").get(path)
    assert "Here now: Fern, Lily and Maple." in browse(world, "nora").get(path)


def test_a_question_stays_whoever_asked_it(world: World) -> None:
    chat = begun(world, 6)
    line(world, chat)
    block(alias_of(world, "ada"), by=world.nora)
    page = browse(world, "nora").get(f"/chat/{chat.public_id}/")
    assert "What helps you at night?" in page
    assert "Heron" not in page


def test_what_is_kept_in_sight_stands_above_and_has_no_second_id(world: World) -> None:
    chat = begun(world, 6)
    said = line(world, chat)
    pin(chat, said, by=world.ada)
    page = browse(world, "nora").get(f"/chat/{chat.public_id}/")
    assert page.count(f'id="post-{said.public_id}"') == 1
    assert f'id="kept-{said.public_id}"' in page


def test_whoever_leads_asks_calms_and_ends(world: World) -> None:
    chat = begun(world, 6)
    page, path = browse(world, "ada"), f"/chat/{chat.public_id}/"
    assert "Ask T2" in page.get(path)
    assert "Ask T2" not in browse(world, "ben").get(path)
    assert page.post(f"{path}ask/", question=question(chat, 2).public_id).status_code == 303
    assert "What did you try?" in browse(world, "ben").get(path)
    page.post(f"{path}calm/", because="So that all are heard.", minutes="1")
    assert "So that all are heard." in browse(world, "ben").get(path)
    page.post(f"{path}calm/", because="It is calm now.")
    assert page.post(f"{path}end/").status_code == 303
    assert "The hour is over, and you are not late." in browse(world, "ben").get(path)
    for below in ("ask/", "pin/", "calm/", "end/", "begin/"):
        assert browse(world, "ben").post(f"{path}{below}").status_code == 404


def test_the_slow_lane_shows_each_question_and_takes_answers(world: World) -> None:
    chat = slow(world)
    line(world, chat, "Late, but here.", by="nora")
    page, path = browse(world, "ben"), f"/chat/{chat.public_id}/"
    shown = page.get(path)
    assert "Late, but here." in shown
    assert "you can read and answer here" in shown
    assert page.post(f"{path}say/", text="Me too.", question="1", once="z").status_code == 303
    assert "Me too." in page.get(f"{path}?question=1")


def test_on_a_bad_day_one_question_comes_at_a_time(world: World) -> None:
    chat = slow(world)
    for number in range(7):
        line(world, chat, f"Thing {number}.", by="mia")
    page = browse(world, "ben")
    page.client.cookies["look"] = ".bad-day"
    shown = page.get(f"/chat/{chat.public_id}/")
    assert "Thing 0." in shown
    assert "Thing 6." not in shown
    assert "?question=1&amp;after=" in shown


def test_an_empty_hour_says_so(world: World) -> None:
    assert "Nothing is said here yet." in browse(world, "ben").get(f"/chat/{begun(world).public_id}/")


def test_the_threads_page_of_a_chat_leads_to_the_chat(world: World) -> None:
    chat = begun(world, 6)
    said = line(world, chat)
    page = browse(world, "ben")
    assert page.client.get(f"/t/{chat.thread.public_id}/").headers["Location"] == f"/chat/{chat.public_id}/"
    assert page.client.get(f"/p/{said.public_id}/").headers["Location"] == (
        f"/chat/{chat.public_id}/?at={said.number}#post-{said.public_id}"
    )
    minutes(60)
    over(now(chat))
    assert "This is from a chat." in page.get(f"/t/{chat.thread.public_id}/")


def test_whoever_answers_a_question_on_a_page_of_its_own_reads_what_it_asks(world: World) -> None:
    page, path = browse(world, "nora"), f"/chat/{begun(world, 5).public_id}/say/"
    for asks in (path, f"{path}?question=1"):
        assert "What helps you at night?" in page.get(asks)
    assert "What helps you at night?" not in page.get(f"{path}?question=side")
    with_error = page.post(path, text="", question="1", once="w")
    assert "What helps you at night?" in with_error.content.decode()
