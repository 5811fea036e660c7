"""Moves an archive into a community from beginning to end: list, thread, take in, announce."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.jobs import enqueue, job
from alongside.core.writing import writing
from alongside.portability.archive.announcing import announce
from alongside.portability.archive.catalogue import read_catalogue
from alongside.portability.archive.report import Report
from alongside.portability.archive.rereading import Rereading, rehearse
from alongside.portability.archive.taking_in import TakingIn
from alongside.portability.archive.threading import order
from alongside.portability.models import Archive, ArchivedMail
from alongside.threads.take_in import show

TIME_TO_OBJECT = timedelta(days=14)  # long enough for somebody who reads here once a week
SHOWN_AT_ONCE = 200  # threads a transaction, when a held-back archive opens

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Wanted:
    """What somebody asked to be moved in."""

    files: Sequence[Path]
    community: Community
    wait: timedelta = timedelta()  # how long members don't see it yet


def move_in(wanted: Wanted, report: Report, tell: Tell) -> Archive | None:
    """Takes in what isn't here yet, however often it is called; returns the archive, if anything came in."""
    rereading = _listed(wanted, report, tell)
    archive = _begin(wanted)
    hidden = archive.shown_from > clock.now()
    TakingIn(archive, rereading, hidden=hidden).run(lambda done: tell("Taking in", done, len(rereading.catalogue)))
    return _end(archive)


def dry_run(wanted: Wanted, report: Report, tell: Tell) -> int:
    """Reads everything as if it were taken in, writes nothing, and returns how many threads it would make."""
    rereading = _listed(wanted, report, tell)
    rehearse(rereading, lambda done: tell("Trying", done, len(rereading.catalogue)))
    return len(set(rereading.order.thread))


def _listed(wanted: Wanted, report: Report, tell: Tell) -> Rereading:
    size = sum(path.stat().st_size for path in wanted.files)
    catalogue = read_catalogue(wanted.files, now=clock.now(), tell=lambda done: tell("Listing", done, size))
    for name in catalogue.broken:
        report.refuse(f"{name}, from somewhere on", None, "the packed file breaks off")
    return Rereading(catalogue, order(catalogue), report)


def _begin(wanted: Wanted) -> Archive:
    """Goes on with an archive that was cut off, or begins one."""
    if cut_off := Archive.objects.filter(community=wanted.community, ended_at=None).order_by("-pk").first():
        return cut_off
    now = clock.now()
    with writing():
        return Archive.objects.create(
            community=wanted.community,
            began_at=now,
            shown_from=now + wanted.wait,
            object_until=now + max(TIME_TO_OBJECT, wanted.wait),
        )


def _end(archive: Archive) -> Archive | None:
    mails = ArchivedMail.objects.filter(archive=archive, identity__isnull=False).count()
    with writing():
        if not mails:
            archive.delete()
            return None
        if archive.notice_id is None:
            announce(archive, mails)
        Archive.objects.filter(pk=archive.pk).update(ended_at=clock.now())
        if archive.shown_from > clock.now():
            enqueue(show_archive, at=archive.shown_from, archive=archive.pk)
    return archive


@job()
def show_archive(archive: int) -> None:
    """Opens an archive to the members once its time of waiting is over."""
    mails = ArchivedMail.objects.filter(archive_id=archive, thread__gone=True)
    threads = list(mails.order_by().values_list("thread_id", "community_id").distinct())
    for start in range(0, len(threads), SHOWN_AT_ONCE):
        some = threads[start : start + SHOWN_AT_ONCE]
        show(some[0][1], [thread for thread, _community in some])
