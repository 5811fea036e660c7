"""The alarm for a member who opens very many pages in a short time: perhaps a program that copies them."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import TooOften
from alongside.core.limits import spend
from alongside.core.once import do_once
from alongside.core.writing import writing
from alongside.hosting.case import open_case
from alongside.hosting.models import Case, CaseKind, Urgency
from alongside.hosting.pairs.telling import in_language_of
from alongside.memberships.viewer import Viewer

AN_HOUR = timedelta(hours=1)
AT_ONCE = 50  # pages that a server's process counts by itself before it writes: most evenings write nothing at all
ALARM_AT = 600  # different pages an hour: one every six seconds, for an hour; a heavy reader's evening has 150
SLOW_AT = 1_200  # the same every three seconds: nobody reads that


def count_pages(viewer: Viewer) -> bool:
    """Count `AT_ONCE` more pages that a member opened; False when it is enough for this hour."""
    with writing():
        if not _spend("pages to alarm at", viewer, ALARM_AT):
            _tell_hosts(viewer)
        return _spend("pages to slow at", viewer, SLOW_AT)


def _spend(what: str, viewer: Viewer, pages: int) -> bool:
    try:
        spend(what, viewer.alias, most=pages // AT_ONCE, per=AN_HOUR, words="")
    except TooOften:
        return False
    return True


def _tell_hosts(viewer: Viewer) -> None:
    """A case for the other hosts, once a day."""
    alias = Alias.objects.select_related("community").get(pk=viewer.member_id)
    case = Case(community_id=viewer.community_id, kind=CaseKind.ALARM, about_alias=alias, urgency=Urgency.USUAL)
    with in_language_of(alias):
        words = _(
            "%(name)s opened very many pages within an hour. It may be a program that copies them. It may also be "
            "somebody who can't sleep. Beyond twice as many, their pages wait until the hour is over."
        ) % {"name": alias.name}
        do_once(
            f"pages {clock.today()}", lambda: open_case(case, words, by=None).public_id, by=f"alarm {alias.pk}"
        )  # fmt: skip
