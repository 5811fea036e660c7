"""An archive moves in: everything once, under neutral names, for members only."""

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from alongside.aliases.models import Alias, State
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.core.models import JobRow
from alongside.hosting.models import Card, Case, Decision, Nudge, Wait
from alongside.mailroom.models import Delivery
from alongside.notify.models import Notice
from alongside.portability.archive.moving_in import Wanted, dry_run, move_in
from alongside.portability.archive.report import Report
from alongside.portability.models import Archive, ArchiveAuthor, ArchivedMail
from alongside.threads.access import readable_by
from alongside.threads.models import Following, Post, Thread
from tests.core.mailtext.corpora import CORPORA, absent
from tests.portability.archive.old_mails import write_archive

if TYPE_CHECKING:
    from tests.world import World

ROOT = Path(__file__).parents[3]

TROUBLED = """\
From ann@example.org Thu Nov  1 12:00:00 2001
From: Ann Bee <ann@example.org>
Date: Thu, 1 Nov 2001 12:00:00 +0000
Message-ID: <1@example.org>
Subject: [kidney] Scan days

Tomorrow is my scan. Write to me at ann@example.org or ann at example dot org.

From what I hear it takes an hour.

From Monday on I rest.

Regards,
Ann

-- 
Ann Bee, 12 Long Street
+1 555 0100

From ben@example.org Thu Nov  1 13:00:00 2001
From: =?iso-8859-1?Q?Ben_J=F6rg?= <ben@example.org>
Subject: AW: [kidney] Scan days
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Hi Ann,

all good w=FCnsche.

On Thu, 1 Nov 2001, Ann Bee <ann@example.org> wrote:
> Tomorrow is my scan.
> --=20
> Ann Bee, 12 Long Street

From nobody Thu Nov  1 14:00:00 2001
Subject: Re: Scan days

No name, no id and no date here, and <b>no HTML</b>.

From empty@example.org Thu Nov  1 15:00:00 2001
From: empty@example.org
Subject: nothing
Message-ID: <4@example.org>


"""  # noqa: W291 - a signature begins with a space after its dashes


def take_in(world: "World", *files: Path, wait: int = 0) -> Report:
    report = Report()
    move_in(Wanted(files, world.kitchen, timedelta(days=wait)), report, lambda what, done, of: None)
    return report


@pytest.fixture
def troubled(tmp_path: Path) -> Path:
    path = tmp_path / "troubled.mbox"
    path.write_text(TROUBLED)
    return path


def old_posts() -> list[Post]:
    return list(Post.objects.filter(identity__isnull=False).select_related("thread", "author").order_by("number"))


def test_troubled_mails_make_one_thread_and_a_second_time_adds_nothing(world: "World", troubled: Path):
    first = take_in(world, troubled)
    assert (first.taken, sum(first.refused.values())) == (3, 1)
    posts = old_posts()
    assert len({post.thread_id for post in posts}) == 1
    assert posts[0].thread.title == "Scan days"
    assert "From what I hear it takes an hour." in posts[0].source
    assert "From Monday on I rest." in posts[0].source
    assert "wünsche" in posts[1].source
    assert "&lt;b&gt;no HTML&lt;/b&gt;" in posts[2].html
    count = Post.objects.count()
    again = take_in(world, troubled)
    assert (again.taken, again.known) == (0, 3)
    assert (Post.objects.count(), Archive.objects.count()) == (count, 1)


def test_no_real_name_address_or_signature_is_shown(world: "World", troubled: Path):
    take_in(world, troubled)
    shown = " ".join(
        f"{post.html} {post.source} {post.folded} {post.first_words} {post.author.name} {post.thread.title}"
        for post in old_posts()
    )
    for secret in ("Ann", "Bee", "Ben", "Jörg", "example.org", "example dot org", "Long Street", "555"):
        assert not re.search(rf"\b{secret}\b", shown)
    names = dict(ArchiveAuthor.objects.values_list("alias__name", "alias__state"))
    assert set(names.values()) == {State.UNCLAIMED}
    assert f"Hi {old_posts()[0].author.name}," in old_posts()[1].source


