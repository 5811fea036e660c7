"""Every stored field has a row in the inventory, and what the row says of its sealing is so."""

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from alongside.core.ids import PublicIdField
from alongside.core.keyring.models import WrappedKey
from alongside.core.sealing import veil
from bin.checks.inventory import PAGE, as_page, read_inventory
from tests.privacy.full_house import FullHouse
from tests.world import World

INVENTORY = read_inventory()
UNDER_A_KEY = {"person", "alias", "veiled", "case", "bucket"}


def stored(model: type[models.Model]) -> dict[str, "models.Field[object, object]"]:
    """The fields that need a row: all but plain keys and public ids."""
    return {
        column.name: column
        for column in model._meta.concrete_fields
        if not isinstance(column, PublicIdField)
        if not (column.primary_key and isinstance(column, models.BigAutoField | models.BigIntegerField))
        or column.name == "key"
    }


@pytest.fixture
def house(world: World, tmp_path: Path) -> FullHouse:
    return FullHouse(world, tmp_path)


def test_every_table_and_field_has_a_row() -> None:
    kept = {f"{model._meta.label}.{name}" for model in apps.get_models() for name in stored(model)}
    rows = {f"{table.name}.{name}" for table in INVENTORY.values() for name in table.fields}
    assert sorted(kept - rows) == [], "stored, and not in docs/inventory.toml"
    assert sorted(rows - kept) == [], "in docs/inventory.toml, and not stored"


def test_the_page_is_made_from_the_inventory() -> None:
    assert PAGE.read_text() == as_page(INVENTORY), "run `python -m bin.checks.inventory`"


def test_the_house_of_these_tests_fills_every_table(house: FullHouse) -> None:
    made_in_a_demo = {"accounts.SignInLink"}
    empty = {model._meta.label for model in apps.get_models() if not model._default_manager.exists()}
    assert empty - {"core.JobRow"} == made_in_a_demo


def test_what_is_said_to_be_sealed_is_sealed_under_such_a_key(house: FullHouse) -> None:
    kinds = {row.pk: row.scope.partition(":")[0].partition("-")[0] for row in WrappedKey.objects.all()}
    looked_at = 0
    for model in apps.get_models():
        for name, kept in INVENTORY[model._meta.label].fields.items():
            if set(kept.sealed) & UNDER_A_KEY:
                for row in model._default_manager.all():
                    value = getattr(row, name)
                    assert not value or kind_of(value, row, kinds) in kept.sealed, f"{model._meta.label}.{name}"
                    looked_at += bool(value)
    assert looked_at >= 12


def kind_of(value: bytes, row: Any, kinds: dict[int, str]) -> str:
    """Whose key this needs; what no row says of it must, under its veil, be an alias's."""
    if kind := kinds.get(key_of(value)):
        return kind
    return "veiled" if kinds[key_of(veil(value, row.public_id))] == "alias" else ""


def key_of(sealed: bytes) -> int:
    return int.from_bytes(bytes(sealed)[1:9])


def test_a_fingerprint_is_as_long_as_one(house: FullHouse) -> None:
    for model in apps.get_models():
        for name, kept in INVENTORY[model._meta.label].fields.items():
            if kept.sealed == ("hash",):
                for value in model._default_manager.values_list(name, flat=True):
                    assert value is None or len(value) == (64 if isinstance(value, str) else 32), (model, name)


def test_nothing_binary_is_called_open() -> None:
    open_ones = {"accounts.Person.handle", "accounts.Passkey.credential_id", "accounts.Passkey.public_key"}
    found = {
        f"{model._meta.label}.{name}"
        for model in apps.get_models()
        for name, column in stored(model).items()
        if isinstance(column, models.BinaryField) and INVENTORY[model._meta.label].fields[name].sealed == ("no",)
    }
    assert found == open_ones
