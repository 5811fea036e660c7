"""Few mails a day: quiet nights, one letter for what is more, nothing that was read on the page."""

from datetime import UTC, date, datetime

import pytest

from alongside.accounts.preferences import change_preferences
from alongside.mail.sending.fan_out import mail_post
from alongside.mailroom.models import Delivery
from alongside.notify.choice import NIGHT, Hours
from alongside.notify.choose import MailChoiceUnknown, choose_mail, mail_choice_of
from alongside.notify.hear import readers_of
from alongside.notify.hours import local_day, quiet_until
from alongside.notify.kinds import Kinds
from alongside.notify.models import MailChoice, Way
from alongside.notify.person import choose_quiet
from alongside.threads.follow import read_to
from tests.mail.letters.arrived import at, letters, plain
from tests.mail.post_office import move_in
from tests.world import World


def utc(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=UTC)  # type: ignore[misc, arg-type]


def every(world: World, **instead: object) -> None:
    """On a Friday noon, Nora wants each post by mail, in a mailbox of her own."""
    move_in(world)
    at(2026, 5, 1, 12)
    choose_mail(by=world.nora, mail="every", discreet=False, **instead)  # type: ignore[arg-type]


def test_nights_are_quiet_unless_somebody_says_otherwise(world: World) -> None:
    assert choose_mail(by=world.nora, mail="every").hours.quiet == NIGHT == (21, 8)
    choose_mail(by=world.nora, quiet=None)
    assert choose_mail(by=world.nora, mail="followed").hours.quiet is None
    choose_quiet((22, 6), by=world.people["ben"])
    change_preferences(by=world.people["ben"], zone="Asia/Tokyo")
    assert choose_mail(by=world.ben, mail="every").hours == Hours("Asia/Tokyo", quiet=(22, 6))
    choose_quiet(None, by=world.people["mia"])
    assert choose_mail(by=world.mia, mail="every").hours.quiet is None


@pytest.mark.parametrize("wanted", [{"most": 4}, {"most": 0}, {"gather": 7}, {"kinds": Kinds(chats="pigeon")}])
def test_what_is_not_offered_is_refused(world: World, wanted) -> None:  # type: ignore[no-untyped-def]
    choose_mail(by=world.nora, mail="every", most=3, gather=60, kinds=Kinds(chats="page"))
    with pytest.raises(MailChoiceUnknown):
        choose_mail(by=world.nora, **wanted)
    now = mail_choice_of(world.nora)
    assert (now.most, now.gather, now.kinds) == (3, 60, Kinds(chats="page"))


@pytest.mark.parametrize(
    ("zone", "moment", "ends"),
    [
        ("Europe/Berlin", (2026, 3, 28, 22), (2026, 3, 29, 6)),  # an hour is missing that night
        ("Europe/Berlin", (2026, 10, 24, 20), (2026, 10, 25, 7)),  # and one is there twice
        ("Pacific/Auckland", (2026, 5, 1, 12), (2026, 5, 1, 20)),
        ("Asia/Kathmandu", (2026, 5, 1, 16), (2026, 5, 2, 2, 15)),
    ],
)
def test_a_night_is_the_readers_own(world: World, zone: str, moment: tuple[int, ...], ends: tuple[int, ...]) -> None:
    assert quiet_until(Hours(zone), utc(*moment)) == utc(*ends)
    assert quiet_until(Hours(zone), utc(*ends)) is None


def test_what_is_more_than_a_day_holds_comes_in_one_letter_the_next_morning_and_nothing_is_lost(world: World) -> None:
    every(world, most=3)
    thread = world.thread("Scan days", "Word 0.")
    for number in range(1, 6):
        world.answer(thread, f"Word {number}.")
    at(2026, 5, 1, 12, 11)
    assert len(letters("nora")) == 3
    at(2026, 5, 1, 23)
    assert len(letters("nora")) == 3
    at(2026, 5, 2, 8)
    letter = letters("nora")[-1]
    assert len(letters("nora")) == 4
    said = "\n".join(plain(one) for one in letters("nora"))
    assert all(f"Word {number}." in said for number in range(6))
    assert [f"Word {number}." in plain(letter) for number in range(6)] == [False] * 3 + [True] * 3
    world.answer(thread, "A new day.")
    at(2026, 5, 2, 8, 11)
    assert "A new day." in plain(letters("nora")[-1])
    assert MailChoice.objects.get(pk=world.nora.alias_id).letter_at is None


def test_what_comes_close_together_is_one_mail(world: World) -> None:
    every(world, gather=60)
    thread = world.thread("Scan days", "First word.")
    at(2026, 5, 1, 12, 11)
    world.answer(thread, "Second word.")
    at(2026, 5, 1, 12, 30)
    assert letters("nora") == []
    at(2026, 5, 1, 13, 11)
    (letter,) = letters("nora")
    assert "First word." in plain(letter)
    assert "Second word." in plain(letter)
    at(2026, 5, 1, 15)
    assert len(letters("nora")) == 1


def test_a_late_job_mails_nothing_that_a_letter_held(world: World) -> None:
    every(world, gather=30)
    post = world.post()
    at(2026, 5, 1, 12, 11)
    at(2026, 5, 1, 12, 41)
    assert len(letters("nora")) == 1
    mail_post(post=post.pk)
    at(2026, 5, 1, 14)
    assert len(letters("nora")) == 1


def test_what_was_read_on_the_page_is_not_mailed_later(world: World) -> None:
    every(world)
    choose_mail(by=world.mia, mail="daily", discreet=False)
    thread = world.thread()
    for reader in (world.nora, world.mia):
        read_to(thread, 1, by=reader)
    at(2026, 5, 1, 12, 11)
    world.answer(thread, "Only this.")
    at(2026, 5, 2, 8)
    assert ["scan" in plain(letter) for letter in letters("nora")] == [False]
    assert ["Only this." in plain(letter) for letter in letters("mia")] == [True]
    assert all("Tomorrow is my scan" not in plain(letter) for letter in letters("mia"))


def test_what_waits_for_the_morning_and_is_read_meanwhile_does_not_come(world: World) -> None:
    every(world)
    at(2026, 5, 1, 22)
    read, unread = world.post(), world.post("Soup", "Without any salt.")
    at(2026, 5, 1, 22, 11)
    assert Delivery.objects.count() == 2
    read_to(read.thread, 1, by=world.nora)
    at(2026, 5, 2, 8)
    assert [unread.thread.title in str(letter["Subject"]) for letter in letters("nora")] == [True]


def test_kinds_for_the_page_alone_are_neither_mailed_nor_in_letters(world: World) -> None:
    every(world, kinds=Kinds(followed="page"))
    choose_mail(by=world.mia, mail="daily", discreet=False, kinds=Kinds(mentions="page"))
    thread = world.thread()
    named = world.answer(thread, "So you are, @Fern and @Maple.")
    other = world.answer(thread, "For everybody.")
    assert {reader.alias_id for reader in readers_of(named.pk, Way.MAIL)} == {world.nora.member_id}
    assert readers_of(other.pk, Way.MAIL) == []
    at(2026, 5, 2, 8)
    (letter,) = letters("mia")
    assert "For everybody." in plain(letter)
    assert "So you are" not in plain(letter)


def test_a_day_is_counted_where_its_reader_is() -> None:
    auckland = Hours("Pacific/Auckland")
    assert local_day(auckland, utc(2026, 5, 1, 13)) == date(2026, 5, 2)
