"""Proposing what takes two hosts: it waits for a second for a week, and whom it concerns may be paused meanwhile."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.aliases.models import State as AliasState
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.limits import spend
from alongside.core.writing import writing
from alongside.hosting.models import Proposal, ProposalKind
from alongside.hosting.pairs.access import open_ones
from alongside.hosting.pairs.errors import FounderStays, NobodyToAgree
from alongside.hosting.pairs.hosts import is_founder_alone, others_who_may_agree, require_still_host
from alongside.hosting.pairs.meanwhile import pause_meanwhile
from alongside.journal.record import checked_reason
from alongside.memberships.access import require_host
from alongside.memberships.models import Membership, Role, State
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Post

WAITS = timedelta(days=7)  # long enough for a host who is ill for a few days; then the reason may be stale
MOST = 20  # proposals of one host a day: more is a quarrel, or a stolen session
PAUSING = (ProposalKind.LET_GO, ProposalKind.PAUSE)  # what pauses meanwhile, unless the host says otherwise


def propose(
    *, by: Viewer, kind: str, about: Alias | Post, because: str, pauses: bool | None = None
) -> Proposal:  # fmt: skip
    """Ask a second host to agree; the same proposed again while it waits is the first one."""
    require_host(by)
    because = checked_reason(because)
    post = about if isinstance(about, Post) else None
    alias = about.author if isinstance(about, Post) else about
    if alias.community_id != by.community_id or alias.pk == by.alias_id or (kind == ProposalKind.SHRED) != bool(post):
        raise NotFound
    with writing():
        held = Alias.objects.select_for_update().get(pk=alias.pk)  # two who propose the same do so one after the other
        _require_sense(kind, held, post)
        me = require_still_host(by.alias_id, by.community_id)
        if earlier := open_ones().filter(kind=kind, about_alias=alias, about_post=post).first():
            return earlier
        spend("proposal", by.alias, most=MOST, per=timedelta(days=1), words=_many())
        made = _made(kind, alias, post, me, because)
        _require_somebody_to_agree(made)
        made.save(force_insert=True)
        if kind == ProposalKind.PAUSE or (kind in PAUSING if pauses is None else pauses):
            pause_meanwhile(made, by=me)
    return made


def _made(kind: str, alias: Alias, post: Post | None, by: Viewer, because: str) -> Proposal:
    now = clock.now()
    return Proposal(
        community_id=by.community_id,
        kind=ProposalKind(kind),
        about_alias=alias,
        about_post=post,
        by_id=by.member_id,
        because=because,
        at=now,
        until=now + WAITS,
    )


def _require_sense(kind: str, alias: Alias, post: Post | None) -> None:
    """Of nobody who is gone, of no words that are gone; and a founder can't be let go."""
    if post is not None:
        if not Post.objects.filter(pk=post.pk).exclude(source="").exists():
            raise NotFound
        return
    membership = Membership.objects.filter(pk=alias.pk).first()
    if alias.state == AliasState.FORMER or membership is None:
        raise NotFound
    if kind == ProposalKind.BREAK_GLASS:
        return
    if membership.state != State.ACTIVE:
        raise NotFound
    if kind == ProposalKind.LET_GO and membership.role == Role.FOUNDER:
        raise FounderStays(_("A founder can't be let go. You can ask two hosts to pause them, or leave yourself."))


def _require_somebody_to_agree(made: Proposal) -> None:
    if made.kind == ProposalKind.PAUSE:
        return  # it ends by itself, and a founder may name another host who looks
    if not others_who_may_agree(made).exists() and not is_founder_alone(made):
        raise NobodyToAgree(_("No other host is here who could agree. A founder can name one."))


def _many() -> str:
    return _("You proposed a lot today. Please talk to the other hosts, and go on tomorrow.")
