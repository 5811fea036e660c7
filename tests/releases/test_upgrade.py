"""What people have from a past release is backed up, migrated, and reads and takes words as before."""

import json
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from tests.long.mortal import database_of_its_own, run_beside
from tests.releases.make import RELEASES
from tests.servers.site import Site, new_site

URL = os.environ.get("ALONGSIDE_DATABASE_URL", "")
ON = "postgresql" if URL.startswith("postgres") else "sqlite"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
HOW_TO = "a migration changed before the release was out: run python -m tests.releases.make"


@pytest.fixture(
    params=sorted(folder for folder in RELEASES.iterdir() if (folder / f"{ON}.sql").exists()),
    ids=lambda folder: folder.name,
)
def old_site(request: pytest.FixtureRequest) -> Iterator[Site]:
    """A site as this release left it: its database and its keys."""
    with database_of_its_own() as settings, new_site(ALONGSIDE_DEMO="true", **settings) as site:
        site.fresh = run_beside(site, "tests.releases.shape")
        _put_in_place(RELEASES / request.param, site, settings.get("ALONGSIDE_DATABASE_URL", ""))
        yield site


def _put_in_place(release: Path, site: Site, url: str) -> None:
    for file in (site.data / "keys").iterdir():
        file.unlink()
    for name, content in json.loads((release / f"{ON}-keys.json").read_text()).items():
        file = site.data / "keys" / name
        file.touch(mode=0o600)
        file.write_bytes(bytes.fromhex(content))
    statements = (release / f"{ON}.sql").read_text()
    if ON == "sqlite":
        for file in site.data.glob("alongside.sqlite3*"):
            file.unlink()
        with closing(sqlite3.connect(site.data / "alongside.sqlite3")) as database:
            database.executescript(statements)
        (site.data / "alongside.sqlite3").chmod(0o600)
        return
    import psycopg

    with psycopg.connect(url, autocommit=True) as database:
        database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        database.execute(statements.encode())


def test_an_old_database_is_migrated_and_lived_in(old_site: Site):
    said = old_site.command("migrate")
    assert run_beside(old_site, "tests.releases.shape") == old_site.fresh, HOW_TO
    assert run_beside(old_site, "tests.releases.stages") == ["known"], "nobody who was here is new again"
    assert ("Backed up before" in said) == bool(list(old_site.data.glob("backups/content/*")))
    assert "WRONG" not in old_site.command("doctor")
    old_site.start()
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    opened = lambda path, **fields: _open(browser, old_site.url, path, fields)  # noqa: E731
    link = old_site.sign_in_links()[0].removeprefix(old_site.url)
    assert "That's all for today" in opened(link, **_token(opened(link))).replace("’", "'")
    community = re.search(r"/c/[a-z2-7]{26}/", opened("/communities/"))[0]
    thread = re.search(r"/t/[a-z2-7]{26}/", opened(community))[0]
    page = opened(thread)
    words = "A word from after the upgrade"
    assert words in opened(f"{thread}answer/", **_token(page), text=words, once="a")
    assert "<mark>" in opened(f"{community}search/?q=potatoes")


def _open(browser, url: str, path: str, fields: dict[str, str]) -> str:
    with browser.open(url + path, urlencode(fields).encode() if fields else None) as answer:
        return answer.read().decode()


def _token(page: str) -> dict[str, str]:
    return {"csrfmiddlewaretoken": TOKEN.search(page)[1]}
