"""What stands around a case: the post with its neighbours, and what was decided about the same alias before."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from alongside.hosting.models import Case, Decision
from alongside.journal.models import Entry
from alongside.journal.record import entries_by
from alongside.memberships.models import Membership, Stage, State
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Thread
from alongside.threads.page import PostRow, read_posts

EARLIER = 10  # decisions shown: a pattern is seen in ten, and the journal has all


@dataclass(frozen=True, slots=True)
class Concerned:
    """Whom a case is about, as far as hosts need to know."""

    is_here: bool = False
    is_new: bool = False
    is_host: bool = False


def posts_around(case: Case) -> list[PostRow]:
    """The post a case is about, with the one before and the one after it; of a whole thread, its first."""
    if case.about_post:
        number = case.about_post.number
        return read_posts(case.about_post.thread_id, max(number - 1, 1), number + 1)
    return read_posts(case.about_thread_id, 1, 1) if case.about_thread_id else []


def is_unchanged(case: Case, excerpt: str) -> bool:
    """Whether the post still says what it said when somebody told of it, so that its words need not stand twice."""
    post = case.about_post
    if post is None or post.withdrawn_at:
        return False
    return excerpt in (post.source, f"{post.thread.title}\n{post.source}")  # a first post may be kept with its title


def thread_of(case: Case) -> Thread | None:
    """The thread a case is about or happened in."""
    if case.about_post:
        return case.about_post.thread
    return Thread.objects.filter(pk=case.about_thread_id).first() if case.about_thread_id else None


def earlier_about(case: Case, *, viewer: Viewer) -> list[Entry]:
    """What hosts decided about the same alias in this community before, newest first."""
    if case.about_alias is None:
        return []
    decided = Decision.objects.filter(about_alias=case.about_alias).values("entry_id")
    same: QuerySet[Entry] = entries_by(viewer).filter(
        Q(about=f"alias {case.about_alias.public_id}") | Q(pk__in=decided)
    )
    return list(same[:EARLIER])


def concerned_by(case: Case) -> Concerned:
    """Whether whom it is about is still here, new, or a host."""
    found = Membership.objects.filter(pk=case.about_alias_id).first() if case.about_alias_id else None
    if found is None:
        return Concerned()
    is_here = found.state == State.ACTIVE
    return Concerned(is_here, is_here and found.stage == Stage.NEW and not found.is_host, found.is_host)
