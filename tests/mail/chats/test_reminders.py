"""Reminders: an hour before, by each reader's own clock, once, and to whoever wants one alone."""

from datetime import date, timedelta

from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.accounts.rest import WEEK, rest
from alongside.chats.call_off import call_off
from alongside.chats.change import change
from alongside.chats.models import Chat
from alongside.chats.remind import dont_remind, remind_me
from alongside.core import clock
from alongside.mail.chats.remind import remind_of_chats
from alongside.mailroom.models import Delivery, Going
from alongside.mailroom.standing import rest_mail
from alongside.mailroom.stop import stop_mail
from alongside.mailroom.tokens import unsubscribe_tokens
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from alongside.notify.choose import choose_mail, pause_mail
from alongside.notify.models import MailChoice
from alongside.notify.person import DISCREET
from tests.chats.evenings import planned
from tests.mail.chats.hours import NIGHT, TRIED, got, plan_evening
from tests.mail.letters.arrived import at, html, plain
from tests.mail.post_office import ADDRESSES
from tests.world import World

SOON = "Soon: How do you sleep?"


def test_a_reminder_comes_an_hour_before_by_its_readers_own_clock(readers: World) -> None:
    plan_evening(readers)
    at(2026, 5, 2, 15, 55)
    assert not got("ben", SOON) + got("nora", SOON)
    at(2026, 5, 2, 16)
    (ben,), (nora,) = got("ben", SOON), got("nora", SOON)
    assert "Saturday, May 2, 2026, 6 p.m. by your clock (Europe/Lisbon)" in plain(ben)
    assert "Sunday, May 3, 2026, 5 a.m. by your clock (Pacific/Auckland)" in plain(nora)
    assert "6 p.m." in html(ben)


def test_it_says_what_will_be_asked_how_to_come_and_that_nothing_is_missed(readers: World) -> None:
    chat = plan_evening(readers)
    at(2026, 5, 2, 16)
    (letter,) = got("ben", SOON)
    for words in (plain(letter), html(letter)):
        said = " ".join(words.split())
        assert all(f"T{number}: {text}" in said for number, text in ((1, NIGHT), (2, TRIED)))
        assert f"/chat/{chat.public_id}/" in said
        assert "write your answers ahead" in said
        assert "stays open for 48 hours" in said


def test_it_can_be_ended_like_every_mail_and_names_nobodys_mailbox(readers: World) -> None:
    plan_evening(readers)
    at(2026, 5, 2, 16)
    (letter,) = got("ben", SOON)
    assert str(letter["List-Unsubscribe-Post"]) == "List-Unsubscribe=One-Click"
    assert "/mail/stop/u-" in str(letter["List-Unsubscribe"])
    assert str(letter["From"]) == str(letter["To"]) == str(letter["Reply-To"])
    whole = letter.as_string() + plain(letter) + html(letter)
    assert not [one for one in ADDRESSES.values() if one in whole]


def test_it_comes_once_however_often_one_looks(readers: World) -> None:
    plan_evening(readers)
    for minute in (0, 5, 10, 30, 59):
        at(2026, 5, 2, 16, minute)
        remind_of_chats()
    assert len(got("ben", SOON)) == len(got("nora", SOON)) == 1


def test_whoever_asked_gets_one_though_they_get_no_other_mail(readers: World) -> None:
    chat = plan_evening(readers)
    remind_me(chat, by=readers.mia)
    choose_mail(by=readers.ben, mail="nothing")
    at(2026, 5, 2, 16)
    assert len(got("mia", SOON)) == 1
    assert not got("ben", SOON)
    assert not got("ada", SOON)


def test_whoever_takes_it_back_or_ends_their_mail_gets_none(readers: World) -> None:
    chat = plan_evening(readers)
    for name in ("ada", "mia"):
        remind_me(chat, by=readers.viewer(name))
    dont_remind(chat, by=readers.mia)
    stop_mail(unsubscribe_tokens([readers.ada.member_id])[readers.ada.member_id])
    at(2026, 5, 2, 16)
    assert not got("ada") + got("mia")


def test_news_of_chats_on_the_page_alone_come_by_no_mail(readers: World) -> None:
    plan_evening(readers)
    MailChoice.objects.filter(pk=readers.ben.member_id).update(chats="page")
    at(2026, 5, 2, 16)
    assert not got("ben", SOON)
    assert got("nora", SOON)


def test_where_quiet_hours_hold_it_comes_just_before_they_begin(readers: World) -> None:
    choose_mail(by=readers.nora, quiet=(21, 8))  # five in the morning, for her
    plan_evening(readers)
    at(2026, 5, 2, 8, 40)
    assert not got("nora", SOON)
    at(2026, 5, 2, 8, 50)  # ten to nine in the evening
    assert len(got("nora", SOON)) == 1
    at(2026, 5, 2, 16)
    assert len(got("nora", SOON)) == 1


def test_what_was_missed_before_quiet_hours_comes_after_them_if_that_is_in_time(readers: World) -> None:
    choose_mail(by=readers.nora, quiet=(21, 4))
    plan_evening(readers)
    at(2026, 5, 2, 10)  # it is ten in the evening, and the server was down before
    assert not got("nora", SOON)
    at(2026, 5, 2, 16, 5)  # five past four
    assert len(got("nora", SOON)) == 1


def test_whoever_rests_or_cannot_be_reached_gets_none(readers: World) -> None:
    chat = plan_evening(readers)
    for name in ("ada", "mia"):
        remind_me(chat, by=readers.viewer(name))
    pause_mail(date(2026, 5, 9), by=readers.ben)
    rest_mail(readers.nora.member_id, because="bounces")
    rest(by=readers.people["mia"], lasts=WEEK)
    choose_mail(by=readers.ada, mail="every", discreet=False, quiet=None)
    pause_mail(date(2026, 5, 9), by=readers.ada)
    at(2026, 5, 2, 16)
    assert not [name for name in ("ada", "ben", "mia", "nora") if got(name)]


