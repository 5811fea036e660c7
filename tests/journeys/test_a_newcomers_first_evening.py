"""The main job: an archive moves in, and a newcomer reads it, searches it, writes, and is answered."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Walker
from tests.journeys.walking import door_of, follow, share
from tests.servers.site import Site

ARCHIVE = """\
From june@example.org Mon Nov  5 10:00:00 2001
From: June Somebody <june@example.org>
Subject: Tarragon instead of salt
Date: Mon, 5 Nov 2001 10:00:00 +0000
Message-ID: <1@example.org>

Since we cook with tarragon nobody misses the salt.

From pete@example.org Tue Nov  6 10:00:00 2001
From: Pete Other <pete@example.org>
Subject: Re: Tarragon instead of salt
Date: Tue, 6 Nov 2001 10:00:00 +0000
Message-ID: <2@example.org>
In-Reply-To: <1@example.org>

> Since we cook with tarragon nobody misses the salt.

Write to pete@example.org for my list of herbs.

"""


def test_an_old_archive_moves_in_and_a_newcomer_reads_searches_writes_and_is_answered(
    newcomer: Walker, signed_in: Callable[[str], Page], live_site: Site, tmp_path: Path
) -> None:
    host = signed_in("host")
    kitchen = door_of(host)
    host.goto(kitchen)  # kept by the server before the archive is there
    archive = tmp_path / "2001-November.mbox"
    archive.write_text(ARCHIVE)
    live_site.command("import", "mbox", str(archive), "--community", kitchen.split("/")[2])

    ember = newcomer("Ember")
    follow(ember, "Just read")
    look_for(ember, kitchen, "tarragon")
    follow(ember, "Tarragon instead of salt")
    expect(ember.locator("article")).to_have_count(2)
    for hidden in ("June", "Pete", "example.org"):
        assert hidden not in ember.content()

    ember.goto(f"{kitchen}write/?hello=1")
    expect(ember.get_by_label("What is it about?")).to_have_value("Hello")
    ember.get_by_label("asking").check()
    ember.get_by_label("just talk").check()
    share(ember, "I read about the herbs here. Who else cooks with them?")
    conversation = ember.url.split("#")[0]

    host.goto(conversation)
    share(host, "I do, every evening. Welcome, Ember.")
    host.context.close()
    ember.goto("/today/")
    expect(ember.get_by_role("main")).to_contain_text("answered you in “Hello”")
    follow(ember, "answered you in “Hello”")
    expect(ember.get_by_role("article").last).to_contain_text("every evening")


def look_for(page: Page, kitchen: str, word: str) -> None:
    """Search until the word is found: what moves in is made findable in the background."""
    for _once_more in range(20):
        page.goto(f"{kitchen}search/?q={word}")
        if page.locator("main mark").count():
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"{word} is not found")
