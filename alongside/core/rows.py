"""Models out of queries written by hand, and into the database again, for what has a ceiling of time.

The ORM takes half a millisecond to build a statement that never changes. These few lines keep what it does well:
every value goes through its field's own conversion, on both databases.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection, models
from django.db.models.expressions import Col

type Converter = tuple[int, Callable[[Any], Any]]


def columns_of(model: type[models.Model], table: str) -> str:
    """Every column of a model, in its fields' order, for a SELECT in which its table has this name."""
    return ", ".join(f"{table}.{field.column}" for field in model._meta.concrete_fields)


def width_of(model: type[models.Model]) -> int:
    """How many columns that is."""
    return len(model._meta.concrete_fields)


def made[M: models.Model](model: type[M], values: Sequence[Any]) -> M:
    """The row of a model, from its columns' values as the database gave them."""
    row = list(values)
    for place, convert in _converters(model, connection.vendor):
        row[place] = convert(row[place])
    return model.from_db("default", _names(model), row)


def fetched(sql: str, asked: Iterable[Any] = ()) -> list[Any]:
    """All rows of a query written by hand."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(asked))
        return list(cursor.fetchall())


def changed(sql: str, asked: Iterable[Any] = ()) -> int:
    """How many rows a statement written by hand changed."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(asked))
        return int(cursor.rowcount)


def stored_moment(at: datetime) -> Any:
    """A moment as the database at hand compares and keeps it."""
    return connection.ops.adapt_datetimefield_value(at)


def put[M: models.Model](*rows: M) -> None:
    """Store new rows of one model in one statement, and give them the keys that the database made for them."""
    model = type(rows[0])
    statement, marks, fields = _insertion(model)
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for row in rows for field in fields]
    made_keys = fetched(statement.replace("(%s)", ", ".join([marks] * len(rows))), values)
    for row, (key,) in zip(rows, made_keys, strict=True):
        row.pk, row._state.adding, row._state.db = key, False, "default"


@cache
def _insertion(model: type[models.Model]) -> tuple[str, str, list[Any]]:
    """The statement that stores rows of a model, the marks for one row's values, and the fields they come from."""
    key = model._meta.pk
    made_here = key if isinstance(key, models.AutoField) else None
    fields = [field for field in model._meta.concrete_fields if field is not made_here]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    statement = f"INSERT INTO {model._meta.db_table} ({columns}) VALUES (%s) RETURNING {key.column}"  # noqa: S608
    return statement, f"({', '.join(['%s'] * len(fields))})", fields


@cache
def _names(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


@cache
def _converters(model: type[models.Model], _vendor: str) -> list[Converter]:
    """For each column that needs it, what turns the database's value into the field's; the connection's part first."""
    found: list[Converter] = []
    for place, field in enumerate(model._meta.concrete_fields):
        column = Col(model._meta.db_table, field)
        for convert in (*connection.ops.get_db_converters(column), *field.get_db_converters(connection)):
            found.append((place, _bound(convert, column)))
    return found


def _bound(convert: Callable[..., Any], column: Col) -> Callable[[Any], Any]:
    return lambda value: convert(value, column, connection)
