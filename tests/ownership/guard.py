"""Who may name the ownership table in SQL: import contracts see imports, this sees every statement."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import alongside

TABLE = "ownership_ownership"
HOUSE = Path(alongside.__file__).parent
ALLOWED = ("ownership/", "portability/")
# Making and emptying tables is Django's own work, begun by nobody's verb.
OUTSIDE_OF_VERBS = ("CREATE ", "ALTER ", "DROP ", "PRAGMA ", "TRUNCATE ", "SELECT sql FROM", "SAVEPOINT", "EXPLAIN ")


class OwnershipTouched(AssertionError):
    """A statement named the ownership table from a place that may not."""


def guard_ownership(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    """Let a statement through unless it names the ownership table and comes from elsewhere in the house."""
    if TABLE in sql and not sql.lstrip().startswith(OUTSIDE_OF_VERBS):
        place = _who_asks()
        if place is not None and not place.startswith(ALLOWED):
            raise OwnershipTouched(f"{place} reaches {TABLE}: {sql[:200]}")
    return execute(sql, params, many, context)


def _who_asks() -> str | None:
    """The nearest file of the house on the stack; None when a test or Django itself asks."""
    frame = sys._getframe(2)
    while frame is not None:
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(HOUSE):
            return file.relative_to(HOUSE).as_posix()
        frame = frame.f_back  # type: ignore[assignment]
    return None
