"""Posts out of all the threads of a community, as far as one reader may see them now: what a search shows."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from alongside.core.rows import fetched
from alongside.memberships.viewer import Viewer
from alongside.threads.page import aware

# As `access.readable_by`, without what was taken back, and without whom the reader keeps away; a title is words of
# whoever began the thread, and stands over one's own words alone. By hand: a search has a
# ceiling of time.
SHOWN = """
    SELECT p.id, p.public_id, p.at, p.html, p.notes, p.language, t.title, a.name, a.state
    FROM threads_post p JOIN threads_thread t ON t.id = p.thread_id
    JOIN communities_community c ON c.id = t.community_id JOIN aliases_alias a ON a.id = p.author_id
    WHERE p.id IN (KEYS) AND c.id = %s AND NOT t.gone AND (%s OR (t.is_open AND NOT c.closed))
      AND p.withdrawn_at IS NULL AND NOT p.removed
      AND NOT EXISTS (SELECT 1 FROM standing_distance d WHERE d.by_id = %s AND (d.of_id = p.author_id
                      OR (d.is_block AND d.of_id = t.started_by_id AND d.by_id <> p.author_id)))"""


class Shown(NamedTuple):
    """A post as a list of what was found shows it."""

    pk: int
    public_id: str
    at: datetime
    html: str
    notes: str
    language: str
    title: str
    author_name: str
    author_state: str


def read_shown(posts: Sequence[int], viewer: Viewer) -> list[Shown]:
    """Those of these posts that the viewer may read and wants to meet, in the order they were asked for."""
    if not posts:
        return []
    marks = ", ".join(["%s"] * len(posts))
    rows = fetched(SHOWN.replace("KEYS", marks), [*posts, viewer.community_id, viewer.is_member, viewer.alias_id])
    there = {row[0]: Shown(row[0], row[1], aware(row[2]), *row[3:]) for row in rows}
    shown = [there[post] for post in posts if post in there]
    return [post for post in shown if not set(viewer.hidden_notes).intersection(post.notes.split())]