def test_a_chat_that_was_moved_counts_by_its_new_time(readers: World) -> None:
    chat = plan_evening(readers)
    change(chat, planned(wall_begins="2026-05-02T21:00"), by=readers.ada)
    at(2026, 5, 2, 16)
    assert not got("ben", SOON)
    at(2026, 5, 2, 18)
    (letter,) = got("ben", SOON)
    assert "8 p.m." in plain(letter)


def test_moved_after_its_reminder_left_it_says_the_new_time_once_more(readers: World) -> None:
    chat = plan_evening(readers)
    at(2026, 5, 2, 16)
    change(Chat.objects.get(pk=chat.pk), planned(wall_begins="2026-05-02T22:00"), by=readers.ada)
    at(2026, 5, 2, 19)
    assert "6 p.m." in plain(got("ben", SOON)[0])
    assert "9 p.m." in plain(got("ben", "Moved: How do you sleep?")[0])


def test_whoever_moves_a_chat_on_and_on_fills_nobodys_mailbox(readers: World) -> None:
    chat = plan_evening(readers)
    for minute in range(6):
        at(2026, 5, 2, 16, minute)
        moved = planned(wall_begins=f"2026-05-02T19:{minute + 1:02}")
        change(Chat.objects.get(pk=chat.pk), moved, by=readers.ada)
    assert [str(one["Subject"]).split(":")[0] for one in got("ben", "How do you sleep?")] == ["Soon", "Moved", "Moved"]


def test_a_chat_that_was_called_off_or_has_begun_reminds_nobody(readers: World) -> None:
    chat = plan_evening(readers)
    call_off(chat, by=readers.ada)
    at(2026, 5, 2, 16)
    at(2026, 5, 2, 17, 1)
    assert not got("ben", SOON) + got("nora", SOON)


def test_called_off_while_the_mail_waits_to_leave_it_reminds_nobody(readers: World) -> None:
    chat = plan_evening(readers)
    clock.set_clock(lambda: chat.begins - timedelta(hours=1))
    remind_of_chats()
    assert Delivery.objects.filter(chat=chat, state=Going.QUEUED).count() == 2
    call_off(chat, by=readers.ada)
    at(2026, 5, 2, 16, 1)
    assert not got("ben", SOON)


def test_a_discreet_one_says_that_something_begins_and_when_and_nothing_else(readers: World) -> None:
    choose_mail(by=readers.ben, discreet=True)
    plan_evening(readers)
    at(2026, 5, 2, 16)
    (letter,) = got("ben")
    assert str(letter["Subject"]) == "A reminder for you"
    said = (letter.as_string() + plain(letter)).lower()
    assert "6 p.m." in said
    assert not [word for word in ("kidney", "sleep", "night", "chat", "list-id", "heron", "lily") if word in said]


def test_without_a_zone_of_ones_own_it_says_the_hosts_and_whose_clock_that_is(readers: World) -> None:
    MailChoice.objects.filter(pk=readers.ben.member_id).update(sealed=b"")
    plan_evening(readers)
    at(2026, 5, 2, 16)
    (letter,) = got("ben", SOON)
    assert "7 p.m. by the clocks of Europe/Berlin" in plain(letter)


def test_on_the_night_when_the_clocks_change_the_hour_before_is_an_hour(readers: World) -> None:
    plan_evening(readers, wall_begins="2026-10-25T03:30")  # the second half past two is half past one of the world's
    at(2026, 10, 25, 1, 29)
    assert not got("ben", SOON)
    at(2026, 10, 25, 1, 30)
    (letter,) = got("ben", SOON)
    assert "Sunday, Oct. 25, 2026, 2:30 a.m. by your clock" in plain(letter)


def test_whoever_left_is_reminded_of_nothing(readers: World) -> None:
    plan_evening(readers)
    leave(Membership.objects.get(pk=readers.nora.member_id))
    at(2026, 5, 2, 16)
    assert not got("nora", SOON)
    assert got("ben", SOON)


def test_whoever_never_chose_mail_and_shares_a_mailbox_is_reminded_discreetly(readers: World) -> None:
    chat = plan_evening(readers)
    person = readers.people["mia"]
    change_preferences(by=person, more={**get_preferences(person).more, DISCREET: True})
    remind_me(chat, by=readers.mia)
    at(2026, 5, 2, 16)
    assert [str(letter["Subject"]) for letter in got("mia")] == ["A reminder for you"]


def test_whoever_never_chose_mail_has_the_quiet_hours_of_all_their_communities(readers: World) -> None:
    chat = plan_evening(readers)
    change_preferences(by=readers.people["mia"], zone="Pacific/Auckland")  # where it is five in the morning
    remind_me(chat, by=readers.mia)
    at(2026, 5, 2, 8, 50)
    assert len(got("mia", SOON)) == 1


def test_odd_signs_in_a_title_keep_no_mail_from_leaving(readers: World) -> None:
    plan_evening(
        readers, title="Sleep\u2028=?utf-8?q?well?=\x85 \u202etonight", questions=(("One\n\ntwo\u2028three", 5),)
    )
    at(2026, 5, 2, 16)
    (letter,) = got("ben", "Soon")
    assert "\n" not in str(letter["Subject"])
    at(2026, 5, 2, 17, 6)
    at(2026, 5, 2, 18)
    at(2026, 5, 2, 18, 31)
    assert [str(one["Subject"]) for one in got("ben", "T1")] == ["T1: One two three"]
