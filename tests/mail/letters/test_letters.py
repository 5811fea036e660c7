"""What is in a letter, and when it comes."""

from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from alongside.accounts.rest import rest
from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.core.worker import queue_often
from alongside.mail.letters import due
from alongside.mailroom.addresses import address_of
from alongside.mailroom.models import Delivery
from alongside.mailroom.outbox import mails_in_outbox
from alongside.mailroom.standing import bring_mail_back, rest_mail
from alongside.mailroom.tokens import letter_tokens, reply_tokens, unsubscribe_tokens
from alongside.memberships.models import Membership
from alongside.notify.choose import choose_mail, end_mail, pause_mail
from alongside.notify.models import MailChoice
from alongside.portability.archive.moving_in import Wanted, move_in
from alongside.portability.archive.report import Report
from alongside.standing.distance import block
from alongside.threads.follow import follow, mute_thread
from alongside.threads.models import Post
from alongside.threads.saying import Words
from alongside.threads.start import start
from alongside.threads.withdraw import withdraw
from tests.mail.post_office import ADDRESSES, became, mail
from tests.world import World

OLD_MAIL = """From list Mon Mar  4 10:00:00 2019
From: Vanessa <vanessa@example.org>
To: list@example.org
Subject: Old times
Message-ID: <old-1@example.org>
Date: Mon, 4 Mar 2019 10:00:00 +0000

Words that everybody on the list has read.
"""


def at(*moment: int) -> None:
    """It is this moment, and the worker has done what is due."""
    fixed = datetime(*moment, tzinfo=UTC)  # type: ignore[misc, arg-type]
    clock.set_clock(lambda: fixed)
    run_until_empty()
    queue_often()
    run_until_empty()


def letters(name: str) -> list[EmailMessage]:
    """What this person got by mail, oldest first."""
    mine = [shown.mail.raw for shown in reversed(mails_in_outbox()) if shown.mail.to == ADDRESSES[name]]
    return [message_from_bytes(raw, policy=policy.default) for raw in mine]


def plain(letter: EmailMessage) -> str:
    part = letter.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def html(letter: EmailMessage) -> str:
    part = letter.get_body(("html",))
    assert part is not None
    return str(part.get_content())


@pytest.fixture
def kitchen(posts: World) -> World:
    """It is a Friday noon, and Nora wants a letter a day at eight, in a mailbox of her own."""
    at(2026, 5, 1, 12)
    choose_mail(by=posts.nora, mail="daily", discreet=False, hour=8)
    return posts


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


def test_each_thread_has_its_own_address_to_answer_and_an_answer_to_the_letter_is_not_posted(kitchen: World) -> None:
    thread = kitchen.thread("Scan days & more", "Tomorrow is my scan.")
    at(2026, 5, 2, 8)
    (letter,) = letters("nora")
    me = kitchen.nora.member_id
    answer = address_of(reply_tokens(thread.pk, [me])[me])
    assert answer in plain(letter)
    assert f'href="mailto:{answer}?subject=Re%3A%20Scan%20days%20%26%20more"' in html(letter)
    mine = letter_tokens([me])[me]
    assert {address_of(mine)} == {str(letter[name].addresses[0].addr_spec) for name in ("From", "To", "Reply-To")}
    before = Post.objects.count()
    became(mail("nora", mine, "I answer everything at once."))
    assert Post.objects.count() == before
    assert became(mail("nora", answer.split("@")[0], "I answer this.")).startswith("acted")
    assert Post.objects.get(number=2).thread == thread


def test_a_letter_ends_in_one_tap_and_shows_nobodys_address(kitchen: World) -> None:
    kitchen.thread()
    at(2026, 5, 2, 8)
    (letter,) = letters("nora")
    stop = unsubscribe_tokens([kitchen.nora.member_id])[kitchen.nora.member_id]
    assert f"/mail/stop/{stop}/" in letter["List-Unsubscribe"]
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["List-Id"]
    for address in ADDRESSES.values():
        assert address not in letter.as_string() + plain(letter) + html(letter)


def test_what_was_taken_back_muted_or_kept_away_is_not_in_it_and_ones_own_words_neither(kitchen: World) -> None:
    thread = kitchen.thread("Scan days", "Tomorrow is my scan.")
    kitchen.answer(thread, "Words of Lily.")
    kitchen.answer(thread, "My own words.", by="nora")
    kitchen.answer(thread, "Words taken back before.", by="mia")
    withdraw(Post.objects.get(number=4), by=kitchen.mia)
    mute_thread(kitchen.thread("Muted", "In a muted thread.", by="mia"), by=kitchen.nora)
    block(Alias.objects.get(pk=kitchen.ben.member_id), by=kitchen.nora)
    at(2026, 5, 2, 8)
    (letter,) = letters("nora")
    words = plain(letter) + html(letter)
    assert "Tomorrow is my scan." in words
    for other in ("Words of Lily", "My own words", "taken back before", "In a muted thread"):
        assert other not in words


