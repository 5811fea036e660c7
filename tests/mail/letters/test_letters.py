"""What is in a letter."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from alongside.aliases.models import Alias
from alongside.mail.letters import contents
from alongside.mail.letters import words as letter_words
from alongside.mail.letters.build import write_letters
from alongside.mailroom.addresses import address_of
from alongside.mailroom.models import Delivery
from alongside.mailroom.tokens import letter_tokens, reply_tokens, unsubscribe_tokens
from alongside.memberships.models import Membership
from alongside.notify.choose import choose_mail
from alongside.portability.archive.moving_in import Wanted, move_in
from alongside.portability.archive.report import Report
from alongside.standing.distance import block
from alongside.threads.follow import follow, mute_thread
from alongside.threads.models import Post
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start
from alongside.threads.withdraw import withdraw
from tests.mail.letters.arrived import at, html, letters, plain
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
    reply(thread, by=kitchen.nora, words=Words("My own words."), by_mail=True)
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


def test_a_letter_has_an_end(kitchen: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MOST", 3)
    monkeypatch.setattr(letter_words, "LONGEST", 60)
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
