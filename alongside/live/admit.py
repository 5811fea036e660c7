"""Who may listen: members of the thread's community, for as long as they are, in a session that goes on."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from sys import intern
from typing import Any, NamedTuple

from alongside.accounts.page import find_signed_in, sessions_going_on
from alongside.core.errors import NotFound
from alongside.core.rows import fetched
from alongside.live.asking import Asking
from alongside.memberships.models import State
from alongside.memberships.viewer import Viewer
from alongside.ownership import acting
from alongside.threads.models import Thread
from alongside.threads.page import get_thread_with_community, require_readable

MEMBERSHIPS = """
    SELECT m.alias_id, m.community_id, m.role, m.hidden_notes, m.stage FROM memberships_membership m
    JOIN communities_community c ON c.id = m.community_id
    WHERE NOT c.closed AND m.state = %s AND m.alias_id IN (KEYS)"""


class Variant(NamedTuple):
    """What two readers must have in common to get the same bytes."""

    form: str
    is_host: bool
    language: str
    zone: str


@dataclass(slots=True, eq=False)
class Admitted:
    """Somebody who may listen: by which session, as whom, and how entries are shown to them."""

    thread: str  # public id
    session: str  # public id
    viewer: Viewer
    form: str
    language: str
    zone: str
    above: int = 0  # a hash of what was shown to them above the lines of a chat

    @property
    def variant(self) -> Variant:
        """Which of the room's versions this reader gets."""
        return Variant(self.form, self.viewer.is_host, self.language, self.zone)


def find_admitted(asking: Asking) -> tuple[Thread, Admitted] | None:
    """Who asks, and the thread, if they may listen. A stream alone keeps nobody signed in."""
    person = find_signed_in(asking.cookie, stays=False)
    if person is None:
        return None
    try:
        thread = get_thread_with_community(asking.thread)
        viewer = acting.find_viewer(person.person_id, thread.community)
        require_readable(thread, viewer)
    except NotFound:
        return None
    if not viewer.is_member:
        return None
    own = (intern(asking.form), intern(asking.language), intern(person.preferences.zone))
    return thread, Admitted(intern(thread.public_id), person.session, viewer, *own)


def look_again(admitted: Collection[Admitted]) -> list[Admitted]:
    """Those who may not listen any more; the others' roles and choices are brought up to now."""
    if not admitted:
        return []
    sessions = sessions_going_on({one.session for one in admitted})
    members = _memberships({one.viewer.member_id for one in admitted})
    return [one for one in admitted if one.session not in sessions or not _still(one, members)]


def _still(one: Admitted, members: dict[int, Sequence[Any]]) -> bool:
    row = members.get(one.viewer.member_id)
    if row is None or row[0] != one.viewer.community_id:
        return False
    _community, role, notes, stage = row
    hidden = tuple(json.loads(notes) if isinstance(notes, str) else notes) if notes not in ("[]", []) else ()
    if (role, hidden, stage) != (one.viewer.role, one.viewer.hidden_notes, one.viewer.stage):
        one.viewer = replace(one.viewer, role=role, hidden_notes=hidden, stage=stage)
    return True


def _memberships(aliases: Iterable[int]) -> dict[int, Sequence[Any]]:
    keys = list(aliases)
    marks = ", ".join(["%s"] * len(keys))
    return {row[0]: row[1:] for row in fetched(MEMBERSHIPS.replace("KEYS", marks), [State.ACTIVE, *keys])}
