"""Called off or moved: whoever would sit there at the hour hears of it, once, and of what is so since."""

from datetime import date

import pytest

from alongside.chats.call_off import after_all, call_off
from alongside.chats.change import change
from alongside.chats.models import Chat
from alongside.chats.remind import BEFORE, dont_remind, remind_me
from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.core.models import EventRow, JobRow
from alongside.mail.chats.remind import remind_of_chats
from alongside.mailroom.models import Delivery, OutboxMail
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from alongside.notify.choose import choose_mail, pause_mail
from alongside.notify.models import MailChoice
from alongside.notify.tell import remind_of_coming_chats
from tests.chats.evenings import planned, weekly
from tests.chats.hour.test_interrupted import interrupted
from tests.mail.chats.hours import got, plan_evening
from tests.mail.letters.arrived import at, html, plain
from tests.world import World

WORDS = ("Soon", "Moved", "After all", "Called off")


def now(chat: Chat) -> Chat:
    return Chat.objects.get(pk=chat.pk)


def heard(name: str) -> list[str]:
    """What somebody heard of when a chat begins, in order."""
    subjects = (str(letter["Subject"]).split(":")[0] for letter in got(name))
    return [subject for subject in subjects if subject in WORDS]


def test_whoever_was_not_reminded_yet_hears_it_when_the_reminder_would_have_come(readers: World) -> None:
    chat = plan_evening(readers)
    remind_me(chat, by=readers.mia)
    call_off(chat, by=readers.ada)
    at(2026, 5, 2, 15, 55)
    assert heard("ben") == heard("mia") == []
    at(2026, 5, 2, 16)
    at(2026, 5, 2, 16, 30)
    assert heard("ben") == heard("nora") == heard("mia") == ["Called off"]
    assert heard("ada") == []
    (letter,) = got("ben", "Called off: How do you sleep?")
    for words in (plain(letter), html(letter)):
        assert "called off" in words
        assert "It was planned for: Saturday, May 2, 2026, 6 p.m. by your clock (Europe/Lisbon)" in words
        assert f"/chat/{chat.public_id}/" in words
        assert "What will be asked" not in words
        assert "Heron" not in words
    assert "/mail/stop/u-" in str(letter["List-Unsubscribe"])


def test_whoever_was_reminded_hears_it_at_once_and_once(readers: World) -> None:
    chat = plan_evening(readers)
    at(2026, 5, 2, 16)
    at(2026, 5, 2, 16, 20)
    call_off(now(chat), by=readers.ada)
    run_until_empty()
    assert heard("ben") == ["Soon", "Called off"]
    for minute in (25, 40, 59):
        remind_of_chats()
        at(2026, 5, 2, 16, minute)
    at(2026, 5, 2, 17, 5)
    assert heard("ben") == heard("nora") == ["Soon", "Called off"]


def test_in_quiet_hours_nothing_comes_and_after_the_hour_nothing_either(readers: World) -> None:
    choose_mail(by=readers.nora, quiet=(21, 8))  # the chat is at five in the morning, for her
    choose_mail(by=readers.ben, quiet=(10, 14))  # and at six in the evening, for him
    chat = plan_evening(readers)
    at(2026, 5, 2, 8, 50)
    remind_me(now(chat), by=readers.ben)
    assert heard("nora") == ["Soon"]
    call_off(now(chat), by=readers.ada)
    for hour in (9, 10, 16, 17, 20, 21):
        at(2026, 5, 2, hour)
    assert heard("nora") == ["Soon"]
    assert heard("ben") == ["Called off"]


def test_where_quiet_hours_end_in_time_it_waits_for_that(readers: World) -> None:
    choose_mail(by=readers.ben, quiet=(20, 8))
    chat = plan_evening(readers, wall_begins="2026-05-02T10:00")  # nine o'clock, for him: an hour before, it is quiet
    choose_mail(by=readers.ben, quiet=(20, 9))
    at(2026, 5, 1, 18, 50)
    choose_mail(by=readers.ben, quiet=(20, 8))
    assert heard("ben") == ["Soon"]
    at(2026, 5, 1, 20)
    call_off(now(chat), by=readers.ada)
    at(2026, 5, 1, 23)
    assert heard("ben") == ["Soon"]
    at(2026, 5, 2, 7, 1)
    assert heard("ben") == ["Soon", "Called off"]


def test_taken_back_before_anybody_heard_of_it_there_is_the_reminder_alone(readers: World) -> None:
    chat = plan_evening(readers)
    call_off(chat, by=readers.ada)
    at(2026, 5, 2, 12)
    after_all(now(chat), by=readers.ada)
    at(2026, 5, 2, 16)
    assert heard("ben") == ["Soon"]


def test_taken_back_after_word_of_it_came_the_reminder_says_that_it_takes_place_after_all(readers: World) -> None:
    chat = plan_evening(readers)
    at(2026, 5, 2, 16)
    call_off(now(chat), by=readers.ada)
    at(2026, 5, 2, 16, 10)
    after_all(now(chat), by=readers.ada)
    run_until_empty()
    at(2026, 5, 2, 16, 20)
    assert heard("ben") == ["Soon", "Called off", "After all"]
    (letter,) = got("ben", "After all")
    assert "takes place after all" in plain(letter)
    assert "What will be asked" in plain(letter)


