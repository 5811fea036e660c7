"""Hints that somebody whom hosts let go may have come back: weak ones, said as such, about one community alone.

A hint names the newcomer and nobody else, and does nothing by itself. There is at most one of each sort for a newcomer,
whomever and how many it may be about, so that not even a second one tells anything.
"""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.once import do_once
from alongside.core.writing import writing
from alongside.hosting.case import open_case
from alongside.hosting.models import Case, CaseKind, Proposal, ProposalKind, Urgency
from alongside.hosting.pairs.telling import in_language_of
from alongside.memberships.models import Membership, Role, Stage, State
from alongside.speech.likeness import is_nearly_the_same, links_in, shingles_of
from alongside.standing.traces import KEPT_OF_REMOVED, leave_trace, somebody_let_go_wrote_from
from alongside.threads.models import Post

MOST = 40  # posts compared with, newest first: a few milliseconds
REACHES_BACK = timedelta(days=90)  # of what somebody wrote before they were let go


def notice_where(alias_id: int, *, network: str) -> None:
    """Somebody writes, or asks to come in; of whoever is new, keep the trace of a week and look for a like one."""
    alias = _find_newcomer(alias_id)
    if alias is None or not network:
        return
    leave_trace(alias, network=network)
    if somebody_let_go_wrote_from(network, like=alias):
        _hint(alias, "place")


@job()
def notice_what(post: int, **_ids: int) -> None:
    """Compare what somebody new wrote with what those wrote whom hosts let go here lately."""
    written = next(iter(Post.objects.filter(pk=post)), None)  # not first(), which would sort the one row
    alias = _find_newcomer(written.author_id) if written else None
    if written is None or alias is None:
        return
    said, links = shingles_of(written.source), links_in(written.source)
    theirs = _written_by_those_let_go(alias) if said or links else []
    if any(is_nearly_the_same(said, shingles_of(text)) for text in theirs):
        _hint(alias, "words")
    if any(links & links_in(text) for text in theirs):
        _hint(alias, "link")


def _find_newcomer(alias_id: int) -> Alias | None:
    new = Membership.objects.filter(
        pk=alias_id, role=Role.MEMBER, stage=Stage.NEW, state__in=(State.ACTIVE, State.ASKED)
    )
    found = next(iter(new.select_related("alias__community")), None)
    return found.alias if found else None


def _written_by_those_let_go(newcomer: Alias) -> list[str]:
    since = clock.now() - KEPT_OF_REMOVED
    gone = Proposal.objects.filter(community_id=newcomer.community_id, kind=ProposalKind.LET_GO, done_at__gt=since)
    still = gone.filter(about_alias__membership__state=State.REMOVED)  # neither erased since nor let in again
    authors = still.exclude(about_alias=newcomer).values("about_alias")
    posts = Post.objects.filter(author__in=authors, withdrawn_at=None, at__gt=since - REACHES_BACK)
    return list(posts.order_by("-at").values_list("source", flat=True)[:MOST])


def _hint(alias: Alias, sort: str) -> None:
    with in_language_of(alias), writing():
        case = Case(community_id=alias.community_id, kind=CaseKind.ALARM, about_alias=alias, urgency=Urgency.LATER)
        words = f"{_words_about(sort)}\n\n{_how_weak()}"
        do_once(sort, lambda: open_case(case, words, by=None).public_id, by=f"hint {alias.pk}")


def _words_about(sort: str) -> str:
    return {
        "place": _("Somebody new writes from a place where a member wrote whom hosts let go."),
        "words": _("Somebody new wrote nearly the same words as a member whom hosts let go."),
        "link": _("Somebody new shared a link that a member shared whom hosts let go."),
    }[sort]


def _how_weak() -> str:
    return _(
        "This is a weak hint. Families, clinics and whole streets share a place on the net, and people pass words and "
        "links on. Nothing was done. Please read what they write before you think anything of it."
    )