def test_addresses_and_signatures_are_kept_sealed(world: "World", troubled: Path):
    take_in(world, troubled)
    kept = b"".join(bytes(author.sealed or b"") + bytes(author.lookup) for author in ArchiveAuthor.objects.all())
    kept += b"".join(bytes(mail.signature or b"") for mail in ArchivedMail.objects.all())
    assert len(kept) > 100
    assert b"ann" not in kept
    assert b"Street" not in kept


def test_what_was_quoted_is_folded_and_kept(world: "World", troubled: Path):
    take_in(world, troubled)
    answer = old_posts()[1]
    assert "Tomorrow is my scan." not in answer.source
    assert "Tomorrow is my scan." in answer.folded
    assert "<details>" in answer.html


def test_members_read_it_and_nobody_else_does_even_in_an_open_community(world: "World", troubled: Path):
    from alongside.communities.found import change

    world.kitchen = change(world.kitchen, is_open=True)
    take_in(world, troubled)
    old = Thread.objects.get(title="Scan days")
    assert readable_by(world.ben).filter(pk=old.pk).exists()
    assert not readable_by(world.nobody).filter(pk=old.pk).exists()
    assert not readable_by(world.otto).filter(pk=old.pk).exists()


def test_nobody_is_written_to_and_nothing_waits(world: "World", troubled: Path):
    before = Counter(JobRow.objects.values_list("name", flat=True))
    queues = (Following, Notice, Delivery, Case, Wait, Nudge, Card, Decision)
    waited = [rows.objects.count() for rows in queues]
    take_in(world, troubled)
    after = Counter(JobRow.objects.values_list("name", flat=True))
    assert {name.rpartition(".")[2] for name in after - before} == {"index_taken_in", "find_citations_taken_in"}
    run_until_empty()
    assert [rows.objects.count() for rows in queues] == waited
    assert Thread.objects.get(title="Scan days").answered


def test_old_mail_is_found_once_it_is_indexed(world: "World", troubled: Path):
    from alongside.search.find import find_posts

    take_in(world, troubled)
    run_until_empty()
    assert find_posts(world.ben, "hour").posts
    assert not find_posts(world.otto, "hour").posts


def test_it_is_announced_on_top_with_a_time_to_object(world: "World", troubled: Path):
    take_in(world, troubled)
    notice = Archive.objects.get().notice
    assert notice is not None
    assert notice.pinned
    assert readable_by(world.nora).filter(pk=notice.pk).exists()
    assert "take them back" in Post.objects.get(thread=notice).source


def test_a_later_archive_goes_on_where_the_first_ended_and_adds_to_the_notice(world: "World", tmp_path: Path):
    whole = write_archive(tmp_path / "whole.mbox", 60, authors=8).read_bytes()
    mails = [b"From person" + mail for mail in whole.split(b"\nFrom person")]
    mails[0] = mails[0].removeprefix(b"From person")
    for name, some in (("1", mails[:30]), ("2", mails[20:])):
        (tmp_path / f"{name}.mbox").write_bytes(b"\n".join(some))
    take_in(world, tmp_path / "1.mbox")
    second = take_in(world, tmp_path / "2.mbox")
    assert (second.taken, second.known) == (30, 10)
    parted = Counter(Thread.objects.filter(archived=True, pinned=False).values_list("title", "last_number"))
    assert Archive.objects.filter(notice__isnull=False).values("notice").distinct().count() == 1
    Post.objects.all().delete()
    Thread.objects.all().delete()
    take_in(world, tmp_path / "whole.mbox")
    assert parted == Counter(Thread.objects.filter(archived=True, pinned=False).values_list("title", "last_number"))


