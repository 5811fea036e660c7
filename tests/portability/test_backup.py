"""Backups: made while people write, kept as long as promised, and restored by a drill."""

import sqlite3
import subprocess
import sys
import tarfile
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from django.db import connection

from alongside.accounts.addresses import ProvenAddress, addresses_of
from alongside.accounts.models import Session
from alongside.accounts.proof import RecentProof
from alongside.accounts.session_store import SessionStore
from alongside.accounts.sessions import Browser, enter
from alongside.accounts.sign_up import Beginning, sign_up_with_address
from alongside.core import clock
from alongside.core.keyring import opening
from alongside.core.keyring.models import WrappedKey
from alongside.core.sealing import person_scope, seal
from alongside.drafts.keep import drafts_by, keep
from alongside.ownership import acting
from alongside.portability.backup import back_up
from alongside.portability.database_copy import LEFT_OUT, CopyBroken, check_sqlite
from alongside.portability.keys_copy import KeysCopyBroken, read_keys
from alongside.portability.restore import RestoreRefused, restore
from alongside.threads.models import Post, Thread
from tests.world import World, build_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(settings, tmp_path) -> World:
    settings.BACKUPS, settings.MEDIA_FOLDER = tmp_path / "backups", tmp_path / "media"
    settings.KEYS, settings.DATA = tmp_path / "keys", tmp_path
    opening.forget_remembered_keys()
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "picture.webp").write_bytes(b"a picture")
    return build_world()


def test_a_restore_brings_back_words_pictures_drafts_and_addresses(house: World, settings) -> None:
    thread = house.thread(text="Tomorrow is my scan.")
    keep("community x", {"text": "not yet"}, by=house.ada)
    person = sign_up_with_address(Beginning(adult=True, health_data=True), ProvenAddress("anna@example.org"))
    done = back_up()
    Post.objects.all().delete()
    Thread.objects.filter(pk=thread.pk).update(title="changed")
    (settings.MEDIA_FOLDER / "picture.webp").unlink()
    restored = restore(done.content, replace=True)
    assert restored.findings.all_well
    assert Post.objects.get().source == "Tomorrow is my scan."
    assert Thread.objects.get().title == "Scan days"
    assert (settings.MEDIA_FOLDER / "picture.webp").read_bytes() == b"a picture"
    assert drafts_by(house.ada)[0][1] == {"text": "not yet"}
    assert [address.text for address in addresses_of(person)] == ["anna@example.org"]


def test_a_restore_on_an_empty_machine_needs_only_the_two_files(house: World, settings, tmp_path) -> None:
    house.thread()
    done = back_up(to=tmp_path / "away", keys_to=tmp_path / "safe")
    WrappedKey.objects.all().delete()
    settings.KEYS = tmp_path / "new" / "keys"
    opening.forget_remembered_keys()
    restored = restore(done.content, keys=done.keys, replace=True)
    assert restored.findings.all_well
    assert {"index.key"} < set(restored.key_files)
    assert all(file.stat().st_mode & 0o077 == 0 for file in settings.KEYS.iterdir())
    assert {m.alias.name for m in acting.memberships_of(house.people["ada"])} == {"Heron", "Willow"}


def test_what_is_there_is_replaced_only_when_asked_and_kept_aside(house: World) -> None:
    done = back_up()
    with pytest.raises(RestoreRefused, match="--replace"):
        restore(done.content, keys=done.keys)
    restored = restore(done.content, keys=done.keys, replace=True)
    if connection.vendor == "sqlite":
        assert restored.aside
        assert (restored.aside / "media" / "picture.webp").exists()


def test_sessions_codes_and_letters_are_not_in_a_backup(house: World) -> None:
    enter(Browser(SessionStore(), "v"), house.people["ada"])
    done = back_up()
    restore(done.content, keys=done.keys, replace=True)
    assert not Session.objects.exists()
    if connection.vendor == "sqlite":
        with tarfile.open(done.content) as tar:
            tar.extract("database.sqlite3", done.content.parent, filter="data")
        with closing(sqlite3.connect(done.content.parent / "database.sqlite3")) as copy:
            counts = [copy.execute(f"SELECT count(*) FROM {table}").fetchone() for table in LEFT_OUT]
        assert set(counts) == {(0,)}


