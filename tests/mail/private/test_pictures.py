"""Pictures in a private mail: drawn anew for the friend, after a yes about the people in them, and nothing else."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.mail.post_office import became, letters_to, mail, say_yes
from tests.mail.private.two import read_by, said_to, token_of
from tests.media.documents import telling_pdf
from tests.media.pictures import with_secrets
from tests.world import World


@pytest.fixture(autouse=True)
def media_folder(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_FOLDER = tmp_path


def test_words_come_at_once_and_pictures_after_a_yes(friends: World) -> None:
    message = mail("ben", token_of(friends, "ben"), "Look.")
    message.add_attachment(with_secrets("JPEG"), maintype="image", subtype="jpeg", filename="Margaret at home.jpg")
    message.add_attachment(telling_pdf(), maintype="application", subtype="pdf", filename="Margaret.pdf")
    assert became(message) == "held: picture"
    assert said_to(friends, "ada") == ["Look."]
    assert say_yes("ben", letters_to("ben")[-1]) == "acted: yes"
    theirs = [entry for entry in read_by(friends, "ada") if not entry.mine]
    assert [(entry.source, len(entry.pictures)) for entry in theirs] == [("Look.", 0), ("", 1)]
    assert "Margaret.pdf" in letters_to("ben")[-1].text


def test_a_picture_without_words_waits_as_a_whole(friends: World) -> None:
    message = mail("ben", token_of(friends, "ben"), "", subject="My garden")
    message.add_attachment(with_secrets("PNG"), maintype="image", subtype="png", filename="a.png")
    assert became(message) == "held: picture"
    assert read_by(friends, "ada")[-1].mine
    assert say_yes("ben", letters_to("ben")[-1]) == "acted: yes"
    assert len(read_by(friends, "ada")[-1].pictures) == 1
