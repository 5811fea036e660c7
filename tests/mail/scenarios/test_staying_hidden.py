"""Scenarios 7, 8, 10 to 12 and 26 to 28: nobody is published by mistake, nobody is seen, and nothing hostile wins."""

import smtplib
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from alongside.communities.models import Community
from alongside.media.access import documents_at
from alongside.threads.models import Post
from tests.core.mailtext.test_attachments import tnef
from tests.mail.post_office import ADDRESSES, letters_to, mail, say_yes, token_of
from tests.mail.scenarios.conftest import Post as Way
from tests.media.documents import telling_pdf, tells
from tests.media.pictures import with_secrets
from tests.web.threads.browsing import browse
from tests.world import World

KITCHEN = "kidney-kitchen@localhost"
BEGINS, TITLE, CONTENT = 0x9002, 0x8010, 0x800F  # what winmail.dat calls a file, its name and its bytes
SECRETS = ("post.test", "Margaret", "Miller")


def seen(world: World, post: Post) -> str:
    """All that another member can see of a post."""
    return browse(world, "nora").get(f"/t/{post.thread.public_id}/")


def test_7_quoted_heads_name_aliases_alone(town: World, way: Way) -> None:
    thread = town.thread()
    token = token_of(town, "ben", thread)
    text = (
        "Good luck!\n\n-----Original Message-----\n"
        f"From: Heron via Kidney Kitchen <heron-k7f3qz@localhost>\nTo: Margaret Miller <{ADDRESSES['ben']}>\n"
        f"Reply-To: {token}@localhost\nSubject: Scan days\n\nTomorrow is my scan.\n"
    )
    message = mail("ben", f"{token}@localhost", text)
    message.replace_header("From", f"Margaret Miller <{ADDRESSES['ben']}>")
    assert way.send(message) == ["acted: posted"]
    page = seen(town, Post.objects.get(number=2))
    assert "Good luck!" in page
    for secret in (*SECRETS, token):
        assert secret not in page


def test_8_a_mail_sent_again_from_the_sent_folder_tells_nothing_more(town: World, way: Way) -> None:
    first = mail("ben", KITCHEN, "My soup is thin.")
    assert way.send(first) == ["acted: posted"]
    again = mail("ben", KITCHEN, "My soup is thin.", X_Originating_IP="[203.0.113.9]", Autocrypt="addr=ben@post.test")
    again["Resent-From"], again["Sender"] = "Margaret Miller <ben@post.test>", "margaret@home.test"
    again["Disposition-Notification-To"] = "ben@post.test"
    assert way.send(again) == ["held: twice"]
    assert say_yes("ben", letters_to("ben")[0]) == "acted: yes"
    for post in Post.objects.all():
        assert not any(secret in seen(town, post) for secret in (*SECRETS, "203.0.113.9", "home.test"))


def test_10_two_places_at_once_are_a_question(town: World, way: Way) -> None:
    both = mail("ada", f"{KITCHEN}, quiet-garden@localhost", "Hello all")
    assert way.send(both) == ["held: post", "held: post"]
    assert not Post.objects.exists()
    question = next(letter for letter in letters_to("ada") if "Quiet Garden" in letter.text)
    assert say_yes("ada", question) == "acted: yes"
    assert Post.objects.get().thread.community == town.garden


def test_11_a_stranger_with_a_forwarded_token_is_held_and_the_owner_asked(town: World, way: Way) -> None:
    token = f"{token_of(town, 'ben', town.thread())}@localhost"
    assert way.send(mail("cousin@else.test", token, "Get well")) == ["held: sender"]
    assert "cousin@else.test" in letters_to("ben")[0].text
    assert Post.objects.count() == 1


@pytest.mark.parametrize(
    "author", ["ben@post.test <eve@evil.test>", "ben@post.test\nFrom: eve@evil.test", "ben@post.test"]
)
def test_12_a_forged_or_double_from_is_held(town: World, way: Way, author: str) -> None:
    token = f"{token_of(town, 'ben', town.thread())}@localhost"
    raw = mail("ben", token, proof="fail").as_bytes().replace(b"From: ben@post.test", f"From: {author}".encode())
    assert way.send(raw, token) == ["held: sender"]
    assert Post.objects.count() == 1


def test_26_thirty_megabytes_are_refused_at_the_door_and_encrypted_mail_comes_back(town: World, way: Way) -> None:
    huge = mail("ben", KITCHEN).as_bytes() + (b"x" * 76 + b"\r\n") * 400_000
    with pytest.raises(smtplib.SMTPException):
        way.send(huge, KITCHEN)
    sealed = "-----BEGIN PGP MESSAGE-----\n\nhQEMA4\n-----END PGP MESSAGE-----\n"
    assert way.send(mail("ben", KITCHEN, sealed)) == ["refused: encrypted"]
    (letter,) = letters_to("ben")
    assert "> hQEMA4" in letter.text
    assert not Post.objects.exists()


def test_27_useful_files_are_kept_and_who_sent_them_is_gone(
    town: World, way: Way, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_FOLDER = tmp_path
    Community.objects.filter(pk=town.kitchen.pk).update(takes_documents=True)
    message = mail("ben", KITCHEN)
    wrapped = tnef((2, BEGINS, bytes(14)), (2, TITLE, b"Margaret.pdf\0"), (2, CONTENT, telling_pdf()))
    message.add_attachment(wrapped, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    message.add_attachment(with_secrets("JPEG"), maintype="image", subtype="jpeg", filename="home.jpg")
    message.add_attachment(b"0\x80", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    message.add_attachment(b"BEGIN:VCARD\nFN:Margaret\nEND:VCARD", maintype="text", subtype="vcard", filename="m.vcf")
    assert way.send(message) == ["held: picture"]
    assert say_yes("ben", letters_to("ben")[0]) == "acted: yes"
    post = Post.objects.get()
    assert len(documents_at([f"post {post.public_id}"])[f"post {post.public_id}"]) == 1
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    assert not any(tells(content) or b"canary-4711" in content for content in kept)
    assert not any(secret in seen(town, post) for secret in SECRETS)


HOSTILE = {
    "quotes": b"To: " + b'"' * 60_000 + b"\r\n\r\nHello\r\n",
    "nesting": b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(3_000)),
    "attributions": b"\r\n" + b"On " * 20_000,
    "blank lines": b"\r\n" + b"\r\n" * 200_000 + b"Hello\r\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_28_a_hostile_mail_keeps_nobody_waiting(town: World, way: Way, name: str) -> None:
    head = mail("ben", KITCHEN).as_bytes().split(b"\n\n")[0].replace(b"\n", b"\r\n") + b"\r\n"
    assert len(way.send(head + HOSTILE[name], KITCHEN)) == 1
    assert way.send(mail("nora", KITCHEN, "Good morning")) == ["acted: posted"]
