"""A site that dies and comes back, the people who go on writing there, and what must be true afterwards."""

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any
from urllib.parse import urlsplit

from alongside.core.ids import new_public_id
from tests.long.dying import ORDER
from tests.long.writers import POST_ID, Form, NoAnswer, Writer, draft, join, reply, thread, worry
from tests.servers.site import Site, new_site

PROGRAM = [sys.executable, "-m", "tests.long.dying"]
LEASE_OVER = 60  # seconds after which every job that a kill interrupted was begun again
UNLIMITED = {"ALONGSIDE_LIMITS_TIMES": "1000000"}  # four writers send what thousands would
NAMES = ("Heron", "Lily", "Maple", "Fern")


@dataclass
class Town:
    """A site with people in it, and every form they ever sent."""

    site: Site
    community: str
    threads: list[str]
    writers: list[Writer]
    newcomers: list[Writer]
    sent: list[tuple[Writer, Form]] = field(default_factory=list)

    def form(self, kind: str, writer: Writer) -> tuple[Writer, Form]:
        """A form of this kind, filled in by this writer or by somebody who is new."""
        if kind == "members":
            newcomer = self.newcomers.pop()
            return newcomer, join(self.community)
        if kind == "drafts":
            return writer, draft(self.threads[1])
        if kind == "threads":
            return writer, thread(self.community)
        if kind == "worries" and (post := self.unworried(writer)):
            return writer, worry(post, writer.name)
        return writer, reply(self.threads[0])

    def unworried(self, writer: Writer) -> str:
        """A post that was confirmed and about which this writer hasn't told the hosts yet."""
        told = {form.word for who, form in self.sent if who is writer and form.kind == "worries"}
        posts = [POST_ID.search(form.leads_to) for _who, form in list(self.sent) if form.kind == "posts"]
        ids = (found[1] for found in posts if found)
        return next((post for post in ids if f"{post} {writer.name}" not in told), "")

    def send(self, who: Writer, form: Form) -> None:
        """Send a form and remember it, whatever comes of it."""
        self.sent.append((who, form))
        who.send(form)

    def come_back(self) -> None:
        """Start again after a death; whoever had no answer sends the same form once more."""
        assert self.site.process
        self.site.process.wait(10)
        (self.site.data / ORDER).unlink(missing_ok=True)
        self.site.start()
        for who, form in self.sent:
            if form.kind == "drafts" and form is self.last_draft_of(who):
                assert not form.confirmed or form.word in who.read(f"/t/{self.threads[1]}/answer/")
            if not form.confirmed:
                who.send(form)

    def last_draft_of(self, who: Writer) -> Form | None:
        """The newest draft somebody kept; it stands in place of those before."""
        return next((form for other, form in reversed(self.sent) if other is who and form.kind == "drafts"), None)

    def require_fresh(self, form: Form) -> None:
        """A stranger's page, kept ready since before the answer, shows it."""
        if form.kind == "posts":
            assert form.word in Writer(self.site.port, "").read(form.leads_to.partition("#")[0])

    def look(self, *words: str) -> dict[str, Any]:
        """What stands in the database, once every job is done."""
        due = time.monotonic() + LEASE_OVER
        while (found := run_beside(self.site, "tests.long.looking", *words))["jobs"] and time.monotonic() < due:
            time.sleep(0.5)
        return found

    def require_everything_once(self, *, patiently: bool = True) -> None:
        """Every form that was ever sent has been kept, exactly once, and everything fits together.

        Patiently, leases run out by themselves; otherwise as if half a minute had passed.
        """
        found = self.look(*([] if patiently else ["--later"]))
        assert found["wrong"] == []
        assert found["jobs"] == 0
        for _who, form in self.sent:
            if form.kind != "drafts":
                assert found[form.kind].get(form.word, 0) == 1, f"{form.kind}: {form.word}"


def run_beside(site: Site, module: str, *words: str) -> Any:
    """What a program prints that works on the site's data in a process of its own."""
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, cwd=site.folder, env=site.environment, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@contextmanager
def new_town(*, newcomers: int) -> Iterator[Town]:
    """A town on the database of this test run, served."""
    with database_of_its_own() as settings, new_site(program=PROGRAM, **settings, **UNLIMITED) as site:
        made = run_beside(site, "tests.long.town", str(newcomers))
        addresses = (f"127.0.{number // 200}.{number % 200 + 2}" for number in range(10_000))
        writers = [Writer(site.port, *pair) for pair in zip(made["writers"], addresses, NAMES, strict=False)]
        guests = [Writer(site.port, session, next(addresses)) for session in made["newcomers"]]
        site.start()
        yield Town(site, made["community"], made["threads"], writers, guests)


@contextmanager
def database_of_its_own() -> Iterator[dict[str, str]]:
    """On PostgreSQL a new database in the run's cluster; SQLite has a file in the site's folder anyway."""
    url = os.environ.get("ALONGSIDE_DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield {}
        return
    import psycopg

    name = f"town_{new_public_id()}"
    with psycopg.connect(url, autocommit=True) as cluster:
        cluster.execute(f"CREATE DATABASE {name}")
        yield {"ALONGSIDE_DATABASE_URL": urlsplit(url)._replace(path=f"/{name}").geturl()}
        cluster.execute(f"DROP DATABASE {name} WITH (FORCE)")


def die_while_busy(town: Town, chance: random.Random) -> None:
    """Let everybody write at once, and end the server at some moment."""
    luck = [random.Random(chance.random()) for _ in town.writers]
    busy = [threading.Thread(target=_go_on, args=pair) for pair in zip(repeat(town), town.writers, luck)]
    for one in busy:
        one.start()
    time.sleep(chance.uniform(0.02, 0.5))
    town.site.kill()
    for one in busy:
        one.join()


def _go_on(town: Town, writer: Writer, chance: random.Random) -> None:
    """Send one form after another until the line breaks."""
    while True:
        kind = chance.choice(["posts", "posts", "posts", "threads", "drafts", "worries"])
        try:
            town.send(*town.form(kind, writer))
        except NoAnswer:
            return
