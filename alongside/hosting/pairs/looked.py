"""Telling a person that hosts looked behind their alias: on its day, earlier if hosts say so, never forgotten."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.hosting.events import LookedBehind
from alongside.hosting.models import Proposal, ProposalKind
from alongside.hosting.pairs.telling import in_language_of, tell
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer


def tell_sooner(proposal: Proposal, *, by: Viewer, days: int) -> None:
    """Let the person hear of it in so many days instead; never later than was planned."""
    require_host(by)
    if proposal.community_id != by.community_id or proposal.about_alias_id == by.alias_id:
        raise NotFound
    at = clock.now() + timedelta(days=max(days, 0))
    with writing():
        waiting = Proposal.objects.filter(pk=proposal.pk, kind=ProposalKind.BREAK_GLASS, told_at=None)
        waiting.filter(tell_at__gt=at).update(tell_at=at)
    if days <= 0:
        tell_those_looked_behind()


@job()
def tell_those_looked_behind() -> None:
    """Tell everybody whose day has come; a job that was killed tells the rest the next time."""
    due = Proposal.objects.filter(tell_at__lte=clock.now(), told_at=None).order_by("tell_at")
    for public_id in due.values_list("public_id", flat=True):
        _tell(public_id)


def _tell(public_id: str) -> None:
    with writing():
        waiting = Proposal.objects.select_for_update(of=("self",)).filter(public_id=public_id, told_at=None)
        held = waiting.select_related("about_alias__community").first()
        if held is None or held.about_alias is None:
            return
        Proposal.objects.filter(pk=held.pk).update(told_at=clock.now())
        with in_language_of(held.about_alias):
            case = tell(held.about_alias, _words_about(held) % {"because": held.because})
        publish(LookedBehind(case.pk, held.about_alias_id or 0))


def _words_about(held: Proposal) -> str:
    if held.second_id:
        return _(
            "Two hosts agreed to look who is behind the name you use here. They could see the mail addresses of your "
            "account, for a day, and nothing else: no other name of yours, no other community. They said: %(because)s"
        )
    return _(
        "The founder, who hosts alone here, looked who is behind the name you use here. They could see the mail "
        "addresses of your account, for a day, and nothing else: no other name of yours, no other community. "
        "They said: %(because)s"
    )