def test_whoever_calls_off_and_on_fills_nobodys_mailbox_and_what_they_heard_last_is_true(readers: World) -> None:
    chat = plan_evening(readers)
    at(2026, 5, 2, 16)
    for minute in range(1, 13, 2):
        call_off(now(chat), by=readers.ada)
        at(2026, 5, 2, 16, minute)
        after_all(now(chat), by=readers.ada)
        at(2026, 5, 2, 16, minute + 1)
    call_off(now(chat), by=readers.ada)
    at(2026, 5, 2, 16, 30)
    assert heard("ben") == ["Soon", "Called off", "After all", "Called off", "After all", "Called off"]


def test_moved_after_its_reminder_left_the_next_one_says_so(readers: World) -> None:
    chat = plan_evening(readers)
    at(2026, 5, 2, 16)
    change(now(chat), planned(wall_begins="2026-05-02T22:00"), by=readers.ada)
    at(2026, 5, 2, 19)
    assert heard("ben") == ["Soon", "Moved"]
    (letter,) = got("ben", "Moved")
    for words in (plain(letter), html(letter)):
        assert "was moved to another time" in words
        assert "It now begins: Saturday, May 2, 2026, 9 p.m. by your clock" in words


def test_moved_away_and_then_called_off_it_is_said_at_once_to_whoever_was_reminded(readers: World) -> None:
    chat = plan_evening(readers)
    at(2026, 5, 2, 16)
    change(now(chat), planned(wall_begins="2026-05-12T19:00"), by=readers.ada)
    call_off(now(chat), by=readers.ada)
    at(2026, 5, 2, 16, 5)
    assert heard("ben") == ["Soon", "Called off"]
    at(2026, 5, 12, 16)
    assert heard("ben") == ["Soon", "Called off"]


def test_nobody_hears_it_who_wants_no_word_of_chats_or_left_or_rests(readers: World) -> None:
    chat = plan_evening(readers)
    for name in ("ada", "mia"):
        remind_me(chat, by=readers.viewer(name))
    at(2026, 5, 2, 16)
    assert [heard(name) for name in ("ada", "mia", "ben", "nora")] == [["Soon"]] * 4
    dont_remind(now(chat), by=readers.mia)
    MailChoice.objects.filter(pk=readers.ben.member_id).update(chats="page")
    leave(Membership.objects.get(pk=readers.nora.member_id))
    choose_mail(by=readers.ada, mail="every", discreet=False, quiet=None)
    pause_mail(date(2026, 5, 9), by=readers.ada)
    call_off(now(chat), by=readers.ada)
    at(2026, 5, 2, 16, 30)
    assert [heard(name) for name in ("ada", "mia", "ben")] == [["Soon"]] * 3
    assert not got("nora", "Called off")


def test_a_community_that_closed_mails_nobody(readers: World) -> None:
    chat = plan_evening(readers)
    at(2026, 5, 2, 16)
    call_off(now(chat), by=readers.ada)
    Community.objects.filter(pk=readers.kitchen.pk).update(closed=True)
    at(2026, 5, 2, 16, 5)
    assert heard("ben") == ["Soon"]


def test_a_discreet_reader_hears_that_something_was_called_off_and_nothing_else(readers: World) -> None:
    choose_mail(by=readers.ben, discreet=True)
    chat = plan_evening(readers)
    at(2026, 5, 2, 16)
    call_off(now(chat), by=readers.ada)
    at(2026, 5, 2, 16, 5)
    assert [str(letter["Subject"]) for letter in got("ben")] == ["A reminder for you", "Something was called off"]
    said = (got("ben")[-1].as_string() + plain(got("ben")[-1])).lower()
    assert "6 p.m." in said
    assert not [word for word in ("kidney", "sleep", "night", "chat", "list-id", "heron", "lily") if word in said]


def test_one_evening_of_a_series_counts_as_any_chat(readers: World) -> None:
    at(2026, 5, 1, 12)
    series = weekly(readers, wall_begins="2026-05-02T19:00")
    first, second = Chat.objects.filter(series=series).order_by("begins")[:2]
    call_off(first, by=readers.ada)
    at(2026, 5, 2, 16)
    assert heard("ben") == ["Called off"]
    at(2026, 5, 9, 16)
    assert heard("ben") == ["Called off", "Soon"]
    assert second.begins.day == 9


@pytest.mark.parametrize("reminded", [True, False])
def test_wherever_it_is_interrupted_everybody_hears_it_once(readers: World, reminded: bool) -> None:
    statement, goes_on = 0, True
    while goes_on:
        chat = plan_evening(readers)
        if reminded:
            at(2026, 5, 2, 16)
        call_off(now(chat), by=readers.ada)
        its_moment = chat.begins - BEFORE
        clock.set_clock(lambda moment=its_moment: moment)  # type: ignore[misc]
        JobRow.objects.all().delete()
        goes_on = interrupted(remind_of_chats, statement)
        at(2026, 5, 2, 16, 10)
        assert heard("ben") == heard("nora") == [*(["Soon"] if reminded else []), "Called off"]
        for table in (Delivery, Chat, JobRow, OutboxMail):
            table.objects.all().delete()
        statement += 1
    assert statement > 1, "it wrote nothing"


def test_the_verb_leaves_word_for_every_way_in_its_own_transaction(readers: World) -> None:
    chat = plan_evening(readers)
    run_until_empty()
    call_off(chat, by=readers.ada)
    assert EventRow.objects.filter(name="ChatChanged", ids={"chat": chat.pk}).exists()
    assert JobRow.objects.filter(name=remind_of_coming_chats.name, ids={"chat": chat.pk}).exists()
