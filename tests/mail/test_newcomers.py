"""The limits for people who are new hold by mail as on the page, and every word comes back to its writer."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from alongside.communities.models import Community
from alongside.mailroom.models import Arrival
from alongside.memberships.models import Membership, Stage
from alongside.threads.models import Post
from tests.mail.post_office import became, letters_to, mail, token_of
from tests.media.documents import telling_pdf
from tests.media.pictures import with_secrets
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nora_is_new(posts: World, tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_FOLDER = tmp_path
    Membership.objects.filter(pk=posts.nora.alias_id).update(stage=Stage.NEW)


def test_a_fourth_mail_of_a_day_comes_back_with_its_words(posts: World) -> None:
    token = token_of(posts, "nora", posts.thread())
    for number in range(3):
        assert became(mail("nora", token, f"Number {number}")) == "acted: posted"
    assert became(mail("nora", token, "Number three")) == "refused: refused"
    (letter,) = letters_to("nora")
    assert "three posts a day" in letter.text
    assert "> Number three" in letter.text
    assert not Post.objects.filter(source="Number three").exists()


def test_in_their_own_thread_and_to_the_hosts_every_mail_gets_through(posts: World) -> None:
    token = token_of(posts, "nora", posts.thread(by="nora"))
    for number in range(6):
        assert became(mail("nora", token, f"Number {number}")) == "acted: posted"
        assert became(mail("nora", "kidney-kitchen-mods", f"Please look, {number}")) == "acted: mods"


def test_links_come_back_and_what_was_quoted_does_not_matter(posts: World) -> None:
    token = token_of(posts, "nora", posts.thread())
    assert became(mail("nora", token, "Look at https://cures.example/now")) == "refused: refused"
    assert "name of the page" in letters_to("nora")[0].text
    quoting = "Thank you.\n\nOn Monday, Heron wrote:\n> Read it with all answers:\n> https://alongside.example/p/x/\n"
    assert became(mail("nora", token, quoting)) == "acted: posted"
    said = Post.objects.get(author=posts.nora.alias_id)
    assert "<a " not in said.html
    assert became(mail("ben", token_of(posts, "ben", said.thread), "https://cures.example/now")) == "acted: posted"


def test_words_are_posted_and_pictures_and_documents_wait_without_a_question(posts: World) -> None:
    Community.objects.filter(pk=posts.kitchen.pk).update(takes_documents=True)
    message = mail("nora", "kidney-kitchen", "My garden.")
    message.add_attachment(with_secrets("JPEG"), maintype="image", subtype="jpeg", filename="a.jpg")
    message.add_attachment(telling_pdf(), maintype="application", subtype="pdf", filename="b.pdf")
    assert became(message) == "acted: posted"
    (letter,) = letters_to("nora")
    assert letter.text.count("have to wait a little, because you are new here") == 2
    assert "\ue000picture" not in Post.objects.get().html


def test_a_picture_alone_comes_back(posts: World) -> None:
    message = mail("nora", "kidney-kitchen", "", subject="My garden")
    message.add_attachment(with_secrets("PNG"), maintype="image", subtype="png", filename="a.png")
    assert became(message) == "refused: refused"
    assert "say in words what they show" in letters_to("nora")[0].text
    assert Arrival.objects.get().verdict == "refused"
