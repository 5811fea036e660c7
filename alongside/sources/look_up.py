"""Looking up what is cited, where the installation allows it: one question at a time, and never in anybody's way.

A job asks one service once, and is gone after a few seconds. Who doesn't answer is left alone for an hour, then for
longer; pages show the bare number meanwhile.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Coalesce

from alongside.core import clock, logs
from alongside.core.errors import TooOften
from alongside.core.jobs import enqueue, job
from alongside.core.limits import spend
from alongside.core.writing import writing
from alongside.sources.models import Citation, NoteCitation, Scheme, Source, Status
from alongside.threads.edit import make_thread_stale

if TYPE_CHECKING:
    from alongside.core.fetching.fetch import Way
    from alongside.sources.asking.answers import Known

TOGETHER = {Scheme.PMID: 20, Scheme.PMC: 20}  # numbers in one question; the other services take one
A_SECOND = timedelta(seconds=1)
PER_SECOND = 2  # questions: PubMed takes three from whoever has no key
PAUSE, LONGEST_PAUSE = timedelta(hours=1), timedelta(days=1)  # for a service that doesn't answer
LATELY = timedelta(days=90)
SOON, LATER = timedelta(days=7), timedelta(days=30)  # what is cited lately is read; a retraction matters there first


@job()
def look_up_sources() -> None:
    """Ask about what is due, once, and leave the rest to a job of its own."""
    if settings.LOOKS_UP_SOURCES:
        look_up_some()


@job()
def look_again() -> None:
    """Begin to look up what is due today; for the daily housekeeping."""
    if settings.LOOKS_UP_SOURCES and next_due():
        with writing():
            enqueue(look_up_sources, key="look up sources")


def next_due() -> list[Source]:
    """What is asked about next: as many of one scheme as fit into one question."""
    due = Source.objects.filter(look_at__lte=clock.now()).order_by("look_at", "pk")
    first = due.first()
    return list(due.filter(scheme=first.scheme)[: TOGETHER.get(Scheme(first.scheme), 1)]) if first else []


def look_up_some(way: "Way | None" = None) -> None:
    """Ask once, keep what was answered, and go on in a moment if there is more."""
    from alongside.core.fetching.errors import NotFetched  # here, because most processes never ask anybody
    from alongside.sources.asking.ask import ask

    if not (due := next_due()):
        return
    scheme, pause = due[0].scheme, A_SECOND / PER_SECOND
    try:
        spend("look up", scheme, most=PER_SECOND, per=A_SECOND, words="")
        keep(due, ask(scheme, [source.number for source in due], way))
    except TooOften:
        pause = A_SECOND
    except NotFetched as error:
        logs.trouble("sources.look_up", error)
        leave_alone(scheme)
    with writing():
        if next_due():
            enqueue(look_up_sources, at=clock.now() + pause, key="look up sources")


def leave_alone(scheme: str) -> None:
    """Ask nothing more of a service that doesn't answer for a while: the longer, the longer it has said nothing."""
    now = clock.now()
    due = Source.objects.filter(scheme=scheme, look_at__lte=now)
    since = due.order_by("failing_since").exclude(failing_since=None).values_list("failing_since", flat=True).first()
    pause = min(max(now - (since or now), PAUSE), LONGEST_PAUSE)
    with writing():
        due.update(failing_since=Coalesce(F("failing_since"), now), look_at=now + pause)


def keep(asked: list[Source], answers: "dict[str, Known]") -> None:
    """Keep what is known now; the posts that cite what reads otherwise say so from the next page on."""
    now = clock.now()
    with writing():
        for source in asked:
            if (known := answers.get(source.number)) is None:  # asked, and not spoken of
                Source.objects.filter(pk=source.pk).update(
                    failing_since=Coalesce(F("failing_since"), now), look_at=now + LONGEST_PAUSE
                )
                continue
            says = known.fields()
            reads_otherwise = any(getattr(source, name) != value for name, value in says.items())
            Source.objects.filter(pk=source.pk).update(
                **says, looked_at=now, look_at=_again_at(source, now), failing_since=None
            )
            if reads_otherwise:
                make_citing_stale(source)


def _again_at(source: Source, now: datetime) -> datetime:
    lately = Citation.objects.filter(source=source, post__at__gt=now - LATELY).exists()
    return now + (SOON if lately else LATER)


def make_citing_stale(source: Source) -> None:
    """Make every stored page stale on which this source stands, in the caller's transaction."""
    posts = Citation.objects.filter(source=source).values_list("post__thread_id", flat=True)
    notes = NoteCitation.objects.filter(source=source).values_list("note__post__thread_id", flat=True)
    for thread_id in {*posts, *notes}:
        make_thread_stale(thread_id)


def unanswered(since: datetime) -> list[str]:
    """The schemes of which nobody could say anything since then; for the doctor."""
    failing = Source.objects.filter(failing_since__lt=since).exclude(status=Status.MISSING)
    return sorted(set(failing.values_list("scheme", flat=True)))
