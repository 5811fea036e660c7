"""Sealing opens for the right place, row and scope, and for nothing else."""

import dataclasses
import time
from datetime import UTC, datetime, timedelta

import pytest

from alongside.core import clock, sealing
from alongside.core.errors import KeyLost, SealBroken
from alongside.core.keyring import opening
from alongside.core.keyring.models import WrappedKey
from alongside.core.keys import KeysFolder
from alongside.core.sealing import Scope, alias_scope, blind, bucket_scope, destroy_key, person_scope, seal, unseal

pytestmark = pytest.mark.django_db
ANNA, BEN = person_scope(11), person_scope(22)
PLACE = "accounts_address.sealed"


@pytest.fixture(autouse=True)
def _fresh_memory():
    opening.forget_remembered_keys()
    yield
    clock.set_clock(None)
    opening.forget_remembered_keys()


def sealed_for_anna() -> bytes:
    return seal("anna@example.org", scope=ANNA, place=PLACE, row="r1")


def test_what_was_sealed_is_read_again_and_looks_different_each_time():
    first, second = sealed_for_anna(), sealed_for_anna()
    assert unseal(first, scope=ANNA, place=PLACE, row="r1") == "anna@example.org"
    assert first != second
    assert b"anna" not in first


@pytest.mark.parametrize(
    "wrong",
    [{"place": "accounts_passkey.label"}, {"row": "r2"}, {"scope": BEN}, {"scope": alias_scope("11")}],
)
def test_another_place_row_or_scope_is_refused(wrong):
    seal("so that Ben has a key too", scope=BEN, place=PLACE, row="r1")
    right = {"scope": ANNA, "place": PLACE, "row": "r1"}
    with pytest.raises(SealBroken):
        unseal(sealed_for_anna(), **{**right, **wrong})


def test_no_changed_or_missing_byte_goes_unseen():
    sealed = sealed_for_anna()
    for position in range(len(sealed)):
        changed = sealed[:position] + bytes([sealed[position] ^ 0x81]) + sealed[position + 1 :]
        with pytest.raises(SealBroken):
            unseal(changed, scope=ANNA, place=PLACE, row="r1")
        with pytest.raises(SealBroken):
            unseal(sealed[:position], scope=ANNA, place=PLACE, row="r1")


def test_a_destroyed_key_opens_nothing_again_not_even_after_a_new_one_was_made():
    sealed = sealed_for_anna()
    assert unseal(sealed, scope=ANNA, place=PLACE, row="r1")
    assert destroy_key(ANNA)
    with pytest.raises(SealBroken):
        unseal(sealed, scope=ANNA, place=PLACE, row="r1")
    sealed_for_anna()
    with pytest.raises(SealBroken):
        unseal(sealed, scope=ANNA, place=PLACE, row="r1")


def test_another_process_forgets_a_destroyed_key_within_seconds(monkeypatch):
    sealed = sealed_for_anna()
    unseal(sealed, scope=ANNA, place=PLACE, row="r1")
    WrappedKey.objects.all().delete()  # as another process would, without emptying our memory
    later = time.monotonic() + opening.REMEMBERED_SECONDS + 0.1
    monkeypatch.setattr(time, "monotonic", lambda: later)
    with pytest.raises(SealBroken):
        unseal(sealed, scope=ANNA, place=PLACE, row="r1")


def test_keys_swapped_in_the_keyring_are_refused():
    sealed = sealed_for_anna()
    seal("b", scope=BEN, place=PLACE, row="r1")
    bens = WrappedKey.objects.get(scope=BEN.name)
    WrappedKey.objects.filter(scope=ANNA.name).update(wrapped=bens.wrapped)
    opening.forget_remembered_keys()
    with pytest.raises(SealBroken):
        unseal(sealed, scope=ANNA, place=PLACE, row="r1")


def test_a_bucket_is_read_in_later_months_until_its_time_is_over():
    def letters() -> Scope:
        return bucket_scope("letters", lives=timedelta(days=40))

    clock.set_clock(lambda: datetime(2026, 3, 1, tzinfo=UTC))
    sealed = seal("hello", scope=letters(), place="accounts_letter.sealed", row="r1")
    clock.set_clock(lambda: datetime(2026, 4, 5, tzinfo=UTC))
    assert sealing.destroy_ended_buckets() == 0
    assert unseal(sealed, scope=letters(), place="accounts_letter.sealed", row="r1") == "hello"
    other = bucket_scope("sessions", lives=timedelta(days=40))
    with pytest.raises(SealBroken):
        unseal(sealed, scope=other, place="accounts_letter.sealed", row="r1")
    clock.set_clock(lambda: datetime(2026, 7, 1, tzinfo=UTC))
    assert sealing.destroy_ended_buckets() == 1
    with pytest.raises(SealBroken):
        unseal(sealed, scope=letters(), place="accounts_letter.sealed", row="r1")


def test_looking_up_is_steady_keyed_and_apart_for_each_purpose(settings, tmp_path):
    assert blind("anna@example.org", "address") == blind("anna@example.org", "address")
    assert blind("anna@example.org", "address") != blind("anna@example.org", "phrase")
    here = blind("anna@example.org", "address")
    settings.KEYS = tmp_path / "elsewhere"
    assert blind("anna@example.org", "address") != here


def test_a_lost_root_key_is_said_and_no_second_one_is_made_beside_it(settings, tmp_path):
    settings.KEYS = tmp_path / "keys"
    sealed = sealed_for_anna()
    for file in settings.KEYS.glob("root-*"):
        file.unlink()
    with pytest.raises(KeyLost, match="cannot be read"):
        unseal(sealed, scope=ANNA, place=PLACE, row="r1")
    KeysFolder(settings.KEYS).add_root()
    with pytest.raises(KeyLost, match="cannot be read"):
        seal("new person", scope=BEN, place=PLACE, row="r1")


def test_an_emptied_folder_is_not_filled_anew_while_the_database_is_sealed(settings, tmp_path):
    sealed_for_anna()
    settings.KEYS = tmp_path / "empty"
    with pytest.raises(KeyLost, match="no keys"):
        blind("anna@example.org", "address")


def test_files_of_keys_are_for_their_owner_alone_and_tell_when_they_were_swapped(tmp_path):
    folder = KeysFolder(tmp_path)
    folder.fill()
    assert all(file.stat().st_mode & 0o077 == 0 for file in tmp_path.iterdir())
    second = folder.add_root()
    assert folder.current_root == second
    assert len(folder.root_names()) == 2
    first = folder.root_names()[0]
    (tmp_path / f"root-{first}.key").write_bytes(folder.root(second))
    with pytest.raises(KeyLost, match="does not hold"):
        folder.root(first)


def test_a_scope_cannot_be_mistaken_for_another():
    names = {scope.name for scope in (person_scope(1), alias_scope("1"), sealing.case_scope("1"))}
    assert len(names) == 3
    assert dataclasses.is_dataclass(ANNA)
