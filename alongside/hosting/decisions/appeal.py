"""Seeing a decision otherwise: a host who had no part in it looks again, and lets it stand or undoes it."""

from collections.abc import Callable

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.hosting.case import checked, open_case, tell_in
from alongside.hosting.decisions import verbs
from alongside.hosting.decisions.access import may_look_again, stands_later, uninvolved_hosts
from alongside.hosting.decisions.deciding import settle_cases
from alongside.hosting.decisions.errors import DecidedAlready
from alongside.hosting.decisions.meetups import bring_back_of
from alongside.hosting.events import Appealed
from alongside.hosting.models import Case, CaseKind, Decision
from alongside.journal.record import record
from alongside.memberships.leave import let_back
from alongside.memberships.viewer import Viewer
from alongside.speech.look import look
from alongside.standing.pause import end_pause
from alongside.standing.traces import free_traces_of
from alongside.threads.mask import mask
from alongside.threads.models import Hold, Post
from alongside.threads.withhold import show


def appeal(decision: Decision, text: str, *, by: Viewer) -> Case:
    """Say that one sees it otherwise; said twice, it adds words. No pause and no limit stops it."""
    me = by.alias_id or by.outside_id
    if me is None or decision.about_alias_id != me or decision.verb not in verbs.APPEALABLE:
        raise NotFound
    text = checked(text)
    with writing():
        decision = Decision.objects.select_for_update(of=("self",)).select_related("appeal").get(pk=decision.pk)
        if decision.appeal:
            raise DecidedAlready(_("You said that you see it otherwise already. You can add words below."))
        case = Case(
            community_id=decision.community_id, kind=CaseKind.APPEAL, by_id=me, about_post_id=decision.about_post_id
        )
        open_case(case, text, by=me)
        Decision.objects.filter(pk=decision.pk).update(appeal=case)
        publish(Appealed(decision.pk))
    return case


def has_other_host(decision: Decision) -> bool:
    """Whether a host is there who had no part in it; if not, the same one looks again, and that is said."""
    return uninvolved_hosts(decision).exists()


def uphold(decision: Decision, *, by: Viewer, because: str) -> None:
    """Let it stand, and say why."""
    _settle(decision, True, by=by, because=because)


def undo(decision: Decision, *, by: Viewer, because: str) -> None:
    """Undo it, and say why."""
    _settle(decision, False, by=by, because=because)


def _settle(decision: Decision, upheld: bool, *, by: Viewer, because: str) -> None:
    if decision.community_id != by.community_id or not may_look_again(decision, by):
        raise NotFound
    with writing():
        still = Decision.objects.select_for_update(of=("self",)).select_related("appeal", "entry").get(pk=decision.pk)
        if still.upheld is not None or still.appeal is None:
            raise DecidedAlready(_("Another host has looked at it already."))
        entry = record(verbs.UPHOLD if upheld else verbs.UNDO, still.entry.about, by=by, because=because)
        Decision.objects.filter(pk=still.pk).update(upheld=upheld, appeal_entry=entry)
        if not upheld and not stands_later(decision):
            _UNDONE[decision.verb](decision, by)
        _tell(decision, still.appeal, upheld, entry.because, by)


def _tell(decision: Decision, case: Case, upheld: bool, because: str, by: Viewer) -> None:
    """The person concerned reads it in the conversation of the appeal; who was worried, in theirs, without the why."""
    language = decision.about_alias.community.language if decision.about_alias else translation.get_language()
    with translation.override(language):
        if upheld:
            what, about = _("Somebody looked at it again, and it stays as it was decided."), _("It stays as it was.")
        else:
            what, about = _("Somebody looked at it again, and it is undone."), _("What was decided then is undone now.")
            if stands_later(decision):
                what += " " + _("What the hosts decided after that still holds.")
        worried = _("You told us about this before. It was looked at once more.") + " " + about
        tell_in(case, what + "\n\n" + _("They said: %(because)s") % {"because": because}, by=by.alias_id)
    for told in worries_about(decision):
        tell_in(told, worried, by=None)


def worries_about(decision: Decision) -> list[Case]:
    """Where members told the hosts about the same words, or the same alias."""
    about = Case.objects.filter(kind=CaseKind.WORRY, community_id=decision.community_id).exclude(by=None)
    if decision.about_post_id:
        return list(about.filter(about_post_id=decision.about_post_id))
    same = about.filter(about_post=None, about_alias_id=decision.about_alias_id)
    return list(same) if decision.about_alias_id else []


def _post(decision: Decision) -> Post:
    if decision.about_post is None:
        raise NotFound
    return decision.about_post


def _show(decision: Decision, _by: Viewer) -> None:
    """Let it be seen, unless it waits now for another reason: its author made a sale of it since."""
    if Post.objects.filter(pk=_post(decision).pk, hold=Hold.SCAM).exists():
        return
    show(_post(decision))
    settle_cases(_post(decision))


def _unmask(decision: Decision, _by: Viewer) -> None:
    """What hosts left out is shown again; what a program leaves out by itself stays so."""
    post = _post(decision)
    mask(post, look(post.source).methods)


def _end_pause(decision: Decision, by: Viewer) -> None:
    if decision.about_alias:
        end_pause(decision.about_alias, by=by)


def _let_back(decision: Decision, by: Viewer) -> None:
    if decision.about_alias:
        let_back(decision.about_alias, by=by)
        free_traces_of(decision.about_alias.pk)


_UNDONE: dict[str, Callable[[Decision, Viewer], None]] = {
    verbs.HOLD: _show,
    verbs.ASK_CHANGE: _show,
    verbs.REMOVE: _show,
    verbs.REMOVE_MEETUP: bring_back_of,
    verbs.MASK: _unmask,
    verbs.PAUSE: _end_pause,
    verbs.LET_GO: _let_back,
}
