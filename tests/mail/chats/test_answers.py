"""Answering a question of a chat by mail: a line to that question, under every rule of the chat."""

from datetime import timedelta

import pytest

from alongside.chats.call_off import call_off
from alongside.chats.models import Chat
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.hosting.models import Case
from alongside.mail.chats.question import subject_of
from alongside.mailroom.addresses import our_local
from alongside.mailroom.message_ids import message_id_of
from alongside.memberships.models import Membership, Stage
from alongside.standing.models import Pause
from alongside.threads.models import Hold, Post
from tests.mail.chats.hours import answer, begin_evening, got, let_hour_end, mailed_answer, plan_evening
from tests.mail.letters.arrived import at, plain
from tests.mail.post_office import became, letters_to, mail, token_of
from tests.world import World


@pytest.fixture
def lane(readers: World) -> Chat:
    """The hour is over, and its questions were mailed."""
    chat = begin_evening(readers)
    answer(readers, chat, "Warm milk.", by="ada")
    answer(readers, chat, "Pills, once.", by="mia", number=2)
    let_hour_end(chat)
    return chat


def question(chat: Chat, number: int) -> Post:
    found = chat.questions.get(number=number).post
    assert found
    return found


def said(text: str) -> Post:
    return Post.objects.get(source=text)


def test_an_answer_is_a_line_to_its_question(readers: World, lane: Chat) -> None:
    for number in (1, 2):
        (letter,) = got("ben", f"T{number}")
        assert became(mailed_answer(letter, "ben", f"An answer to {number}.")) == "acted: posted"
        line = said(f"An answer to {number}.")
        assert (line.answers, line.author_id) == (question(lane, number), readers.ben.alias_id)
        assert line.thread_id == lane.thread_id


def test_also_where_its_headers_got_lost_on_the_way(lane: Chat) -> None:
    (letter,) = got("ben", "T2")
    assert became(mailed_answer(letter, "ben", "Nothing helped.", is_bare=True)) == "acted: posted"
    assert said("Nothing helped.").answers == question(lane, 2)


def test_the_address_counts_where_the_headers_name_another_question(lane: Chat) -> None:
    (letter,) = got("ben", "T2")
    strayed = mail("ben", str(letter["Reply-To"]), "Rain.", In_Reply_To=message_id_of(question(lane, 1)))
    assert became(strayed, our_local(str(letter["Reply-To"]).split("<")[1]) or "") == "acted: posted"
    assert said("Rain.").answers == question(lane, 2)


def test_the_address_stays_the_readers_own_and_one_for_each_question(lane: Chat) -> None:
    addresses = [str(letter["Reply-To"]) for name in ("ben", "nora") for letter in got(name, "T")]
    assert len(set(addresses)) == len(addresses) == 4


def test_sent_to_the_list_under_the_questions_words_it_is_a_line_all_the_same(lane: Chat) -> None:
    asked = lane.questions.get(number=1)
    post = question(lane, 1)
    to_list = mail(
        "ben", "kidney-kitchen", "By the list.", subject=f"Re: {subject_of(asked)}", In_Reply_To=message_id_of(post)
    )
    assert became(to_list) == "acted: posted"
    assert said("By the list.").answers == post


def test_the_same_mail_twice_is_one_line(lane: Chat) -> None:
    (letter,) = got("ben", "T1")
    again = mailed_answer(letter, "ben", "Once.")
    became(again)
    became(again)
    assert Post.objects.filter(source="Once.").count() == 1


def test_what_is_longer_than_a_line_comes_back_with_every_word(lane: Chat) -> None:
    (letter,) = got("ben", "T1")
    long = "word " * 500
    assert became(mailed_answer(letter, "ben", long)) == "refused: refused"
    (refusal,) = letters_to("ben")
    assert "A line has room for 2000 letters" in refusal.text
    assert refusal.text.count("word") >= 500
    assert not Post.objects.filter(source__startswith="word word").exists()


def test_a_long_conversation_quoted_below_counts_for_nothing(lane: Chat) -> None:
    (letter,) = got("ben", "T1")
    quoted = "\n".join(f"> {line}" for line in ("long words " * 9 + "\n").splitlines() * 60)
    assert became(mailed_answer(letter, "ben", f"Short.\n\nOn Saturday, Heron wrote:\n{quoted}")) == "acted: posted"
    assert said("Short.").answers == question(lane, 1)


def test_the_first_line_of_somebody_new_waits_for_a_host_and_they_hear_why(readers: World, lane: Chat) -> None:
    (letter,) = got("nora", "T1")
    Membership.objects.filter(pk=readers.nora.alias_id).update(stage=Stage.NEW)
    assert became(mailed_answer(letter, "nora", "I am new.")) == "acted: posted"
    assert said("I am new.").hold == Hold.HOST
    (told,) = letters_to("nora")
    assert "a host looks at the first words of everybody who is new" in " ".join(told.text.split())
    assert "sale" not in told.text
    run_until_empty()
    assert Case.objects.filter(about_post=said("I am new.")).exists()


def test_whoever_is_paused_gets_their_words_back(readers: World, lane: Chat) -> None:
    (letter,) = got("ben", "T1")
    Pause.objects.create(alias_id=readers.ben.member_id, until=clock.now() + timedelta(days=1))
    assert became(mailed_answer(letter, "ben", "Paused words.")).startswith("refused")
    assert "Paused words." in letters_to("ben")[0].text
    assert not Post.objects.filter(source="Paused words.").exists()


