"""Opening a case, talking in it, and closing it. No limit and no pause stops a word to the hosts."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import NotFound, Refused
from alongside.core.events import publish
from alongside.core.once import do_once
from alongside.core.sealing import case_scope, seal, unseal
from alongside.core.writing import writing
from alongside.hosting.events import CaseAnswered, CaseClosed, CaseOpened
from alongside.hosting.limits import spend_as_host
from alongside.hosting.models import Case, CaseKind, Decision, Escalation, Said
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer
from alongside.sources.models import ContextNote, NoteState
from alongside.threads.errors import NothingSaid, TooLong
from alongside.threads.models import Hold, Post

LONGEST = 10_000  # characters; long enough to tell what happened
SAID = "hosting_said.sealed"
EXCERPT = "hosting_case.excerpt"


class StillHeld(Refused):
    """A case about held words ends with a decision about them."""


@dataclass(frozen=True)
class Spoken:
    """One entry of a case, opened for whoever may read it."""

    text: str
    by_host: bool
    name: str
    at: datetime


def open_case(case: Case, text: str, *, by: int | None, excerpt: str = "", by_host: bool = False) -> Case:
    """Store a new case with its first words; the callers below say what kind it is."""
    text = checked(text) if text.strip() or not excerpt else ""
    with writing():
        if excerpt:
            case.excerpt = seal(excerpt, scope=case_scope(case.public_id), place=EXCERPT, row=case.public_id)
        case.opened_at = clock.now()
        case.save(force_insert=True)
        if text:
            _add(case, text, by=by, by_host=by_host)
        publish(CaseOpened(case.pk))
    return case


def say(case: Case, text: str, *, by: Viewer, once: str = "") -> bool:
    """Add words: a host's answer, or more from whoever opened it. A closed case opens again.

    Sent twice with the same `once` they are added once; says whether they were added now.
    """
    me = by.alias_id or by.outside_id
    is_host = by.is_host and me not in (case.by_id, case.about_alias_id)
    if me is None or case.community_id != by.community_id or not (is_host or case.by_id == me):
        raise NotFound

    added: list[str] = []

    def add() -> str:
        added.append(_add(case, checked(text), by=me, by_host=is_host))
        Case.objects.filter(pk=case.pk).update(waits=not is_host or _waits_for_decision(case), closed_at=None)
        publish((CaseAnswered if is_host else CaseOpened)(case.pk))
        return added[0]

    return do_once(once, add, by=f"said {me}") in added


def note(case: Case, text: str, *, by: Viewer, once: str = "") -> None:
    """Leave words for the other hosts in a case that nobody told; it waits as before."""
    _require_hosts_case(case, by)
    spend_as_host("note", by=by)
    do_once(once, lambda: _add(case, checked(text), by=by.alias_id, by_host=True), by=f"noted {by.alias_id}")


def close(case: Case, *, by: Viewer, words: str) -> None:
    """Be done with a case, and tell whoever opened it what became of it; done twice, it is told once.

    Where nobody told the hosts, words are for the other hosts alone, and there need be none.
    """
    _require_hosts_case(case, by)
    nobody_waits = case.by_id is None and case.kind != CaseKind.QUESTION
    with writing():
        if not Case.objects.select_for_update().filter(pk=case.pk, closed_at=None).exists():
            return
        if case.kind == CaseKind.HELD and _waits_for_decision(case):
            raise StillHeld(_("These words still wait. First decide whether people here may read them."))
        if case.kind == CaseKind.APPEAL and _waits_for_decision(case):
            raise StillHeld(_("Somebody who had no part in it has to look first: let it stand, or undo it."))
        if case.kind == CaseKind.NOTE and _waits_for_decision(case):
            raise StillHeld(_("This note still waits. First show it, or leave it out."))
        if words.strip() or not nobody_waits:
            _add(case, checked(words), by=by.alias_id, by_host=True)
        Case.objects.filter(pk=case.pk).update(waits=False, closed_at=clock.now())
        Escalation.objects.filter(pk=case.pk).update(next_at=None)
        publish(CaseClosed(case.pk))


def _waits_for_decision(case: Case) -> bool:
    """Whether an answer alone is not enough: words or a note wait still, or nobody has looked at an appeal yet."""
    if case.kind == CaseKind.APPEAL:
        return Decision.objects.filter(appeal=case, upheld=None).exists()
    if case.kind == CaseKind.NOTE:
        note = ContextNote.objects.filter(post=case.about_post_id, by=case.by_id, state=NoteState.PROPOSED)
        return note.filter(post__withdrawn_at=None, post__thread__gone=False).exists()
    held = Post.objects.filter(pk=case.about_post_id or 0, withdrawn_at=None, hold__in=(Hold.SCAM, Hold.HOST))
    return case.kind == CaseKind.HELD and held.exists()


def tell_in(case: Case, text: str, *, by: int | None, is_done: bool = True) -> None:
    """Add the hosts' words, or the house's own (`by` nobody), to a conversation; done, it waits for nobody."""
    with writing():
        _add(case, checked(text), by=by, by_host=True)
        Case.objects.filter(pk=case.pk).update(waits=False, closed_at=clock.now() if is_done else None)
        publish(CaseAnswered(case.pk))


def spoken_in(case: Case) -> list[Spoken]:
    """The conversation of a case that access handed out, oldest first."""
    entries = Said.objects.filter(case=case).select_related("by").order_by("pk")
    scope = case_scope(case.public_id)
    return [
        Spoken(
            unseal(entry.sealed, scope=scope, place=SAID, row=entry.public_id),
            entry.by_host,
            entry.by.name if entry.by else "",
            entry.at,
        )
        for entry in entries
    ]


def excerpt_of(case: Case) -> str:
    """The words that worried somebody, as they were then."""
    if not case.excerpt:
        return ""
    return unseal(case.excerpt, scope=case_scope(case.public_id), place=EXCERPT, row=case.public_id)


def checked(text: str) -> str:
    """Words that can be kept; refuses none and too many."""
    if not text.strip():
        raise NothingSaid(_("There are no words yet. Even one is enough."))
    if len(text) > LONGEST:
        raise TooLong(_("This is longer than we can keep here. You could send it as two."))
    return text.strip()


def _require_hosts_case(case: Case, by: Viewer) -> None:
    require_host(by)
    told = case.by_id == by.alias_id and case.kind in (CaseKind.DECISION, CaseKind.APPEAL)
    if told or case.community_id != by.community_id or case.about_alias_id == by.alias_id:
        raise NotFound


def _add(case: Case, text: str, *, by: int | None, by_host: bool) -> str:
    said = Said(case=case, by_id=by, by_host=by_host, at=clock.now())
    said.sealed = seal(text, scope=case_scope(case.public_id), place=SAID, row=said.public_id)
    said.save(force_insert=True)
    return said.public_id
