"""Drills with keys: rotating, verifying, losing them; and the log of what was erased."""

import os
import time
from datetime import timedelta

import pytest

from alongside.core import clock
from alongside.core.erasures import FILE_NAME, find_erasure, remember_erasure, take_in_log, write_log
from alongside.core.errors import KeyLost, SealBroken
from alongside.core.keyring import opening
from alongside.core.keyring.models import Erasure, WrappedKey
from alongside.core.keyring.opening import keys_folder
from alongside.core.keyring.rotate import finish_rotation, retire_roots, rotate
from alongside.core.keyring.verify import let_go_of_lost_keys, verify_keys
from alongside.core.sealing import alias_scope, person_scope, seal, unseal

pytestmark = pytest.mark.django_db
PLACE = "accounts_address.sealed"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.KEYS = tmp_path / "keys"
    opening.forget_remembered_keys()
    return settings.KEYS


def sealed_for(number: int) -> bytes:
    return seal(f"secret {number}", scope=person_scope(number), place=PLACE, row="r")


def opened(number: int, sealed: bytes) -> str:
    opening.forget_remembered_keys()
    return unseal(sealed, scope=person_scope(number), place=PLACE, row="r")


def test_after_rotating_everything_opens_and_the_old_root_wraps_nothing():
    sealed = [sealed_for(number) for number in range(5)]
    old = keys_folder().current_root
    new = rotate()
    assert new != old
    assert set(WrappedKey.objects.values_list("root", flat=True)) == {new}
    assert [opened(number, text) for number, text in enumerate(sealed)] == [f"secret {number}" for number in range(5)]
    assert verify_keys().all_well


def test_a_rotation_that_was_stopped_half_way_goes_on_where_it_was():
    sealed = [sealed_for(number) for number in range(4)]
    keys_folder().add_root()
    half = WrappedKey.objects.order_by("pk")[0]
    root = keys_folder().current_root
    half.wrapped = opening.wrap(opening.unwrap(half), root=root, scope=half.scope)
    half.root = root
    half.save()
    assert [opened(number, text) for number, text in enumerate(sealed)] == [f"secret {number}" for number in range(4)]
    assert finish_rotation() == 3
    assert finish_rotation() == 0
    assert verify_keys().good == 4


def test_an_old_root_is_kept_for_the_backups_of_seven_days_and_then_deleted(folder):
    sealed_for(1)
    old = keys_folder().current_root
    new = rotate()
    assert retire_roots() == []
    week_ago = time.time() - timedelta(days=8).total_seconds()
    os.utime(folder / f"root-{new}.key", (week_ago, week_ago))
    assert retire_roots() == [old]
    assert keys_folder().root_names() == [new]
    assert verify_keys().all_well


def test_a_lost_root_is_found_counted_and_comes_back_with_its_file(folder):
    sealed = sealed_for(1)
    file = next(folder.glob("root-*"))
    kept = file.read_bytes()
    file.unlink()
    found = verify_keys()
    assert not found.all_well
    assert dict(found.lost) == {file.name.removeprefix("root-").removesuffix(".key"): 1}
    with pytest.raises(KeyLost):
        opened(1, sealed)
    file.write_bytes(kept)
    assert verify_keys().all_well
    assert opened(1, sealed) == "secret 1"


def test_letting_go_of_lost_keys_gives_up_what_they_sealed_and_lets_new_things_be_sealed(folder):
    sealed = sealed_for(1)
    next(folder.glob("root-*")).unlink()
    assert let_go_of_lost_keys() == {"person": 1}
    assert verify_keys().all_well
    with pytest.raises(SealBroken):
        opened(1, sealed)
    assert opened(2, sealed_for(2)) == "secret 2"


def test_a_missing_look_up_key_is_noticed(folder):
    sealed_for(1)
    (folder / "index.key").unlink()
    opening.forget_open_folder()
    assert verify_keys().index_missing


def test_the_erasure_log_travels_by_file_and_names_nobody(tmp_path):
    remember_erasure(person_scope(11))
    remember_erasure(alias_scope("heronheron"), words_stay=True)
    file = write_log(tmp_path)
    text = file.read_text()
    assert "heron" not in text
    assert len(text.splitlines()) == 2
    assert file.stat().st_mode & 0o077 == 0
    Erasure.objects.all().delete()
    assert take_in_log([file, tmp_path / "nothing.log"]) == 2
    heron, eleven = find_erasure(alias_scope("heronheron")), find_erasure(person_scope(11))
    assert heron
    assert heron.words_stay
    assert eleven
    assert not eleven.words_stay
    assert find_erasure(person_scope(12)) is None


def test_the_erasure_log_forgets_what_no_backup_can_bring_back(tmp_path):
    today = clock.now()
    remember_erasure(person_scope(11))
    write_log(tmp_path)
    clock.set_clock(lambda: today + timedelta(days=50))
    remember_erasure(person_scope(12))
    write_log(tmp_path)
    assert len((tmp_path / FILE_NAME).read_text().splitlines()) == 1
