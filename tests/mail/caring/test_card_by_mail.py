"""Whoever writes words of danger by mail is written to alone, in the same words; a shared mailbox is told nothing."""

import pytest

from alongside.accounts.letters import letters_waiting
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.core.jobs import run_until_empty
from alongside.hosting.crisis.lines import choose_country
from alongside.hosting.duty.shift import begin_shift
from alongside.hosting.models import Card
from alongside.hosting.page import hosts_side_of_today
from alongside.mail.caring.card import send_card
from alongside.notify.person import DISCREET
from alongside.threads.models import Post
from tests.hosting.crisis.scene import HEAVY
from tests.mail.post_office import deliver, letters_to, mail, token_of
from tests.web.as_person import client_of
from tests.world import World


def write_by_mail(world: World, text: str = HEAVY) -> Post:
    """Nora answers in a thread, by mail."""
    thread = world.thread()
    deliver(mail("nora", token_of(world, "nora", thread), text, subject="Re: Scan days"))
    return Post.objects.get(is_plain=True)


@pytest.mark.usefixtures("posts")
def test_the_author_alone_gets_the_words_of_the_card_and_the_post_stands(world: World) -> None:
    post = write_by_mail(world)
    assert post.is_shown
    (letter,) = letters_to("nora")
    first, _, rest = letter.text.partition("\n\n")
    assert first.startswith("No host is on duty right now.")
    assert "sounds very heavy" in rest
    assert "-mods@" in letter.text
    assert f"/for-you/{Card.objects.get().public_id}/" in letter.text
    assert HEAVY not in letter.text
    assert not [other for other in letters_waiting() if "heavy" in other.text and other.to != letter.to]
    page = client_of(world.people["nora"]).get("/today/").content.decode()
    assert f"/for-you/{Card.objects.get().public_id}/" in page


def test_it_says_when_a_host_is_there_and_names_the_lines_one_chose(posts: World) -> None:
    begin_shift(by=posts.mia)
    choose_country("ES", by=posts.people["nora"])
    write_by_mail(posts)
    (letter,) = letters_to("nora")
    assert letter.text.startswith("A host is on duty now")
    assert "Línea 024: 024" in letter.text
    assert "call 112" in letter.text


def test_somebody_who_shares_a_mailbox_gets_a_mail_that_tells_nothing(posts: World) -> None:
    nora = posts.people["nora"]
    change_preferences(by=nora, more={**get_preferences(nora).more, DISCREET: True})
    write_by_mail(posts)
    (letter,) = letters_to("nora")
    assert letter.subject == "There is something new for you"
    for telling in ("for-you", "Kidney", "Fern", "a host", "heavy", "call", "/c/", "/t/"):
        assert telling not in letter.text
    assert hosts_side_of_today([posts.nora.member_id]).card


def test_run_twice_it_is_one_letter(posts: World) -> None:
    write_by_mail(posts)
    for _again in range(2):
        send_card(card=Card.objects.get().pk)
    assert len(letters_to("nora")) == 1


def test_words_on_a_page_bring_the_author_no_mail(posts: World) -> None:
    posts.post(text=HEAVY, by="nora")
    run_until_empty()
    assert Card.objects.exists()
    assert not letters_to("nora")


def test_other_words_by_mail_bring_no_letter(posts: World) -> None:
    write_by_mail(posts, "I dread the scan.")
    assert not letters_to("nora")


def test_words_that_a_mail_only_quotes_are_not_its_authors(posts: World) -> None:
    thread = posts.thread()
    text = "I'm here, and I read you.\n\nOn Monday Heron wrote:\n> I want to die.\n> I don't know who to tell.\n"
    deliver(mail("nora", token_of(posts, "nora", thread), text, subject="Re: Scan days"))
    assert Post.objects.filter(is_plain=True).exists()
    assert not Card.objects.exists()
