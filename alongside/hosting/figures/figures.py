"""What hosts may know of their community in figures: how its newcomers fared, what waits, how evenly people speak."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.rows import fetched, stored_moment
from alongside.hosting.models import Answer, Wait
from alongside.memberships.access import require_host
from alongside.memberships.models import Membership, State
from alongside.memberships.viewer import Viewer

LATELY = timedelta(days=90)  # a season: long enough for a median, short enough to show a change
IN_TIME = timedelta(hours=48)  # by then whoever got no answer seldom comes back (Joyce & Kraut 2006)
ONE_PERCENT_OF = 100  # members: with fewer, one percent would be one person, and nobody is singled out

WROTE = """
    SELECT COUNT(*) FROM threads_post p JOIN threads_thread t ON t.id = p.thread_id
    WHERE t.community_id = %s AND p.at > %s AND p.withdrawn_at IS NULL AND NOT p.removed AND NOT t.archived
    GROUP BY p.author_id ORDER BY 1 DESC"""


@dataclass(frozen=True)
class Figures:
    """A community's figures for the last 90 days."""

    newcomers: int  # who said their first words here; whoever wanted no answer is not among them
    answered: int
    in_time: int  # answered within two days
    still_early: int  # not answered yet, and two days are not over
    median: timedelta | None  # until the first answer; who has none has waited until now
    ninetieth: timedelta | None  # nine of ten waited no longer
    by_support: int  # first answers in somebody's own words, to newcomers and others
    by_links: int  # first answers that were hardly more than links
    top_share: float | None  # of all posts, by the one percent who write most; unknown in a small community
    waiting: int
    longest: timedelta | None  # what waits longest now

    @property
    def share_answered(self) -> float | None:
        """Of the newcomers whose two days are over, or who have an answer, the share that has one."""
        due = self.newcomers - self.still_early
        return self.answered / due if due else None


def figures_by(viewer: Viewer, community: Community) -> Figures:
    """The figures of a community, for its hosts."""
    require_host(viewer)
    return figures_of(community)


def figures_of(community: Community) -> Figures:
    """The figures of a community, in five queries however much was said; for hosts and the command line."""
    now = clock.now()
    lately = Wait.objects.filter(community=community, since__gt=now - LATELY)
    first = lately.filter(is_first=True).exclude(over=True, answered_at=None)  # taken back, or no answer wanted
    waits = list(first.values_list("since", "answered_at"))
    waited = sorted((answered or now) - since for since, answered in waits)
    answers = list(lately.exclude(answered_at=None).values_list("answer", flat=True))
    waiting = list(Wait.objects.filter(community=community, over=False).order_by("since").values_list("since")[:1])
    return Figures(
        newcomers=len(waits),
        answered=sum(answered is not None for _since, answered in waits),
        in_time=sum(answered is not None and answered - since <= IN_TIME for since, answered in waits),
        still_early=sum(answered is None and now - since <= IN_TIME for since, answered in waits),
        median=percentile(waited, 50),
        ninetieth=percentile(waited, 90),
        by_support=answers.count(Answer.SUPPORT),
        by_links=answers.count(Answer.LINKS),
        top_share=_top_share(community, now - LATELY),
        waiting=Wait.objects.filter(community=community, over=False).count() if waiting else 0,
        longest=now - waiting[0][0] if waiting else None,
    )


def percentile(waited: Sequence[timedelta], percent: int) -> timedelta | None:
    """The nearest rank: the wait that this percentage did not exceed, of waits in their order."""
    return waited[max(0, -(-len(waited) * percent // 100) - 1)] if waited else None


def _top_share(community: Community, since: datetime) -> float | None:
    members = Membership.objects.filter(community=community, state=State.ACTIVE).count()
    if members < ONE_PERCENT_OF:
        return None
    wrote = [count for (count,) in fetched(WROTE, [community.pk, stored_moment(since)])]
    return sum(wrote[: members // 100]) / sum(wrote) if wrote else None
