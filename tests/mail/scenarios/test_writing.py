"""Scenarios 1 to 5, 13 to 15 and 30: what somebody writes in a mail program stands where it belongs, once and whole."""

import pytest

from alongside.core.jobs import run_until_empty
from alongside.mail.take_in import take_in
from alongside.mailroom.message_ids import message_id_of
from alongside.mailroom.models import Arrival, Incoming
from alongside.notify.choose import choose_mail
from alongside.threads.models import Post, Thread
from tests.mail.post_office import letters_to, mail, token_of
from tests.mail.scenarios.conftest import Post as Way
from tests.web.threads.browsing import browse
from tests.world import World

KITCHEN = "kidney-kitchen@localhost"


def test_1_a_new_mail_to_the_community_is_a_thread_on_the_web(town: World, way: Way) -> None:
    choose_mail(by=town.nora, mail="every", discreet=False, quiet=None)
    assert way.send(mail("ben", KITCHEN)) == ["acted: posted"]
    post = Post.objects.get()
    page = browse(town, "nora").get(f"/t/{post.thread.public_id}/")
    assert "Garlic without salt" in page
    assert "The garlic helps." in page
    assert "post.test" not in page


def test_2_an_answer_stands_below_what_it_answers_and_the_quote_is_one_tap_away(town: World, way: Way) -> None:
    first = town.post()
    second = town.answer(first.thread)
    text = "So will I.\n\nOn Mon, Nov 3, 2025 at 10:00 AM Lily wrote:\n> I'll think of you.\n"
    refs = f"{message_id_of(first)} {message_id_of(second)}"
    token = f"{token_of(town, 'nora', first.thread)}@localhost"
    assert way.send(mail("nora", token, text, subject="Re: Scan days", References=refs)) == ["acted: posted"]
    post = Post.objects.get(number=3)
    assert (post.source, post.answers_id) == ("So will I.", second.pk)
    page = browse(town, "ada").get(f"/t/{first.thread.public_id}/")
    assert "<details>" in page
    assert "So will I." in page


def test_3_words_below_and_between_quotes_are_all_kept(town: World, way: Way) -> None:
    token = f"{token_of(town, 'ben', town.thread())}@localhost"
    text = (
        "On Mon, Nov 3, 2025 at 10:00 AM Heron wrote:\n"
        "> How much potassium?\n\nAbout two grams.\n\n> And do you soak them?\n\nAlways, overnight.\n"
    )
    assert way.send(mail("ben", token, text)) == ["acted: posted"]
    shown = Post.objects.get(number=2).source
    assert "About two grams." in shown
    assert "Always, overnight." in shown


@pytest.mark.parametrize(
    "attribution",
    [
        "Am 03.11.2025 um 10:00 schrieb Heron:",
        "Le lun. 3 nov. 2025 à 10:00, Heron <h@x.test> a écrit :",
        "El lun, 3 nov 2025 a las 10:00, Heron (<h@x.test>) escribió:",
        "Il giorno lun 3 nov 2025 alle ore 10:00 Heron <h@x.test> ha scritto:",
        "W dniu 2025-11-03 10:00, Heron pisze:",
        "2025年11月3日(月) 10:00 Heron <h@x.test>:",
        "Den mån 3 nov. 2025 kl 10:00 skrev Heron <h@x.test>:",
        "пн, 3 нояб. 2025 г. в 10:00, Heron <h@x.test>:",
    ],
)
def test_4_an_answer_above_a_quote_is_found_in_other_languages(town: World, way: Way, attribution: str) -> None:
    token = f"{token_of(town, 'ben', town.thread())}@localhost"
    text = f"Ja, da, yes.\n\n{attribution}\n> Tomorrow is my scan.\n"
    assert way.send(mail("ben", token, text)) == ["acted: posted"]
    assert Post.objects.get(number=2).source == "Ja, da, yes."


def test_5_an_html_answer_of_outlook_with_a_numbered_list_is_whole(town: World, way: Way) -> None:
    token = f"{token_of(town, 'ben', town.thread())}@localhost"
    message = mail("ben", token)
    message.clear_content()
    message.set_content(
        '<html><body><div class="WordSection1"><p class="MsoNormal">My way:</p><ol><li>Soak.</li><li>Rinse.</li>'
        '<li>Boil.</li></ol><p class="MsoNormal">Then it is good.</p>'
        '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p><b>From:</b> Heron<br>'
        "<b>Sent:</b> Monday<br><b>Subject:</b> Scan days</p></div><p>Tomorrow is my scan.</p></div></body></html>",
        subtype="html",
    )
    assert way.send(message) == ["acted: posted"]
    post = Post.objects.get(number=2)
    for words in ("My way:", "Soak.", "Rinse.", "Boil.", "Then it is good."):
        assert words in post.source
    assert "Tomorrow is my scan." in post.folded


def test_13_a_mail_delivered_thrice_is_one_post(town: World, way: Way) -> None:
    same = mail("ben", KITCHEN)
    assert [way.send(same) for _ in range(3)] == [["acted: posted"], ["dropped: again"], ["dropped: again"]]
    assert Post.objects.count() == 1


def test_14_outlooks_clone_with_new_words_is_posted(town: World, way: Way) -> None:
    for text in ("Monday's soup.", "Tuesday's soup."):
        assert way.send(mail("ben", KITCHEN, text, message_id="<template@outlook.test>")) == ["acted: posted"]
    assert Post.objects.count() == 2


def test_15_after_a_crash_anywhere_there_is_one_post(town: World, way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kill at a boundary leaves what was committed before; tests/long kills real processes."""
    from alongside.mail.posting import post as posting

    def die(*_anything: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(posting, "bring_files", die)  # after the post is there, before anything says so
    with pytest.raises(KeyboardInterrupt):
        way.send(mail("ben", KITCHEN))
    monkeypatch.undo()
    assert (Post.objects.count(), Arrival.objects.get().state) == (1, "received")
    take_in(incoming=Incoming.objects.get().pk)
    run_until_empty()
    assert (Post.objects.count(), Arrival.objects.get().state) == (1, "acted")
    assert not letters_to("ben")


def test_30_long_ids_odd_letters_and_many_res_stay_in_one_thread(town: World, way: Way) -> None:
    first = town.post("Käsekuchen")
    long = f"<{'A' * 81}@eurprd01.prod.outlook.test>"
    refs = f"{message_id_of(first)} {long}"
    subjects = [
        "Re: Käsekuchen",
        "=?iso-8859-1?Q?AW:_K=E4sekuchen?=",
        "SV: Re: Käsekuchen",
        "=?utf-8?B?UmU6IEvDpHNla3VjaGVu?=",
    ]
    for number, subject in enumerate(subjects):
        raw = mail("ben", KITCHEN, f"Stück {number}", subject="SUBJECT", References="REFS").as_bytes()
        raw = raw.replace(b"SUBJECT", subject.encode()).replace(b"REFS", refs.encode())
        assert way.send(raw, KITCHEN) == ["acted: posted"]
    assert Thread.objects.count() == 1
    posts = Post.objects.filter(number__gt=1)
    assert {post.answers_id for post in posts} == {first.pk}
    assert [post.source for post in posts] == [f"Stück {number}" for number in range(4)]
