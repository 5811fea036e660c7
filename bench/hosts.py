"""The hosts' side: what waits, who waits for a welcome, a case, and how fast a worry is told."""

import time
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.core.writing import writing
from alongside.hosting.models import Answer, Case, Wait
from alongside.hosting.worry import worry
from alongside.memberships.lead import offer_welcome
from alongside.threads.models import Post, Thread
from bench.pages import Page
from bench.seed import ALIASES, Seeded, cookie_of
from bench.table import Findings

CASES = 300  # what waits for hosts who were away for a month
WAITING = 60  # first posts and threads that wait at once: a bad week in a large community
REPORTS = 200
AT_ONCE = 1_000


@dataclass(frozen=True)
class Hosted:
    """What the hosts' pages are asked for."""

    case: Case
    welcomes: str  # the session of a member who offered to welcome
    waiting: str  # the title of a thread that waits


def seed_hosts(seeded: Seeded) -> Hosted:
    """Worries that wait for the founder, told through the verb; and a wait beside every thread, as its job left it."""
    offer_welcome(by=seeded.viewer(2), welcomes=True)  # the member of the other pages did not
    posts = list(Post.objects.filter(thread__community=seeded.community).order_by("pk")[: CASES * 2])
    told = 0
    for number, post in enumerate(posts):
        by = seeded.viewer(2 + number % (ALIASES - 2))
        if told < CASES and post.author_id != by.alias_id:
            worry(by=by, reason="unsure", words="Something feels wrong here.", post=post)
            told += 1
    run_until_empty()
    _waits(seeded)
    case = Case.objects.filter(community=seeded.community).exclude(about_alias_id=seeded.viewer(0).alias_id).first()
    waiting = Wait.objects.filter(community=seeded.community, over=False).order_by("since").first()
    assert case
    assert waiting
    return Hosted(case, cookie_of(seeded.people[2]), waiting.thread.title)


def _waits(seeded: Seeded) -> None:
    known = Wait.objects.filter(community=seeded.community).values("thread_id")
    threads = Thread.objects.filter(community=seeded.community).exclude(pk__in=known).exclude(pk=seeded.thread.pk)
    firsts = Post.objects.filter(number=1, thread__in=threads).select_related("thread").order_by("pk")
    rows = []
    for number, post in enumerate(firsts.iterator()):
        waits = number < WAITING
        answered = None if waits else post.thread.started_at + timedelta(hours=2)
        rows.append(
            Wait(
                post=post, thread=post.thread, community=seeded.community, alias_id=post.author_id,
                is_first=number % 5 == 0, since=clock.now() - timedelta(hours=number % 40) if waits else post.at,
                over=not waits, answered_at=answered, answer="" if waits else Answer.SUPPORT,
            )
        )  # fmt: skip
    for at in range(0, len(rows), AT_ONCE):
        with writing():
            Wait.objects.bulk_create(rows[at : at + AT_ONCE])
    unanswered = [row.thread_id for row in rows if not row.over]
    Thread.objects.filter(pk__in=unanswered).update(answered=False)


def hosts_pages(seeded: Seeded, hosted: Hosted) -> list[Page]:
    """Every page of the hosts' side that is timed, as its founder asks for it."""
    house = f"/c/{seeded.community.public_id}/hosts/"
    host, member = f"session={seeded.host_cookie}", f"session={hosted.welcomes}"
    return [
        Page("hosts: what waits", house, host, ("worried",)),
        Page("hosts: all cases", f"{house}cases/", host, ("worried",)),
        Page("hosts: a case", f"{house}cases/{hosted.case.public_id}/", host, ("Something feels wrong here.",)),
        Page("hosts: figures", f"{house}figures/", host, ()),
        Page("who waits for a welcome", f"/c/{seeded.community.public_id}/who-waits/", member, (hosted.waiting,)),
    ]


def time_reports(found: Findings, seeded: Seeded, label: str) -> None:
    """Tell the hosts of so many posts, through the verb, one after the other; each is there as a case afterwards."""
    told = set(Case.objects.values_list("about_post_id", flat=True))
    posts = Post.objects.filter(thread__community=seeded.community).exclude(pk__in=[key for key in told if key])
    took = []
    for number, post in enumerate(posts.select_related("thread", "author").order_by("-pk")[:REPORTS]):
        by = seeded.viewer(1 + (post.author_id + number) % (ALIASES - 1))
        before = time.perf_counter()
        case = worry(by=by, reason="harmful", words="This could hurt somebody.", post=post)
        took.append(time.perf_counter() - before)
        assert case.about_post_id == post.pk
    run_until_empty()
    found.note(f"{label}: a report, ms (p50)", median(took) * 1000)
    found.note(f"{label}: a report, ms (p99)", sorted(took)[int(len(took) * 0.99) - 1] * 1000)
