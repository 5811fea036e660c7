"""When a letter comes, and that nothing comes twice or is lost."""

from datetime import date, timedelta

import pytest

from alongside.accounts.rest import rest
from alongside.mail.letters import due
from alongside.mailroom.models import Delivery
from alongside.mailroom.standing import bring_mail_back, rest_mail
from alongside.notify.choose import choose_mail, end_mail, pause_mail
from alongside.notify.models import MailChoice
from tests.mail.letters.arrived import at, html, letters, plain
from tests.world import World


def test_a_letter_comes_at_the_readers_hour_and_only_when_there_is_something(kitchen: World) -> None:
    at(2026, 5, 2, 8, 1)
    assert letters("nora") == []
    thread = kitchen.thread("Scan days", "Tomorrow is my scan.")
    kitchen.answer(thread, "I'll think of you.")
    kitchen.thread("Soup", "Without any salt.", by="ben")
    at(2026, 5, 3, 7, 59)
    assert letters("nora") == []
    at(2026, 5, 3, 8, 0)
    (letter,) = letters("nora")
    at(2026, 5, 4, 8, 0)
    assert len(letters("nora")) == 1
    for words in (plain(letter), html(letter)):
        assert words.count("Tomorrow is my scan.") == 2  # in the list, and in its place
        assert words.count("Lily") == 4
        assert "2. Soup" in words
        assert words.index("Without any salt.") < words.rindex("Scan days")


def test_what_still_may_be_taken_back_waits_for_the_next_letter(kitchen: World) -> None:
    kitchen.thread("Early", "Said in time.")
    at(2026, 5, 2, 7, 55)
    kitchen.thread("Late", "Said five minutes before.")
    at(2026, 5, 2, 8)
    at(2026, 5, 3, 8)
    first, second = map(plain, letters("nora"))
    assert ("Said in time" in first, "Said five" in first) == (True, False)
    assert ("Said in time" in second, "Said five" in second) == (False, True)


def test_after_a_pause_comes_one_letter_with_everything(kitchen: World) -> None:
    pause_mail(date(2026, 5, 6), by=kitchen.nora)
    for day in (2, 3, 4, 5):
        kitchen.thread(f"Day {day}", f"Words of day {day}.")
        at(2026, 5, day, 9)
    assert letters("nora") == []
    at(2026, 5, 6, 8)
    (letter,) = letters("nora")
    assert all(f"Words of day {day}." in plain(letter) for day in (2, 3, 4, 5))


def test_who_gets_single_posts_gets_one_letter_after_a_pause_of_what_they_would_have_got(kitchen: World) -> None:
    choose_mail(by=kitchen.mia, mail="followed", discreet=False, quiet=None)
    thread, other = kitchen.thread("Mine", "Hello.", by="mia"), kitchen.thread("Other", "Not followed.")
    pause_mail(date(2026, 5, 6), by=kitchen.mia)
    kitchen.answer(thread, "While you rested.")
    kitchen.answer(other, "Somewhere else.")
    at(2026, 5, 6, 8)
    (letter,) = letters("mia")
    assert "While you rested." in plain(letter)
    assert "else" not in plain(letter)
    at(2026, 5, 6, 9)
    kitchen.answer(thread, "After the rest.")
    at(2026, 5, 6, 10)
    at(2026, 5, 7, 8)
    assert len(letters("mia")) == 2
    assert "After the rest." in plain(letters("mia")[1])


def test_going_over_from_single_posts_to_letters_and_back_nothing_comes_twice_and_nothing_is_lost(
    kitchen: World,
) -> None:
    choose_mail(by=kitchen.mia, mail="every", discreet=False, quiet=None)
    kitchen.thread("One", "First words.")
    at(2026, 5, 1, 12, 11)
    kitchen.thread("Two", "Second words.")
    choose_mail(by=kitchen.mia, mail="daily", hour=8)
    at(2026, 5, 2, 8)
    at(2026, 5, 2, 9)
    kitchen.thread("Three", "Third words.")
    at(2026, 5, 2, 10)
    choose_mail(by=kitchen.mia, mail="every", quiet=None)
    kitchen.thread("Four", "Fourth words.")
    at(2026, 5, 2, 11)
    at(2026, 5, 3, 8)
    at(2026, 5, 4, 8)
    got = [plain(letter) for letter in letters("mia")]
    said = ("First words.", "Second words.", "Third words.", "Fourth words.")
    assert [[words in one for words in said].count(True) for one in got] == [1, 1, 1, 1]
    assert {words for words in said if any(words in one for one in got)} == set(said)


def test_a_person_who_rests_from_everything_gets_one_letter_when_they_are_back(kitchen: World) -> None:
    rest(by=kitchen.people["nora"], lasts=timedelta(days=7))
    kitchen.thread()
    at(2026, 5, 3, 8)
    assert letters("nora") == []
    at(2026, 5, 8, 8)
    assert len(letters("nora")) == 1


def test_while_mail_does_not_reach_somebody_what_was_said_is_kept_for_later(kitchen: World) -> None:
    me = kitchen.nora.member_id
    rest_mail(me, because="bounces")
    kitchen.thread()
    at(2026, 5, 2, 8)
    assert letters("nora") == []
    bring_mail_back([me])
    at(2026, 5, 3, 8)
    assert len(letters("nora")) == 1


def test_who_chose_otherwise_meanwhile_gets_no_letter(kitchen: World) -> None:
    choose_mail(by=kitchen.mia, mail="weekly", discreet=False, weekday=2)
    kitchen.thread()
    end_mail(by=kitchen.nora)
    at(2026, 5, 6, 8)
    assert letters("nora") == []
    assert len(letters("mia")) == 1


def test_many_readers_are_served_in_small_steps(kitchen: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(due, "STEP", 1)
    for name in ("ben", "mia"):
        choose_mail(by=kitchen.viewer(name), mail="daily", discreet=False, hour=8)
    kitchen.thread()
    at(2026, 5, 2, 8)
    assert [len(letters(name)) for name in ("ben", "mia", "nora")] == [1, 1, 1]


def test_what_fails_on_the_way_is_made_again_and_comes_once(kitchen: World, monkeypatch: pytest.MonkeyPatch) -> None:
    kitchen.thread()
    before = MailChoice.objects.values_list("letter_at", "mailed_to").get(pk=kitchen.nora.alias_id)
    with monkeypatch.context() as broken:
        broken.setattr(due, "queue_hand_over", lambda: 1 / 0)
        at(2026, 5, 2, 8)
    assert not Delivery.objects.filter(up_to__isnull=False).exists()
    assert MailChoice.objects.values_list("letter_at", "mailed_to").get(pk=kitchen.nora.alias_id) == before
    at(2026, 5, 2, 8, 10)
    at(2026, 5, 2, 8, 20)
    assert len(letters("nora")) == 1
