"""Whether the addresses in the directory still answer, asked once a month each, where the installation allows it.

A site that says nothing once is silent; one that says nothing for a week is dead, and its entry says so. Nothing but
the name of the software goes along, and no address that leads to another site is followed.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import F, Q, QuerySet

from alongside.core import clock, logs
from alongside.core.jobs import enqueue, job
from alongside.core.writing import writing
from alongside.guide.directory.fields import host_of
from alongside.guide.models import Entry, EntryState, Link

if TYPE_CHECKING:
    from alongside.core.fetching.fetch import Way

EVERY = timedelta(days=30)
AGAIN = timedelta(days=7)  # a site that is mended takes a few days
DAYS = 28  # over which new addresses are spread, so that no day asks everybody
A_DAY = timedelta(hours=20)  # over which those of one day are spread
NOT_THERE = (404, 410)
BROKEN = 500  # from this status on, the site is there and doesn't work


@job()
def check_links() -> None:
    """Leave today's share to be asked, one after another through the day; for the daily housekeeping."""
    if not settings.CHECKS_LINKS:
        return
    share = due()
    with writing():
        for number, entry in enumerate(share):
            at = clock.now() + A_DAY * number / len(share)
            enqueue(check_link, at=at, key=f"link {entry}", entry=entry)


@job()
def check_link(entry: int) -> None:
    """Ask for one address, and keep whether it is there."""
    if settings.CHECKS_LINKS:
        ask_for(entry)


def due() -> list[int]:
    """The entries asked about today: those that were silent a week ago, then those longest not asked about."""
    now, linked = clock.today(), _linked()
    silent = linked.filter(link_failed_on__lte=now - AGAIN, link_on__lte=now - AGAIN)
    others = linked.filter(Q(link_on=None) | Q(link_on__lte=now - EVERY), link_failed_on=None)
    at_most = -(-linked.count() // DAYS)
    oldest = others.order_by(F("link_on").asc(nulls_first=True), "pk")
    return [*silent.values_list("pk", flat=True), *oldest.values_list("pk", flat=True)[:at_most]]


def ask_for(entry_id: int, way: "Way | None" = None) -> None:
    """Ask for the address of one entry, and keep what was learned."""
    from alongside.core.fetching.errors import FetchFailed, FetchRefused  # here, because most processes ask nobody
    from alongside.core.fetching.fetch import Way, fetch

    entry = _linked().filter(pk=entry_id).first()
    if entry is None:
        return
    host = host_of(entry.link)
    hosts = {host, f"www.{host}", host.removeprefix("www.")}
    try:
        status = fetch(entry.link, hosts=hosts, most=0, way=way or Way()).status
        answers = status not in NOT_THERE and status < BROKEN
    except FetchRefused:
        _keep(entry, link_state=Link.UNKNOWN, link_failed_on=None)  # it leads elsewhere: a person has to look
        return
    except FetchFailed as error:
        logs.trouble("guide.links", error)
        answers = False
    if answers:
        _keep(entry, link_state=Link.WORKS, link_failed_on=None)
        return
    since = entry.link_failed_on or clock.today()
    dead = clock.today() - since >= AGAIN
    _keep(entry, link_failed_on=since, **({"link_state": Link.DEAD} if dead else {}))


def nothing_answers() -> bool:
    """Whether no address at all answered lately though many were asked: then it is this machine that can't ask."""
    lately = _linked().filter(link_on__gte=clock.today() - EVERY)
    return lately.count() > DAYS and not lately.filter(link_failed_on=None).exists()


def _linked() -> QuerySet[Entry]:
    return Entry.objects.filter(state=EntryState.LISTED, community=None).exclude(link="")


def _keep(entry: Entry, **found: Any) -> None:
    with writing():
        unchanged = Entry.objects.filter(pk=entry.pk, link=entry.link)  # somebody may have changed it meanwhile
        unchanged.update(**found, link_on=clock.today(), version=F("version") + 1)
