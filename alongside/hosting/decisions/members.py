"""Pausing a member, at once and by any host; ending a membership takes two, in hosting/pairs."""

from datetime import timedelta
from functools import partial

from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.writing import writing
from alongside.hosting.decisions import statements, verbs
from alongside.hosting.decisions.deciding import About, decided, require_ours
from alongside.hosting.decisions.errors import LengthUnknown
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import end_pause, pause

PAUSES = {"day": timedelta(days=1), "week": timedelta(days=7), "month": timedelta(days=30)}


def pause_member(alias: Alias, *, by: Viewer, how_long: str, because: str) -> None:
    """Ask a member to wait a day, a week or a month before writing again."""
    require_ours(alias.community_id, by)
    if how_long not in PAUSES:
        raise LengthUnknown(_("Choose a day, a week or a month."))
    until = clock.now() + PAUSES[how_long]
    with writing():
        decided(verbs.PAUSE, About(alias), by=by, because=because, said=partial(statements.paused, until))
        pause(alias, by=by, until=until, because=because)


def end_member_pause(alias: Alias, *, by: Viewer, because: str) -> None:
    """Let a member write again."""
    require_ours(alias.community_id, by)
    with writing():
        decided(verbs.END_PAUSE, About(alias), by=by, because=because, said=statements.pause_ended)
        end_pause(alias, by=by)