def test_a_stranger_with_the_address_posts_nothing_and_its_owner_is_asked(lane: Chat) -> None:
    (letter,) = got("ben", "T1")
    assert became(mailed_answer(letter, "mallory@elsewhere.test", "I am Lily, really.")) == "held: sender"
    assert not Post.objects.filter(source="I am Lily, really.").exists()
    assert letters_to("ben")


def test_another_member_with_the_address_is_asked_and_writes_as_nobody_else(readers: World, lane: Chat) -> None:
    (letter,) = got("ben", "T1")
    assert became(mailed_answer(letter, "nora", "From Fern.")) == "held: post"
    assert not Post.objects.filter(source="From Fern.").exists()


def test_who_lives_elsewhere_gets_nothing_said_by_a_forwarded_address(lane: Chat) -> None:
    (letter,) = got("ben", "T1")
    assert became(mailed_answer(letter, "otto", "From the garden.")).startswith("refused: not-a-member")
    assert not Post.objects.filter(source="From the garden.").exists()


def test_two_questions_in_one_mail_are_asked_about(lane: Chat) -> None:
    first, second = (str(got("ben", f"T{number}")[0]["Reply-To"]) for number in (1, 2))
    both = mail("ben", f"{first}, {second}", "To both.")
    locals_ = [our_local(one.split("<")[1]) or "" for one in (first, second)]
    assert became(both, locals_[0]) == "held: post"


def test_a_machine_that_answers_says_no_line(lane: Chat) -> None:
    (letter,) = got("ben", "T1")
    away = mailed_answer(letter, "ben", "I am away until Monday.")
    away["Auto-Submitted"] = "auto-replied"
    assert became(away) == "dropped: automatic"


def test_nobodys_address_or_token_stands_in_a_line_that_came_by_mail(lane: Chat) -> None:
    (letter,) = got("ben", "T1")
    token = our_local(str(letter["Reply-To"]).split("<")[1])
    text = f"Write to ben@post.test.\n\nOn Saturday, Kidney Kitchen <{token}@localhost> wrote:\n> {plain(letter)[:200]}"
    became(mailed_answer(letter, "ben", text))
    line = Post.objects.order_by("-pk").first()
    assert line
    whole = f"{line.source} {line.folded} {line.html}"
    assert "ben@post.test" not in whole
    assert token
    assert token not in whole


def test_when_the_slow_lane_is_over_an_answer_goes_on_with_the_thread(lane: Chat) -> None:
    (letter,) = got("ben", "T1")
    at(2026, 5, 4, 19)
    assert became(mailed_answer(letter, "ben", "A late thought. " + "More. " * 400)) == "acted: posted"
    late = Post.objects.order_by("-pk").first()
    assert late
    assert late.answers == question(lane, 1)


def test_a_mail_to_the_community_in_the_hour_starts_a_conversation_as_ever(readers: World) -> None:
    chat = begin_evening(readers)
    assert became(mail("ben", "kidney-kitchen")) == "acted: posted"
    assert said("The garlic helps.").thread_id != chat.thread_id


def test_a_mention_in_the_hour_comes_by_mail_and_its_answer_is_a_line(readers: World) -> None:
    chat = begin_evening(readers)
    line = answer(readers, chat, "What do you say, @Lily?", by="ada")
    at(2026, 5, 2, 17, 40)
    (letter,) = got("ben", "How do you sleep?")[-1:]
    assert "What do you say" in plain(letter)
    assert became(mailed_answer(letter, "ben", "I say milk.")) == "acted: posted"
    assert said("I say milk.").answers in (line, line.answers)


def test_a_mail_to_the_chats_thread_that_names_no_question_is_a_side_remark(readers: World) -> None:
    chat = begin_evening(readers)
    assert chat.thread
    assert became(mail("ben", token_of(readers, "ben", chat.thread), "Hello all.")) == "acted: posted"
    assert said("Hello all.").answers is None


def test_a_question_that_hosts_took_away_leaves_the_words_in_the_chat(readers: World, lane: Chat) -> None:
    (letter,) = got("ben", "T1")
    Post.objects.filter(pk=question(lane, 1).pk).update(removed=True)
    assert became(mailed_answer(letter, "ben", "Still here.")) == "acted: posted"
    assert said("Still here.").answers is None


def test_a_chat_that_was_called_off_has_no_questions_to_answer(readers: World) -> None:
    chat = plan_evening(readers)
    call_off(chat, by=readers.ada)
    at(2026, 5, 2, 18, 31)
    assert not got("ben", "T1")


def test_an_answer_to_somebodys_line_stays_with_its_question_however_far_it_goes(readers: World) -> None:
    chat = begin_evening(readers)
    asked = question(chat, 1)
    line = answer(readers, chat, "Warm milk, @Lily?", by="ada")
    at(2026, 5, 2, 17, 40)
    (letter,) = got("ben", "How do you sleep?")[-1:]
    assert became(mailed_answer(letter, "ben", "With honey, @Heron.")) == "acted: posted"
    first = said("With honey, @Heron.")
    assert first.answers == line
    token = token_of(readers, "nora", first.thread)
    assert became(mail("nora", token, "Honey!", In_Reply_To=message_id_of(first))) == "acted: posted"
    assert said("Honey!").answers == asked


def test_whoever_answers_by_mail_has_not_read_the_page_by_it(readers: World) -> None:
    chat = begin_evening(readers)
    assert chat.thread
    became(mail("ben", token_of(readers, "ben", chat.thread), "Good evening."))
    answer(readers, chat, "Warm milk.", by="ada")
    became(mail("ben", token_of(readers, "ben", chat.thread), "Good night."))
    let_hour_end(chat)
    assert "Warm milk." in plain(got("ben", "T1")[0])
