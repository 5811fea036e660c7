"""Choosing what comes by mail."""

from datetime import UTC, date, datetime

import pytest

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.sealing import alias_scope, destroy_key
from alongside.notify.choice import Hours
from alongside.notify.choose import Choice, MailChoiceUnknown, choose_mail, end_mail, mail_choice_of, pause_mail
from alongside.notify.hear import readers_of
from alongside.notify.hours import next_letter, quiet_until
from alongside.notify.models import MailChoice, Way
from tests.world import World


def utc(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=UTC)  # type: ignore[misc, arg-type]


def test_what_is_not_named_stays_as_it_was(world: World):
    assert mail_choice_of(world.nora) == Choice(mail="nothing", discreet=True)
    choose_mail(by=world.nora, mail="weekly", zone="Europe/Madrid", hour=18, weekday=4, quiet=(21, 8))
    choose_mail(by=world.nora, discreet=False)
    assert mail_choice_of(world.nora) == Choice(
        mail="weekly", discreet=False, hours=Hours("Europe/Madrid", 18, 4, (21, 8))
    )
    assert b"Madrid" not in bytes(MailChoice.objects.get(pk=world.nora.alias_id).sealed)
    choose_mail(by=world.nora, quiet=None)
    assert mail_choice_of(world.nora).hours.quiet is None


@pytest.mark.parametrize(
    "wanted", [{"mail": "hourly"}, {"zone": "Moon/Sea"}, {"hour": 24}, {"weekday": 7}, {"quiet": (5, 5)}]
)
def test_what_is_not_offered_is_refused(world: World, wanted):
    choose_mail(by=world.nora, mail="daily")
    with pytest.raises(MailChoiceUnknown):
        choose_mail(by=world.nora, **wanted)
    assert mail_choice_of(world.nora).mail == "daily"


def test_strangers_have_nothing_to_choose(world: World):
    with pytest.raises(NotFound):
        choose_mail(by=world.otto, mail="every", quiet=None)


def test_ending_twice_is_ending_once_and_undo_knows_what_was(world: World):
    choose_mail(by=world.nora, mail="weekly", weekday=2)
    assert end_mail(by=world.nora, by_link=True).mail == "weekly"
    assert end_mail(by=world.nora, by_link=True).mail == "nothing"
    now = mail_choice_of(world.nora)
    assert (now.mail, now.hours.before, now.hours.weekday) == ("nothing", "weekly", 2)
    assert MailChoice.objects.get(pk=world.nora.alias_id).letter_at is None
    assert choose_mail(by=world.nora, mail=now.hours.before).hours.before == ""


def test_a_pause_is_for_days_to_come_and_ends_when_one_likes(world: World):
    clock.set_clock(lambda: utc(2026, 5, 1, 12))
    choose_mail(by=world.nora, mail="every", quiet=None)
    with pytest.raises(MailChoiceUnknown):
        pause_mail(date(2026, 5, 1), by=world.nora)
    pause_mail(date(2026, 5, 9), by=world.nora)
    assert mail_choice_of(world.nora).paused_until == date(2026, 5, 9)
    pause_mail(None, by=world.nora)
    assert mail_choice_of(world.nora).paused_until is None


def test_a_letter_comes_at_the_readers_hour_on_the_days_on_which_clocks_change():
    berlin = Hours("Europe/Berlin", hour=8)
    assert next_letter("daily", berlin, after=utc(2026, 3, 28, 7)) == utc(2026, 3, 29, 6)  # summer time began at night
    assert next_letter("daily", berlin, after=utc(2026, 10, 24, 6)) == utc(2026, 10, 25, 7)
    early = Hours("Europe/Berlin", hour=2)
    assert next_letter("daily", early, after=utc(2026, 3, 28, 2)) == utc(2026, 3, 29, 1)  # there is no two o'clock
    assert next_letter("daily", early, after=utc(2026, 10, 24, 2)) == utc(2026, 10, 25, 0)  # there are two of them
    assert next_letter("daily", early, after=utc(2026, 10, 25, 0)) == utc(2026, 10, 26, 1)


def test_a_weekly_letter_comes_on_its_day_and_never_twice_in_a_week():
    monday = Hours("America/Lima", hour=8, weekday=0)
    first = next_letter("weekly", monday, after=utc(2026, 5, 1, 12))
    assert first == utc(2026, 5, 4, 13)
    assert next_letter("weekly", monday, after=first) == utc(2026, 5, 11, 13)
    assert next_letter("weekly", monday, after=first, not_before=date(2026, 5, 20)) == utc(2026, 5, 25, 13)


def test_quiet_hours_hold_over_midnight_and_over_noon():
    night, noon = Hours("UTC", quiet=(22, 7)), Hours("UTC", quiet=(12, 14))
    assert quiet_until(night, utc(2026, 5, 1, 23)) == utc(2026, 5, 2, 7)
    assert quiet_until(night, utc(2026, 5, 1, 3)) == utc(2026, 5, 1, 7)
    assert quiet_until(night, utc(2026, 5, 1, 7)) is None
    assert quiet_until(noon, utc(2026, 5, 1, 13)) == utc(2026, 5, 1, 14)
    assert quiet_until(noon, utc(2026, 5, 1, 14)) is None


def test_hours_that_cannot_be_opened_any_more_stop_nobodys_mail(world: World):
    for viewer in (world.nora, world.mia):
        choose_mail(by=viewer, mail="every", quiet=(22, 7))
    destroy_key(alias_scope(world.nora.alias))
    answer = world.answer(world.thread())
    assert {reader.alias_id for reader in readers_of(answer.pk, Way.MAIL)} == {world.nora.alias_id, world.mia.alias_id}
