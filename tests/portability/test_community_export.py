"""A community leaves with everything that is its own, in formats that other software reads."""

import json
import mailbox
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from alongside.core.errors import NotFound
from alongside.drafts.keep import keep
from alongside.memberships.errors import NotFounder
from alongside.portability.archive.moving_in import Wanted, move_in
from alongside.portability.archive.report import Report
from alongside.portability.community_export import export_community
from alongside.threads.models import Post, Thread
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.withdraw import withdraw
from tests.world import World


@pytest.fixture
def exported(world: World, tmp_path: Path) -> zipfile.ZipFile:
    post = world.post(title="Scan days, día y noche", text="From the kitchen\nFrom here on I write to @Lily")
    answer = world.answer(post.thread, text="I'll think of you.")
    reply(post.thread, by=world.nora, words=Words("Me too"), answers=answer)
    withdraw(world.answer(post.thread, text="taken back words"), by=world.ben)
    keep("community x", {"text": "never said"}, by=world.ben)
    export_community(world.kitchen, tmp_path / "kitchen.zip", by=world.ada)
    return zipfile.ZipFile(tmp_path / "kitchen.zip")


def test_its_conversations_and_people_are_in_it(exported: zipfile.ZipFile, world: World) -> None:
    told = json.loads(exported.read("community.json"))
    (thread,) = [json.loads(line) for line in exported.read("threads.jsonl").splitlines()]
    assert told["community"]["name"] == "Kidney Kitchen"
    assert {alias["name"] for alias in told["aliases"]} == {"Heron", "Lily", "Maple", "Fern"}
    assert {alias["role"] for alias in told["aliases"] if alias["name"] in ("Heron", "Maple")} == {
        "founder",
        "moderator",
    }
    assert [post["text"] for post in thread["posts"]][1:] == ["I'll think of you.", "Me too"]
    assert thread["posts"][2]["answers"] == thread["posts"][1]["id"]


def test_its_archive_is_read_by_other_software(exported: zipfile.ZipFile, tmp_path: Path) -> None:
    exported.extract("archive.mbox", tmp_path)
    mails = list(mailbox.mbox(tmp_path / "archive.mbox"))
    assert len(mails) == 3
    first, second, third = mails
    assert "alias.invalid" in first["From"]
    assert "Heron" in first["From"]
    assert b"From here on I write to @Lily" in first.get_payload(decode=True)
    assert second["In-Reply-To"] == first["Message-ID"]
    assert third["In-Reply-To"] == second["Message-ID"]
    assert third["References"].split() == [first["Message-ID"], second["Message-ID"]]
    assert first["Date"].split()[4].endswith(":00")


def test_its_archive_moves_in_elsewhere(exported: zipfile.ZipFile, world: World, tmp_path: Path) -> None:
    exported.extract("archive.mbox", tmp_path)
    move_in(Wanted([tmp_path / "archive.mbox"], world.garden, timedelta()), Report(), lambda what, done, of: None)
    thread = Thread.objects.get(community=world.garden, archived=True, title__startswith="Scan days")
    assert thread.title == "Scan days, día y noche"
    posts = Post.objects.filter(thread=thread).order_by("number")
    assert ["Lily" in posts[0].html, "think of you" in posts[1].html, "Me too" in posts[2].html] == [True] * 3
    assert posts[2].answers == posts[1]


def test_what_is_no_community_s_own_is_not_in_it(exported: zipfile.ZipFile) -> None:
    written = b"".join(exported.read(name) for name in exported.namelist())
    for private in (b"never said", b"taken back words", b"Willow"):
        assert private not in written


def test_only_a_founder_takes_it_along_and_only_their_own(world: World, tmp_path: Path) -> None:
    for viewer, refusal in ((world.mia, NotFounder), (world.ben, NotFounder), (world.nobody, NotFound)):
        with pytest.raises(refusal):
            export_community(world.kitchen, tmp_path / "no.zip", by=viewer)
    with pytest.raises(NotFound):
        export_community(world.kitchen, tmp_path / "no.zip", by=world.viewer("otto", world.garden))
    assert not (tmp_path / "no.zip").exists()
