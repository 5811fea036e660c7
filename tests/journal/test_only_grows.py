"""The journal only grows: the database refuses to change an entry, or to take one out."""

from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction

from alongside.hosting.decisions.words import remove_post
from alongside.journal.models import Entry
from tests.world import World

MIGRATION = import_module("alongside.journal.migrations.0002_entries_stay")


def test_an_entry_can_neither_be_changed_nor_taken_out(world: World) -> None:
    if connection.vendor == "sqlite":  # the tests' own database lets go of entries between tests
        with connection.cursor() as cursor:
            cursor.execute(MIGRATION.SQLITE[1])
    remove_post(world.post(by="ben"), by=world.mia, because="A reason.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.update(because="Another reason.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.all()._raw_delete("default")
    assert Entry.objects.get().because == "A reason."
