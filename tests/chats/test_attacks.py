"""What somebody could try with a chat; each test states what holds all the same."""

import pytest

from alongside.chats.access import asked_questions
from alongside.chats.change import change, plan_of
from alongside.chats.errors import ChatUnclear
from alongside.chats.forget import forget_chats
from alongside.chats.guests import set_guest
from alongside.chats.hour.end import end_slow_lanes
from alongside.chats.hour.lead import calm
from alongside.chats.hour.transcript import as_text, transcript_of
from alongside.chats.hour.voices import leave_me_out
from alongside.chats.models import Chat, Question, Series, State
from alongside.chats.repeat import make_next_chats
from alongside.chats.rules import checked_rule
from alongside.chats.tidy import tidy_chats
from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.core.models import JobRow
from alongside.hosting.decisions.words import bring_post_back, remove_post
from alongside.memberships.models import Membership, Stage
from alongside.notify.page import today_of
from alongside.standing.distance import block
from alongside.standing.errors import NotYet
from alongside.threads.errors import ThreadLocked
from alongside.threads.follow import read_on
from alongside.threads.lock import lock
from alongside.threads.shred import shred
from tests.chats.evenings import BERLIN, alias_of, evening, planned, weekly
from tests.chats.hour.rooms import begun, line, minutes, now, over, question, slow
from tests.moments import at
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=DAILY", "FREQ=YEARLY", "FREQ=WEEKLY;BYSETPOS=1", "FREQ=WEEKLY;INTERVAL=0",
     "FREQ=WEEKLY;COUNT=1000000000", "FREQ=WEEKLY;UNTIL=99991231", "FREQ=WEEKLY;BYDAY=" + ",".join(["MO"] * 400),
     "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1", "FREQ=WEEKLY;FREQ=MONTHLY", "FREQ=WEEKLY\r\nATTACH:x", "FREQ=ＷEEKLY"],
)  # fmt: skip
def test_a_rule_that_would_keep_a_machine_busy_is_refused_before_anybody_counts_its_days(rule: str) -> None:
    with pytest.raises(ChatUnclear):
        checked_rule(rule, "2027-02-05T19:00", BERLIN)


def test_whether_lines_of_new_people_wait_is_the_hosts_to_say(world: World) -> None:
    chat = evening(world)
    set_guest(chat, alias_of(world, "ben"), "", is_co_host=True, by=world.ada)
    with pytest.raises(NotFound):
        change(chat, planned(title="Better nights", holds_new=False), by=world.ben)
    assert plan_of(now(chat)).holds_new
    change(now(chat), planned(holds_new=False), by=world.mia)
    assert not plan_of(now(chat)).holds_new


def test_whom_calm_does_not_hold_up_is_no_host_by_that(world: World) -> None:
    chat = begun(world, 5)
    set_guest(chat, alias_of(world, "nora"), "Sleep nurse", is_co_host=True, by=world.ada)
    Membership.objects.filter(pk=world.nora.alias_id).update(stage=Stage.NEW)
    calm(chat, by=world.ada, because="Breathe.")
    assert not line(world, chat, "Slowly.", by="nora").hold
    assert not line(world, chat, "One by one.", by="nora").hold
    with pytest.raises(NotYet, match="Links have to wait"):
        line(world, chat, "All is said at https://example.org", by="nora")
    assert chat.thread
    lock(chat.thread, by=world.ada, because="A break.")
    with pytest.raises(ThreadLocked):
        line(world, chat, "On and on.", by="nora")


def test_a_file_that_is_asked_for_before_wishes_were_followed_follows_them(world: World) -> None:
    chat = slow(world)
    line(world, chat, "Keep this.", by="mia")
    line(world, chat, "Don't keep this.", by="ben")
    leave_me_out(chat, by=world.ben)
    assert chat.slow_until
    at(chat.slow_until)
    end_slow_lanes()
    assert now(chat).state == State.OVER
    assert JobRow.objects.filter(name__contains="leave_out_all").exists(), "nothing took their lines back yet"
    file = as_text(transcript_of(now(chat), world.nora), {})
    assert "Keep this." in file
    assert "Don't keep" not in file


def test_a_series_of_whom_is_forgotten_has_no_words_of_theirs_also_where_no_chat_of_it_is_left(world: World) -> None:
    series, others = weekly(world, by="mia"), weekly(world, by="ada")
    Chat.objects.filter(series=series).delete()
    assert world.mia.alias_id
    forget_chats(world.mia.alias_id, words_stay=False)
    series, others = Series.objects.get(pk=series.pk), Series.objects.get(pk=others.pk)
    assert (series.by, series.ended, series.title, series.welcome) == (None, True, "A chat", "")
    assert (others.ended, others.title) == (False, "How do you sleep?")


def test_a_question_that_hosts_took_out_says_nothing_on_any_page_or_file(world: World) -> None:
    chat = slow(world, questions=(("Is Fern's real name known?", 5), ("What did you try?", None)))
    line(world, chat, "Let us not.", by="mia")
    asked = question(chat).post
    assert asked
    remove_post(asked, by=world.mia, because="It is about somebody else's name.")
    assert [each.text for each in asked_questions(now(chat))] == [""]
    chat = over(now(chat))
    file = as_text(transcript_of(chat, world.nora), {})
    assert "real name" not in file
    assert "Let us not." in file
    asked.refresh_from_db()
    bring_post_back(asked, by=world.mia, because="It was a character of a book.")
    assert "real name" in as_text(transcript_of(chat, world.nora), {})


def test_a_question_that_was_removed_for_good_is_kept_nowhere(world: World) -> None:
    chat = slow(world)
    asked = question(chat).post
    assert asked
    shred(asked)
    tidy_chats()
    assert not Question.objects.filter(pk=question(chat).pk).exclude(text="").exists()


def test_a_question_that_hosts_took_out_is_not_asked_again_by_its_series(world: World) -> None:
    series = weekly(world)
    first = Chat.objects.filter(series=series).order_by("begins")[0]
    at(first.begins)
    run_until_empty()
    minutes(5)
    asked = question(first).post
    assert asked
    remove_post(asked, by=world.mia, because="It is about somebody else's name.")
    Chat.objects.filter(series=series).exclude(pk=first.pk).delete()
    make_next_chats()
    coming = Question.objects.filter(chat__series=series, post=None).exclude(chat=first)
    assert set(coming.values_list("text", flat=True)) == {"What did you try?"}


def test_today_tells_of_no_line_by_whom_one_blocked(world: World) -> None:
    chat = slow(world)
    assert chat.thread
    block(alias_of(world, "ben"), by=world.nora)
    membership = Membership.objects.filter(pk=world.nora.alias_id)
    read_on(chat.thread.pk, world.nora.member_id, now(chat).thread.last_number)
    before = [item.kind for item in today_of(membership)]
    line(world, chat, "Nobody answers me.", by="ben")
    assert [item.kind for item in today_of(membership)] == before
    assert "chat-open" not in before
    line(world, chat, "A cup of tea.", by="mia")
    assert "chat-open" in [item.kind for item in today_of(membership)]
