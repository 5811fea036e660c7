"""Being called by name, and asked to be friends, by nobody: an absolute choice that nobody else can see."""

from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.standing.models import Quiet


def keep_quiet(*, by: Viewer, quiet: bool) -> None:
    """Choose that nobody's @ and no ask reaches one, or take it back. Hosts' decisions, and friends, always do."""
    if by.alias_id is None:
        raise NotFound
    with writing():
        if quiet:
            Quiet.objects.bulk_create([Quiet(alias_id=by.alias_id)], ignore_conflicts=True)
        else:
            Quiet.objects.filter(pk=by.alias_id).delete()


def is_quiet(viewer: Viewer) -> bool:
    """Whether this member chose that; asked for oneself alone."""
    return viewer.is_member and Quiet.objects.filter(pk=viewer.alias_id).exists()
