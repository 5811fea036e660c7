"""The inventory of stored fields: read from docs/inventory.toml, written out as docs/inventory.md for people."""

import tomllib
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bin.checks.parts import HOUSE

SOURCE, PAGE = HOUSE / "docs/inventory.toml", HOUSE / "docs/inventory.md"
SEALED = {"person", "alias", "veiled", "case", "bucket", "wrapped", "hash", "no"}
READERS = {"nobody", "self", "told", "hosts", "members", "readers", "everyone"}
ABOUT = {"purpose", "lives", "gone"}  # what a table says of itself; a column called so is written "field purpose"
HEAD = """# What is kept

Every stored field of every table: how it is sealed, who can read it, and what it is for. This page is made from
`inventory.toml` by `python -m bin.checks.inventory`; a field without a row fails the tests, and so does a row that
outlives what it promises.

**Sealed** under the key of a *person*, an *alias*, a *case* or a dated *bucket*; *veiled*: under an alias's, and no row
says whose; *wrapped*: a key, under a root key
that lies outside the database; *hash*: a fingerprint that cannot be turned back; *no*: as it is.
**Readers**: *nobody*, the server alone; *self*, its own person or alias; *told*, whoever told the hosts or was told by
them; *hosts*; *members*; *readers*, members, and everyone where a thread is open to everyone; *everyone*.
Integer keys and random public ids stand in most tables and are left out here.
"""


class Kept(NamedTuple):
    """One field: under which keys, readable by whom, and why."""

    sealed: tuple[str, ...]
    readers: str
    why: str


class Gone(NamedTuple):
    """After how many days, counted from which field, a row is no longer there."""

    days: int
    after: str


@dataclass
class Table:
    """One table of the inventory."""

    name: str
    purpose: str
    lives: str
    gone: Gone | None = None
    fields: dict[str, Kept] = field(default_factory=dict)


def read_inventory() -> dict[str, Table]:
    """The inventory, by model."""
    return {name: _table(name, said) for name, said in tomllib.loads(SOURCE.read_text()).items()}


def _table(name: str, said: dict[str, Any]) -> Table:
    table = Table(name, said["purpose"], said["lives"], Gone(**said["gone"]) if "gone" in said else None)
    for column, row in said.items():
        if column not in ABOUT:
            sealed, readers, why = (part.strip() for part in row.split("|"))
            kept = Kept(tuple(part.strip() for part in sealed.split(",")), readers, why)
            assert set(kept.sealed) <= SEALED, f"{name}.{column}: {row}"
            assert readers in READERS, f"{name}.{column}: {row}"
            table.fields[column.removeprefix("field ")] = kept
    return table


def as_page(tables: dict[str, Table]) -> str:
    """The inventory as a page."""
    parts = [HEAD]
    for table in tables.values():
        parts.append(f"## {table.name}\n\n{table.purpose} Kept {table.lives}.\n")
        parts.append("| field | sealed | readers | for |\n|---|---|---|---|")
        parts += [
            f"| {name} | {', '.join(row.sealed)} | {row.readers} | {row.why} |" for name, row in table.fields.items()
        ]
        parts.append("")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(as_page(read_inventory()))
