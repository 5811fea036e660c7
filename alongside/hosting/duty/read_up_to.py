"""All read up to here: what hosts have read together, so that nobody need fear to miss a post."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import Refused
from alongside.core.writing import writing
from alongside.hosting.limits import spend_as_host
from alongside.hosting.models import ReadUpTo
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer
from alongside.threads.access import readable_by
from alongside.threads.models import Post, Thread

FIRST_LOOK = timedelta(days=7)  # how far back the list goes where nobody has ever said "all read"


class NotYet(Refused):
    """Nobody can have read what isn't said yet."""


@dataclass(frozen=True, slots=True)
class Read:
    """Up to when the hosts have read, and who said so."""

    at: datetime
    name: str = ""


def read_up_to(viewer: Viewer) -> Read:
    """Up to when hosts have read everything here."""
    require_host(viewer)
    kept = ReadUpTo.objects.filter(pk=viewer.community_id).select_related("by").first()
    return Read(kept.at, kept.by.name if kept.by else "") if kept else Read(clock.now() - FIRST_LOOK)


def new_since(viewer: Viewer, read: Read) -> QuerySet[Thread]:
    """The threads in which something was said since then, longest ago first; each knows its first new number."""
    seen = Post.objects.filter(thread=OuterRef("pk"), at__lte=read.at).order_by("-number").values("number")[:1]
    # Whether a thread is pinned says nothing here; it is named because it stands before the time in the index.
    new = readable_by(viewer).filter(pinned__in=(False, True), last_at__gt=read.at)
    return new.annotate(seen=Subquery(seen)).select_related("last_by").order_by("last_at", "pk")


def all_read(up_to: datetime, *, by: Viewer) -> None:
    """Everything up to this moment is read; somebody else's later word stays."""
    require_host(by)
    if up_to > clock.now():
        raise NotYet(_("Please open the page again: it is older than it looks."))
    spend_as_host("all read", by=by)
    with writing():
        kept, made = ReadUpTo.objects.select_for_update().get_or_create(
            pk=by.community_id, defaults={"by_id": by.member_id, "at": up_to}
        )
        if not made and kept.at < up_to:
            ReadUpTo.objects.filter(pk=kept.pk).update(by_id=by.member_id, at=up_to)
