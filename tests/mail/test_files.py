"""What comes with a mail: pictures after a yes about the people in them, documents where hosts take them."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from alongside.communities.models import Community
from alongside.core.markdown import pictures_in
from alongside.media.access import documents_at, pictures_at
from alongside.threads.edit import edit
from alongside.threads.models import Post
from alongside.threads.rerender import html_of
from alongside.threads.saying import Words
from tests.mail.post_office import became, letters_to, mail, say_yes
from tests.media.documents import telling_pdf, tells
from tests.media.pictures import with_secrets
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media_folder(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_FOLDER = tmp_path


def with_files(text: str = "Look.") -> EmailMessage:
    """A mail with a photo that knows where it was taken, a PDF, a card, a certificate and a program."""
    message = mail("ben", "kidney-kitchen", text)
    message.add_attachment(with_secrets("JPEG"), maintype="image", subtype="jpeg", filename="Margaret at home.jpg")
    message.add_attachment(telling_pdf(), maintype="application", subtype="pdf", filename="Margaret.pdf")
    message.add_attachment(b"BEGIN:VCARD\nFN:Margaret\nEND:VCARD\n", maintype="text", subtype="vcard", filename="m.vcf")
    message.add_attachment(b"0\x80", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    message.add_attachment(b"MZ\x90", maintype="application", subtype="octet-stream", filename="game.exe")
    return message


def place_of(post: Post) -> str:
    return f"post {post.public_id}"


def test_words_are_posted_at_once_and_pictures_after_a_yes(posts: World) -> None:
    assert became(with_files()) == "held: picture"
    post = Post.objects.get()
    assert (post.source, pictures_in(post.html)) == ("Look.", [])
    (question,) = letters_to("ben")
    assert say_yes("ben", question) == "acted: yes"
    post = Post.objects.get()
    (picture,) = pictures_at([place_of(post)])[place_of(post)]
    assert pictures_in(post.html) == pictures_in(html_of(post)) == [picture.public_id]
    assert (picture.people, Post.objects.count()) == ("agreed", 1)


def test_a_picture_without_words_waits_for_the_yes_as_a_whole(posts: World) -> None:
    message = mail("ben", "kidney-kitchen", "", subject="My garden")
    message.add_attachment(with_secrets("PNG"), maintype="image", subtype="png", filename="a.png")
    assert became(message) == "held: picture"
    assert not Post.objects.exists()
    assert say_yes("ben", letters_to("ben")[0]) == "acted: yes"
    assert pictures_in(Post.objects.get().html)


def test_documents_stand_below_the_post_where_the_hosts_take_them_cleaned(posts: World, tmp_path: Path) -> None:
    Community.objects.filter(pk=posts.kitchen.pk).update(takes_documents=True)
    became(with_files())
    post = Post.objects.get()
    assert len(documents_at([place_of(post)])[place_of(post)]) == 1
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    assert not any(tells(content) for content in kept)


def test_elsewhere_they_are_left_out_and_their_writer_hears_why_after_all(posts: World) -> None:
    became(with_files())
    say_yes("ben", letters_to("ben")[0])
    post = Post.objects.get()
    assert not documents_at([place_of(post)])
    told = letters_to("ben")[-1].text
    assert "Margaret.pdf: The hosts of this community don't take documents." in told
    assert "game.exe: programs can't be shared here" in told
    assert "m.vcf" not in told
    assert "smime.p7s" not in told


def test_files_that_nobody_misses_are_left_out_without_a_word(posts: World) -> None:
    message = mail("ben", "kidney-kitchen")
    message.add_attachment(b"0\x80", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    assert became(message) == "acted: posted"
    assert not letters_to("ben")


def test_changed_words_keep_what_the_mail_folded_and_showed(posts: World) -> None:
    message = mail("ben", "kidney-kitchen", "*Look*.\n\nOn Mon, Nov 3, 2025 at 10:00 AM Heron wrote:\n> Show us!\n")
    message.add_attachment(with_secrets("PNG"), maintype="image", subtype="png", filename="a.png")
    became(message)
    say_yes("ben", letters_to("ben")[0])
    for words in ("Look at *this*.", "Look at *this* then."):
        post = edit(Post.objects.get(), by=posts.ben, words=Words(words + _shown(Post.objects.get())))
        assert "<em>this</em>" in post.html
        assert "Show us!" in post.html
        assert html_of(post) == post.html
        assert len(pictures_at([place_of(post)])[place_of(post)]) == 1


def _shown(post: Post) -> str:
    """What the composer holds of pictures, once the words are Markdown."""
    return "" if post.is_plain else "".join(f"\n\n![](picture:{one})" for one in pictures_in(post.html))


def test_a_picture_is_shown_too_when_its_words_were_changed_before_the_yes(posts: World) -> None:
    became(with_files())
    edit(Post.objects.get(), by=posts.ben, words=Words("Look at *this*."))
    assert say_yes("ben", letters_to("ben")[0]) == "acted: yes"
    post = Post.objects.get()
    assert "<em>this</em>" in post.html
    assert len(pictures_in(post.html)) == len(pictures_at([place_of(post)])[place_of(post)]) == 1
