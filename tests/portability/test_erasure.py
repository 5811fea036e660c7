"""Slice (a): two communities, one person, a post and a draft; back up, erase, restore, and look for the person.

Each secret is first found where its owner finds it, so that not finding it later means something.
"""

import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from alongside.accounts.addresses import addresses_of
from alongside.accounts.models import Person
from alongside.accounts.page import find_signed_in
from alongside.accounts.proof import RecentProof
from alongside.aliases.models import Alias, State
from alongside.core.jobs import run_until_empty
from alongside.core.keyring import opening
from alongside.core.keyring.models import WrappedKey
from alongside.core.models import EventRow, JobRow
from alongside.drafts.keep import drafts_by
from alongside.memberships.models import Membership, Role
from alongside.ownership import acting
from alongside.ownership.models import Ownership
from alongside.portability.backup import back_up
from alongside.portability.erase import erase_person
from alongside.portability.restore import restore
from alongside.search.places import posts_index
from alongside.threads.models import Post
from tests.portability.scene import (
    ABOUT,
    ADDRESS,
    DRAFT,
    NAMES,
    PRIVATE,
    SAID,
    SEALED,
    TITLE,
    ZONE,
    Scene,
    as_stored_by_the_database,
    dumped,
    everything_on_disk,
    inside,
    make_scene,
    pages_for,
    seen,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scene(settings, tmp_path):
    settings.BACKUPS, settings.MEDIA_FOLDER = tmp_path / "backups", tmp_path / "media"
    settings.KEYS, settings.DATA = tmp_path / "keys", tmp_path
    opening.forget_remembered_keys()
    posts_index().rebuild()  # emptying tables between tests leaves what earlier ones wrote in its shadow tables
    yield make_scene()
    opening.forget_remembered_keys()


def test_first_its_owner_finds_everything(scene: Scene) -> None:
    assert [address.text for address in addresses_of(scene.person)] == [ADDRESS]
    assert {m.alias.name for m in acting.memberships_of(scene.person)} == set(NAMES)
    assert drafts_by(acting.find_viewer(scene.person, scene.kitchen))[0][1] == {"text": DRAFT}
    found = find_signed_in(scene.cookie)
    assert found
    assert found.preferences.zone == ZONE
    disk = everything_on_disk()
    assert seen(disk, (*SAID, *NAMES, ABOUT)) == {*SAID, *NAMES, ABOUT}
    assert any(as_stored in disk for as_stored in as_stored_by_the_database(scene.person))


def test_a_dump_of_everything_but_the_keys_links_nothing(scene: Scene) -> None:
    dump = dumped()
    assert seen(dump, SEALED) == set()
    aliases = list(Alias.objects.filter(name__in=NAMES))
    for ids in (*EventRow.objects.values_list("ids", flat=True), *JobRow.objects.values_list("ids", flat=True)):
        text = str(ids)
        assert str(scene.person) not in text
        assert sum(f"{alias.pk}" in text.replace("}", " ").split() for alias in aliases) <= 1
    sealed = [bytes(row.sealed) for row in Ownership.objects.filter(alias__in=aliases)]
    assert sealed[0][1:9] != sealed[1][1:9]


@pytest.mark.parametrize("words_stay", [False, True])
def test_after_erasure_nothing_of_the_person_is_in_any_file_of_the_database(scene: Scene, words_stay: bool) -> None:
    erase_person(by=RecentProof(scene.person), words_stay=words_stay)
    run_until_empty()
    disk = everything_on_disk()
    assert seen(disk, PRIVATE) == set()
    assert seen(disk, SAID) == (set(SAID) if words_stay else set())
    assert not [as_stored for as_stored in as_stored_by_the_database(scene.person) if as_stored in disk]
    assert find_signed_in(scene.cookie) is None
    assert not Person.objects.filter(pk=scene.person).exists()
    assert Ownership.objects.count() == 1  # Lily's
    assert not WrappedKey.objects.filter(scope__contains=str(scene.person)).exists()
    assert {a.state for a in Alias.objects.exclude(name="Lily")} == {State.FORMER}
    assert (
        Post.objects.filter(thread=scene.thread).count() == 2
    )  # the answer stands, and what it answered has its place
    assert seen(disk, ("answered by another",))


def test_after_erasure_no_page_says_anything_of_the_person(scene: Scene) -> None:
    about_them = (NAMES[0], ABOUT, "canaryposted", TITLE)
    assert seen(pages_for(scene.other, scene), about_them) == set(about_them)
    assert seen(pages_for(None, scene), (*PRIVATE, *SAID)) == set()
    erase_person(by=RecentProof(scene.person), words_stay=False)
    after = pages_for(scene.other, scene)
    assert seen(after, (*PRIVATE, *SAID)) == set()
    assert seen(after, ("answered by another",))


def test_no_row_that_erasure_leaves_tells_which_aliases_went_together(scene: Scene) -> None:
    events, jobs = set(EventRow.objects.values_list("pk", flat=True)), set(JobRow.objects.values_list("pk", flat=True))
    erase_person(by=RecentProof(scene.person), words_stay=False)
    assert not EventRow.objects.exclude(pk__in=events).exists()
    assert [row.ids for row in JobRow.objects.exclude(pk__in=jobs)] == [{}]


def test_a_new_backup_holds_nothing_of_the_erased_and_no_key_of_anybody(scene: Scene, tmp_path: Path) -> None:
    before = back_up()
    assert seen(inside(before.content), SAID) == set(SAID)
    assert seen(inside(before.content), SEALED) == set()
    assert b"person:" not in inside(before.content)
    assert seen(inside(before.keys), (*PRIVATE, *SAID)) == set()
    erase_person(by=RecentProof(scene.person), words_stay=False)
    run_until_empty()
    after = back_up(to=tmp_path / "after", keys_to=tmp_path / "after-keys")
    for file in (after.content, after.keys):
        assert seen(inside(file), (*PRIVATE, *SAID)) == set()


def test_restoring_an_older_backup_brings_back_nobody_who_was_erased(scene: Scene, tmp_path: Path) -> None:
    before = back_up()
    erase_person(by=RecentProof(scene.person), words_stay=False)
    run_until_empty()
    restored = restore(before.content, keys=before.keys, replace=True)
    assert restored.erased_again == 3
    assert restored.findings.all_well
    disk = everything_on_disk()
    assert seen(disk, (*PRIVATE, *SAID)) == set()
    assert not Person.objects.filter(pk=scene.person).exists()
    assert Membership.objects.get(alias__name="Lily").role == Role.FOUNDER
    assert seen(disk, ("answered by another",))


def test_without_its_key_an_older_backup_opens_nothing_private(scene: Scene, tmp_path: Path) -> None:
    """Seven days after an erasure no keys backup holds the person's keys: what the content backup holds stays shut."""
    before = back_up()
    erase_person(by=RecentProof(scene.person), words_stay=False)
    kept = set(WrappedKey.objects.values_list("pk", flat=True))
    if connection.vendor != "sqlite":
        pytest.skip("reads the copied file as SQLite's")
    with tarfile.open(before.content) as tar:
        tar.extract("database.sqlite3", tmp_path, filter="data")
    with closing(sqlite3.connect(tmp_path / "database.sqlite3")) as old:
        sealed = [*old.execute("SELECT sealed FROM accounts_address"), *old.execute("SELECT sealed FROM drafts_draft")]
        sealed += old.execute("SELECT o.sealed FROM ownership_ownership o JOIN aliases_alias a ON a.id = o.alias_id "
                              "WHERE a.name LIKE 'Canary%'")  # fmt: skip
    assert len(sealed) == 4
    assert not {int.from_bytes(row[0][1:9]) for row in sealed} & kept