def test_what_is_taken_back_between_making_and_sending_is_not_in_it(kitchen: World) -> None:
    from alongside.mail.letters.build import write_letters

    post = kitchen.post("Scan days", "Tomorrow is my scan.")
    kitchen.thread("Soup", "Without any salt.")
    at(2026, 5, 2, 8)
    delivery = Delivery.objects.get(up_to__isnull=False)
    withdraw(post, by=kitchen.ada)
    words = plain(message_from_bytes(write_letters([delivery])[delivery.pk], policy=policy.default))
    assert "Without any salt." in words
    assert "my scan" not in words
    withdraw(Post.objects.get(thread__title="Soup"), by=kitchen.ada)
    assert write_letters([delivery]) == {}


def test_noted_words_stand_last_and_hidden_notes_are_left_out(kitchen: World) -> None:
    start(kitchen.kitchen, by=kitchen.ada, title="Grief", words=Words("He died in May.", notes=("death",)))
    start(kitchen.kitchen, by=kitchen.ada, title="Blood", words=Words("Long needles.", notes=("needles",)))
    kitchen.thread("Soup", "Without any salt.")
    Membership.objects.filter(pk=kitchen.nora.member_id).update(hidden_notes=["needles"])
    at(2026, 5, 2, 8)
    (letter,) = letters("nora")
    for words in (plain(letter), html(letter)):
        assert words.count("He died in May.") == 1
        assert words.rindex("Without any salt.") < words.index("not everybody wants to meet")
        assert words.index("not everybody wants to meet") < words.index("He died in May.")
        assert "Heron, about death: at the end of this letter" in words
        assert "needles" not in words


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
    choose_mail(by=kitchen.mia, mail="followed", discreet=False)
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
    choose_mail(by=kitchen.mia, mail="every", discreet=False)
    kitchen.thread("One", "First words.")
    at(2026, 5, 1, 12, 11)
    kitchen.thread("Two", "Second words.")
    choose_mail(by=kitchen.mia, mail="daily", hour=8)
    at(2026, 5, 2, 8)
    at(2026, 5, 2, 9)
    kitchen.thread("Three", "Third words.")
    at(2026, 5, 2, 10)
    choose_mail(by=kitchen.mia, mail="every")
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


def test_a_discreet_reader_gets_a_note_that_tells_nothing(kitchen: World) -> None:
    choose_mail(by=kitchen.nora, discreet=True)
    for day in (2, 3):
        kitchen.thread("Scan days", "Tomorrow is my scan.")
        at(2026, 5, day, 8)
    assert len(letters("nora")) == 2
    for letter in letters("nora"):
        said = letter.as_string() + plain(letter)
        for word in ("Kidney", "kidney", "Heron", "Fern", "scan", "Scan"):
            assert word not in said


def test_who_chose_otherwise_meanwhile_gets_no_letter(kitchen: World) -> None:
    choose_mail(by=kitchen.mia, mail="weekly", discreet=False, weekday=2)
    kitchen.thread()
    end_mail(by=kitchen.nora)
    at(2026, 5, 6, 8)
    assert letters("nora") == []
    assert len(letters("mia")) == 1


def test_a_letter_has_an_end(kitchen: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from alongside.mail.letters import contents, words

    monkeypatch.setattr(contents, "MOST", 3)
    monkeypatch.setattr(words, "LONGEST", 60)
    thread = kitchen.thread("Scan days", "Before everything else.")
    follow(thread, by=kitchen.nora)
    for text in ("Short one.", "A" * 70, "Short two."):
        kitchen.answer(thread, text)
    at(2026, 5, 2, 8)
    (letter,) = letters("nora")
    said = plain(letter)
    assert "There was more before this." in said
    assert "Before everything else." not in said.partition("In this letter")[2]
    assert said.count("A" * 70) == 1  # its first words, in the list
    assert said.count("longer than a letter can be") == 1
    assert "Short one." in said
    assert "Short two." in said


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


def test_an_old_archive_that_moves_in_is_in_no_letter(kitchen: World, tmp_path: Path) -> None:
    mails = tmp_path / "old.mbox"
    mails.write_text(OLD_MAIL)
    move_in(Wanted([mails], kitchen.kitchen), Report(), lambda *_told: None)
    assert Post.objects.filter(source__contains="everybody on the list has read").exists()
    kitchen.thread("Scan days", "Tomorrow is my scan.")
    at(2026, 5, 2, 8)
    (letter,) = letters("nora")
    assert "my scan" in plain(letter)
    assert "everybody on the list" not in plain(letter)
