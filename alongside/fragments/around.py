"""The posts around a case, for its page: folded, with what a host may want to know before opening them."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from alongside.fragments import words
from alongside.fragments.filling import filling_for
from alongside.fragments.patterns import as_made
from alongside.hosting.context import posts_around
from alongside.hosting.models import Case
from alongside.memberships.viewer import Viewer
from alongside.threads.page import PostRow

BEFORE, IT, AFTER = "before", "it", "after"


@dataclass(frozen=True, slots=True)
class Near:
    """One post beside a case, or the one it is about."""

    place: str  # before, it, after
    public_id: str
    name: str
    at: datetime
    kind: str
    note: str  # the words of its content notes
    body: Markup
    gone: bool  # its author took it back: its words are nobody's to read
    removed: bool
    hold: str


def posts_near(case: Case, *, viewer: Viewer) -> list[Near]:
    """The post before, the one it is about, and the one after; hosts see what is held or taken out as well."""
    rows = posts_around(case)
    filling = filling_for(rows, community_id=viewer.community_id, stranger=False)
    number = case.about_post.number if case.about_post else 1
    return [_near(row, number, filling.whole(filling.body_of(row))) for row in rows]


def _near(row: PostRow, number: int, body: str) -> Near:
    place = BEFORE if row.number < number else AFTER if row.number > number else IT
    note = ", ".join(words.notes().get(each, each) for each in row.notes)
    name = words.name_of(row.author.name, row.author.state)
    kind = words.kinds().get(row.kind, "")
    return Near(
        place, row.public_id, name, row.at, kind, note, as_made("" if row.withdrawn else body),
        row.withdrawn, row.removed, row.hold,
    )  # fmt: skip