def test_content_is_kept_35_days_and_keys_7_and_other_files_are_left_alone(house: World, settings) -> None:
    start = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
    for day in range(0, 50, 5):
        moment = start + timedelta(days=day)
        clock.set_clock(partial(datetime.fromtimestamp, moment.timestamp(), UTC))
        done = back_up()
        (done.content.parent / "notes.txt").touch()
    contents = list(done.content.parent.glob("*-content.tar"))
    keys = list(done.keys.parent.glob("*-keys.tar.gz"))
    assert len(contents) == 8  # today and seven older ones, the oldest of 35 days
    assert len(keys) == 2
    assert (done.content.parent / "notes.txt").exists()
    assert not list(done.content.parent.glob(".*"))


def test_backup_files_are_for_their_owner_alone(house: World) -> None:
    done = back_up()
    for file in (done.content, done.keys, done.erasures):
        assert file.stat().st_mode & 0o077 == 0
        assert file.parent.stat().st_mode & 0o077 == 0


def test_a_backup_made_while_people_write_is_sound(house: World) -> None:
    stop = threading.Event()
    written: list[int] = []

    def write_on() -> None:
        try:
            while not stop.is_set():
                written.append(house.thread(title=f"Thread {len(written)}").pk)
        finally:
            connection.close()

    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        done = [back_up(to=house_folder) for house_folder in folders(house, 3)]
    finally:
        stop.set()
        writer.join()
    for backup in done:
        restored = restore(backup.content, keys=backup.keys, replace=True)
        assert restored.findings.all_well
        assert Thread.objects.count() == Post.objects.count() <= len(written)


def folders(_house: World, count: int) -> list[Path]:
    from django.conf import settings

    return [settings.BACKUPS / str(number) for number in range(count)]


def test_a_damaged_backup_is_refused_and_nothing_is_touched(house: World, tmp_path) -> None:
    thread = house.thread()
    done = back_up()
    broken = tmp_path / "20260101T000000Z-content.tar"
    broken.write_bytes(done.content.read_bytes()[:5000])
    for content, keys, error in (
        (broken, done.keys, RestoreRefused),
        (done.keys, done.keys, RestoreRefused),
        (done.content, broken, KeysCopyBroken),
    ):
        with pytest.raises(error):
            restore(content, keys=keys, replace=True)
    assert Thread.objects.get().pk == thread.pk
    (tmp_path / "database.sqlite3").write_bytes(b"SQLite format 3\0" + bytes(5000))
    with pytest.raises(CopyBroken):
        check_sqlite(tmp_path / "database.sqlite3")


def test_keys_made_after_the_keys_backup_are_missed_and_said(house: World) -> None:
    early = back_up()
    later = clock.now() + timedelta(minutes=1)
    seal("x", scope=person_scope(1), place="p", row="r")
    clock.set_clock(lambda: later)
    late = back_up()
    rows_early, rows_late = read_keys(early.keys)[0], read_keys(late.keys)[0]
    assert len(rows_late) == len(rows_early) + 1


def test_one_erased_person_stays_gone_whatever_keys_backup_is_used(house: World) -> None:
    from alongside.portability.erase import erase_person

    house.thread(text="my words", by="ben")
    done = back_up()
    erase_person(by=RecentProof(house.people["ben"]), words_stay=True)
    restore(done.content, keys=done.keys, replace=True)
    assert acting.find_membership(house.people["ben"], house.kitchen.pk) is None
    assert Post.objects.get().author.name == ""
    assert Post.objects.get().source == "my words"


@pytest.mark.parametrize("command", ["backup", "restore", "keys", "doctor"])
def test_the_commands_explain_themselves(command: str) -> None:
    words = [sys.executable, "-m", "alongside.cli", command, "--help"]
    said = subprocess.run(words, capture_output=True, text=True, check=False)
    assert said.returncode == 0
    assert "usage" in said.stdout.lower()
