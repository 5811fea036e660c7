"""The outside second: somebody whom a founder alone trusts, who comes with a paper code and has no account here."""

import re
from datetime import timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.jobs import job
from alongside.core.limits import spend
from alongside.core.markdown.slots import PUBLIC_ID
from alongside.core.paper_codes import fingerprint, new_code
from alongside.core.writing import writing
from alongside.hosting.models import OutsideSecond, Proposal
from alongside.hosting.pairs.access import open_ones
from alongside.hosting.pairs.answer import hold, require_open, settle
from alongside.hosting.pairs.errors import NotAlone
from alongside.hosting.pairs.hosts import is_founder_alone, require_still_host
from alongside.journal.record import checked_reason, record
from alongside.memberships.access import hosts_of, require_founder
from alongside.memberships.viewer import Viewer

LONGEST_NAME = 80
WHO = re.compile(rf"@?alias:{PUBLIC_ID}")  # how stored words refer to a member


def name_second(called: str, *, by: Viewer) -> str:
    """Name somebody outside, in the place of whoever was named before; returns their paper code, shown once."""
    require_founder(by)
    code = new_code()
    with writing():
        founder = require_still_host(by.alias_id, by.community_id)
        if hosts_of(by.community_id).count() > 1:
            raise NotAlone(_("There is another host here, who can agree or say no. Nobody outside is needed."))
        name = called.strip()[:LONGEST_NAME]
        values = {"hashed": _hashed(code), "called": name, "named_on": clock.today()}
        OutsideSecond.objects.update_or_create(community_id=by.community_id, defaults=values)
        record("name an outside second", "this community", by=founder, because=name or _("somebody"))
    return code


def do_without_second(*, by: Viewer) -> None:
    """Let nobody outside agree any more. What waited for them ends, so that nobody gets around a no by this."""
    require_founder(by)
    with writing():
        founder = require_still_host(by.alias_id, by.community_id)
        if OutsideSecond.objects.filter(community_id=by.community_id).delete()[0]:
            waiting = Proposal.objects.filter(community_id=by.community_id, answered_at=None)
            waiting.update(answered_at=clock.now(), agreed=False)
            record("do without an outside second", "this community", by=founder, because=_("The founder chose so."))


def find_second(viewer: Viewer) -> OutsideSecond | None:
    """Whom the founder named; for the founder."""
    require_founder(viewer)
    return OutsideSecond.objects.filter(community_id=viewer.community_id).first()


def get_second(code: str, *, visitor: str) -> OutsideSecond:
    """Who holds this paper; guessing is limited, and a wrong code is answered like one that was never made."""
    many = _("That was a lot of tries. Please wait an hour and type the code from your paper again.")
    spend("second code", visitor, most=30, per=timedelta(hours=1), words=many)
    named = OutsideSecond.objects.filter(hashed=_hashed(code)).select_related("community").first()
    if named is None or hosts_of(named.community_id).count() > 1:
        raise NotFound
    return named


def waiting_for(second: OutsideSecond) -> QuerySet[Proposal]:
    """What waits for their yes or no, longest first."""
    waiting = open_ones().filter(community_id=second.community_id)
    return waiting.select_related("about_post").order_by("at", "pk")


def words_of(proposal: Proposal) -> str:
    """The words that shall go for good, for whoever decides about them; members named in them are nobody."""
    post = proposal.about_post
    return WHO.sub(_("a member"), post.source) if post and post.withdrawn_at is None else ""


def answer_from_outside(second: OutsideSecond, public_id: str, *, yes: bool, because: str) -> None:
    """Agree or say no, as the one from outside; sent twice, it is done once."""
    because = checked_reason(because)
    found = Proposal.objects.filter(community_id=second.community_id, public_id=public_id).first()
    if found is None:
        raise NotFound
    with writing():
        held = hold(found)
        if held.answered_at and held.by_outside and held.agreed == yes:
            return
        require_open(held)
        if not OutsideSecond.objects.filter(pk=second.pk, hashed=second.hashed).exists() or not is_founder_alone(held):
            raise NotFound
        founder = require_still_host(held.by_id, held.community_id)
        Proposal.objects.filter(pk=held.pk).update(by_outside=True, answered_at=clock.now(), agreed=yes)
        settle(held, yes=yes, proposer=founder, second=founder, because=because, whence=" from outside")


@job()
def end_outside_second(community: int, alias: int) -> None:
    """A second host is there: nobody outside is needed any more, and their paper opens nothing."""
    if hosts_of(community).count() > 1:
        with writing():
            OutsideSecond.objects.filter(community_id=community).delete()


def _hashed(code: str) -> bytes:
    return fingerprint(code, "second code")
