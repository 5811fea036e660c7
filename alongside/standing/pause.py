"""A pause: reading goes on, writing waits, words to the hosts always get through."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.rows import columns_of, fetched, made, stored_moment
from alongside.core.writing import writing
from alongside.memberships.access import require_host
from alongside.memberships.models import Membership, Role
from alongside.memberships.viewer import Viewer
from alongside.standing.errors import Paused
from alongside.standing.models import Pause

HELD = f"SELECT {columns_of(Pause, 'u')} FROM standing_pause u WHERE u.alias_id = %s AND u.until > %s"  # noqa: S608


def pause(alias: Alias, *, by: Viewer, until: datetime, because: str, anybody: bool = False) -> None:
    """Ask a member to wait; hosting writes the journal and tells the member.

    A founder is paused only where `anybody` may be: for as long as a second host hasn't looked.
    """
    require_host(by)
    founder = not anybody and Membership.objects.filter(pk=alias.pk, role=Role.FOUNDER).exists()
    if alias.community_id != by.community_id or founder:
        raise NotFound
    with writing():
        Pause.objects.update_or_create(alias=alias, defaults={"until": until, "because": because.strip()})


def end_pause(alias: Alias, *, by: Viewer) -> None:
    """Let the member write again before the time is over."""
    require_host(by)
    if alias.community_id != by.community_id:
        raise NotFound
    with writing():
        Pause.objects.filter(alias=alias).delete()


def pause_of(alias_id: int) -> Pause | None:
    """The pause that holds now, if any."""
    row = next(iter(fetched(HELD, [alias_id, stored_moment(clock.now())])), None)
    return made(Pause, row) if row else None


def require_not_paused(viewer: Viewer) -> None:
    """Refuse writing while a pause holds, and say until when and why."""
    if viewer.alias_id and (held := pause_of(viewer.alias_id)):
        words = _("The hosts asked you to wait until %(day)s before writing here again. They said: %(because)s")
        raise Paused(words % {"day": date_format(held.until, "DATE_FORMAT"), "because": held.because})
