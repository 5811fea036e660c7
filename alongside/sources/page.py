"""What stands below posts: what they cite, and the notes beside them, in one query for a whole page."""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from alongside.core.rows import fetched


@dataclass(frozen=True)
class Cited:
    """One source, as a page shows it."""

    scheme: str
    number: str
    title: str = ""
    year: int | None = None
    study: str = ""
    status: str = ""
    notice: str = ""


@dataclass
class Beside:
    """One note, as a page shows it."""

    public_id: str
    text: str
    name: str
    state: str  # of the alias
    alias: str  # public id
    answer: str
    addresses: tuple[str, ...]
    cited: list[Cited] = field(default_factory=list)


@dataclass
class Below:
    """What stands below one post."""

    cited: list[Cited] = field(default_factory=list)
    notes: list[Beside] = field(default_factory=list)


# One shape for three kinds of row; a note comes before what it cites. `at` orders them within a post.
BELOW = """
    SELECT c.post_id, 1, c.id, s.scheme, s.number, s.title, s.year, s.study, s.status, s.notice, ''
    FROM sources_citation c JOIN sources_source s ON s.id = c.source_id WHERE c.post_id IN ({these})
    UNION ALL SELECT n.post_id, 2, n.id, n.public_id, n.text, a.name, NULL, a.state, a.public_id, n.answer,
                     CAST(n.sources AS TEXT)
    FROM sources_contextnote n JOIN aliases_alias a ON a.id = n.by_id
    WHERE n.state = 'shown' AND n.post_id IN ({these})
    UNION ALL SELECT n.post_id, 3, n.id, s.scheme, s.number, s.title, s.year, s.study, s.status, s.notice, ''
    FROM sources_notecitation k JOIN sources_contextnote n ON n.id = k.note_id
    JOIN sources_source s ON s.id = k.source_id WHERE n.state = 'shown' AND n.post_id IN ({these})
    ORDER BY 1, 2, 3"""


def read_below(posts: Collection[int]) -> dict[int, Below]:
    """What stands below each of these posts; a post without anything is left out."""
    marks = ", ".join(["%s"] * len(posts))
    found: dict[int, Below] = {}
    notes: dict[int, Beside] = {}
    for post_id, what, key, *row in fetched(BELOW.replace("{these}", marks), [*posts] * 3) if posts else ():
        below = found.setdefault(post_id, Below())
        if what == 1:
            below.cited.append(Cited(*row[:7]))
        elif what == 2:
            notes[key] = _note(row)
            below.notes.append(notes[key])
        else:
            notes[key].cited.append(Cited(*row[:7]))
    return found


def _note(row: list[Any]) -> Beside:
    public_id, text, name, _year, state, alias, answer, named = row
    return Beside(public_id, text, name, state, alias, answer, tuple(addresses_in(json.loads(named))))


def addresses_in(named: list[str]) -> list[str]:
    """Those of a note's sources that are web addresses and no numbers."""
    return [one for one in named if one.startswith("https://")]
