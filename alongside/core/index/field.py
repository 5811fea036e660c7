"""How an app keeps an index: a model with a `key` and a `terms`, and two steps in its migration."""

from types import ModuleType

from django.db import migrations, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from alongside.core.index import postgresql, sqlite


class TermsField(models.TextField):  # type: ignore[type-arg]  # it takes none at run time
    """The words and tags of an entry, as the database at hand looks them up. Written by the index alone."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """The column's type."""
        return "tsvector" if connection.vendor == "postgresql" else "text"


def create_index(table: str) -> migrations.RunPython:
    """The migration step that makes the look-up of a table of entries."""

    def create(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        _run(editor, table, _vendor(editor).CREATING)

    def remove(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        _run(editor, table, _vendor(editor).REMOVING)

    return migrations.RunPython(create, remove)


def _vendor(editor: BaseDatabaseSchemaEditor) -> ModuleType:
    return postgresql if editor.connection.vendor == "postgresql" else sqlite


def _run(editor: BaseDatabaseSchemaEditor, table: str, statements: tuple[str, ...]) -> None:
    for statement in statements:
        editor.execute(statement.format(table=table))
