"""The doctor finds what is wrong, says it in plain words, and says nothing where all is well."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from alongside.core import clock
from alongside.core.doctor.finding import Finding
from alongside.core.doctor.look import LOOKS, look_over
from alongside.core.jobs import enqueue, job, run_some
from alongside.core.keyring import opening
from alongside.core.models import EventRow, JobRow
from alongside.core.parked import let_run_again
from alongside.core.sealing import person_scope, seal

pytestmark = pytest.mark.django_db


@job()
def something() -> None:
    """Do nothing."""


@pytest.fixture(autouse=True)
def house(settings, tmp_path):
    settings.DATA, settings.KEYS, settings.BACKUPS = tmp_path, tmp_path / "keys", tmp_path / "backups"
    opening.forget_remembered_keys()
    seal("x", scope=person_scope(1), place="p", row="r")
    (tmp_path / "backups" / "content").mkdir(parents=True, mode=0o700)
    (tmp_path / "backups").chmod(0o700)
    (tmp_path / "backups" / "content" / "now-content.tar").touch()
    return tmp_path


def troubles() -> dict[str, Finding]:
    return {found.looked_at: found for found in look_over() if found.trouble}


def test_a_house_in_order_gives_nothing_to_do():
    assert troubles() == {}
    assert len(list(look_over())) == len(LOOKS)


def test_a_full_disk_is_said(monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**9, 10**9, 10**6))
    assert "Only 1 MB" in troubles()["Space on the disk"].trouble


def test_keys_that_others_can_read_are_said(house):
    file = next((house / "keys").glob("root-*"))
    file.chmod(0o644)
    found = troubles()["Who can read the files"]
    assert str(file) in found.trouble
    assert found.remedy == f"Say: chmod 600 {file}"
    file.chmod(0o600)
    assert "Who can read the files" not in troubles()


def test_a_lost_key_is_said_by_its_name(house):
    file = next((house / "keys").glob("root-*"))
    file.unlink()
    found = troubles()["The keys"]
    assert file.name in found.trouble
    assert "alongside keys restore" in found.remedy


def test_an_emptied_keys_folder_is_said_and_not_filled_anew(house):
    shutil.rmtree(house / "keys")
    opening.forget_open_folder()
    assert "no keys" in troubles()["The keys"].trouble
    assert not (house / "keys").exists()


def test_a_clock_that_is_behind_is_said():
    EventRow.objects.create(name="X", ids={}, at=datetime.now(UTC) + timedelta(days=2))
    assert "after that" in troubles()["The clock"].trouble
    EventRow.objects.all().delete()
    past = datetime(2001, 1, 1, tzinfo=UTC)
    clock.set_clock(lambda: past)
    assert "before this release" in troubles()["The clock"].trouble


def test_parked_and_late_jobs_are_said():
    enqueue(something)
    JobRow.objects.update(parked=True)
    assert "put aside" in troubles()["Work behind the pages"].trouble
    JobRow.objects.update(parked=False, due=clock.now() - timedelta(hours=2))
    found = troubles()["Work behind the pages"]
    assert "more than an hour" in found.trouble
    assert found.urgent


def test_missing_backups_and_what_a_restore_left_are_said(house):
    (house / "backups" / "content" / "now-content.tar").unlink()
    assert "no backup yet" in troubles()["Backups"].trouble
    assert not troubles()["Backups"].urgent


def test_a_database_of_an_older_release_is_said():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'keyring'")
    assert "older than this release" in troubles()["Whether the database fits this release"].trouble


def test_an_open_address_is_said(settings):
    settings.HOST, settings.URL, settings.SECURE = "example.org", "http://example.org", False
    assert "not encrypted" in troubles()["The address people type"].trouble


def test_jobs_that_were_put_aside_are_named_and_run_again_when_asked():
    enqueue(something)
    JobRow.objects.update(parked=True, attempt=8, trouble="ValueError")
    assert "test_doctor.something (ValueError)" in troubles()["Work behind the pages"].trouble
    assert let_run_again() == 1
    assert troubles() == {}
    assert run_some() == 1