def test_one_archive_may_move_into_two_communities_under_other_names(world: "World", troubled: Path):
    take_in(world, troubled)
    report = Report()
    move_in(Wanted([troubled], world.garden), report, lambda what, done, of: None)
    assert report.taken == 3
    names = ArchiveAuthor.objects.values_list("community_id", "lookup", "alias__name")
    kitchen, garden = ({name for place, _, name in names if place == c.pk} for c in (world.kitchen, world.garden))
    assert not kitchen & garden


def test_an_archive_may_wait_before_members_see_it(world: "World", troubled: Path):
    take_in(world, troubled, wait=14)
    assert not readable_by(world.ben).filter(title="Scan days").exists()
    assert readable_by(world.ben).filter(pinned=True).exists()
    later = clock.now() + timedelta(days=15)
    clock.set_clock(lambda: later)
    run_until_empty()
    assert readable_by(world.ben).filter(title="Scan days").exists()


def test_a_dry_run_writes_nothing(world: "World", troubled: Path):
    before = (Post.objects.count(), Alias.objects.count(), Archive.objects.count())
    report = Report()
    assert dry_run(Wanted([troubled], world.kitchen), report, lambda what, done, of: None) == 2
    assert report.taken == 3
    assert (Post.objects.count(), Alias.objects.count(), Archive.objects.count()) == before


def test_numbers_in_a_thread_have_no_gaps_and_answers_stay_inside(world: "World", tmp_path: Path):
    take_in(world, write_archive(tmp_path / "a.mbox", 150, authors=12))
    for thread in Thread.objects.filter(archived=True):
        posts = list(Post.objects.filter(thread=thread).order_by("number").select_related("answers"))
        assert [post.number for post in posts] == list(range(1, thread.last_number + 1))
        assert all(post.answers is None or post.answers.thread_id == thread.pk for post in posts)
        assert [post.at for post in posts] == sorted(post.at for post in posts)


@absent
def test_every_archive_in_the_corpora_comes_in_once(world: "World"):
    files = sorted(path for path in (CORPORA / "mbox-archives").rglob("*") if path.is_file() and path.suffix != ".tsv")
    first = take_in(world, *files)
    assert first.taken > 300
    assert take_in(world, *files).taken == 0
    addresses = ("@", " at sourceforge")
    for post in Post.objects.filter(identity__isnull=False):
        text = post.source + post.folded
        assert not any(f"{name}{address}" in text for address in addresses for name in ("pobox.com", "hoel", "jochen"))


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(not settings.SQLITE, reason="the other process opens the same file")
def test_a_kill_in_the_middle_loses_nothing_and_doubles_nothing(tmp_path: Path):
    from tests.world import build_world

    world = build_world()
    path = write_archive(tmp_path / "a.mbox", 1_500, authors=30)
    for patience in (2.5, 3.5):
        process = subprocess.Popen(
            [sys.executable, "-c", _CHILD, str(path), str(world.kitchen.pk)], cwd=ROOT, env=_environment()
        )
        time.sleep(patience)
        process.send_signal(signal.SIGKILL)
        process.wait()
    half = Post.objects.filter(identity__isnull=False).count()
    assert ArchivedMail.objects.filter(identity__isnull=False).count() == half
    report = take_in(world, path)
    assert half + report.taken == 1_500
    assert report.known == half
    assert Post.objects.filter(identity__isnull=False).count() == 1_500
    assert Archive.objects.count() == 1
    assert take_in(world, path).taken == 0


def _environment() -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "ALONGSIDE_TEST_DATABASE": str(settings.DATABASES["default"]["NAME"]),
    }


_CHILD = """
import sys, os
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = os.environ["ALONGSIDE_TEST_DATABASE"]
django.setup()
from pathlib import Path
from alongside.communities.models import Community
from alongside.portability.archive.moving_in import Wanted, move_in
from alongside.portability.archive.report import Report
move_in(Wanted([Path(sys.argv[1])], Community.objects.get(pk=sys.argv[2])), Report(), lambda what, done, of: None)
"""
