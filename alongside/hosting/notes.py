"""Notes that members propose beside posts: a case for the hosts, their decision, and a word to both it concerns."""

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.hosting.case import open_case, tell_in
from alongside.hosting.models import Case, CaseKind, Urgency
from alongside.memberships.access import hosts_of
from alongside.memberships.models import Membership
from alongside.memberships.viewer import Viewer
from alongside.sources import decide
from alongside.sources.errors import OwnPost
from alongside.sources.models import ContextNote, NoteState
from alongside.standing.distance import keeps_away


@job()
def open_note_case(note: int) -> None:
    """Let the hosts know of a proposed note; once, and not when it was decided about meanwhile."""
    found = ContextNote.objects.filter(pk=note, state=NoteState.PROPOSED).select_related("post").first()
    if found is None or _find_case(found):
        return
    case = Case(
        community_id=found.community_id, kind=CaseKind.NOTE, by_id=found.by_id, about_post_id=found.post_id,
        urgency=Urgency.LATER,  # nobody is worse off meanwhile
    )  # fmt: skip
    if _other_hosts(found, found.post.author_id).exists():
        case.about_alias_id = found.post.author_id  # a host who wrote the post doesn't decide about it
    open_case(case, "\n\n".join([found.text, "\n".join(found.sources)]), by=found.by_id)


@job()
def close_note_case(note: int) -> None:
    """A note that was taken back waits for nobody."""
    found = ContextNote.objects.filter(pk=note, state=NoteState.WITHDRAWN).first()
    if found and (case := _find_case(found)):
        with writing():
            Case.objects.filter(pk=case.pk, closed_at=None).update(waits=False, closed_at=clock.now())


def show_note(note: ContextNote, *, by: Viewer, because: str) -> None:
    """Let a note stand beside its post, and tell both it concerns."""
    _require_may_decide(note, by)
    with writing(), translation.override(note.community.language):
        decide.show_note(note, by=by, because=because)
        _tell_proposer(note, _("Your note stands beside the post now. The hosts said: %(because)s"), by)
        _tell_author(note, by)


def decline_note(note: ContextNote, *, by: Viewer, because: str) -> None:
    """Leave a note out, or take a shown one away, and tell its proposer why."""
    _require_may_decide(note, by)
    with writing(), translation.override(note.community.language):
        was_shown = note.state == NoteState.SHOWN
        decide.decline_note(note, by=by, because=because)
        if was_shown:
            words = _("Your note no longer stands beside the post. The hosts said: %(because)s")
        else:
            words = _("The hosts left your note out. They said: %(because)s")
        _tell_proposer(note, words, by)


def _require_may_decide(note: ContextNote, by: Viewer) -> None:
    if by.alias_id in (note.post.author_id, note.by_id) and _other_hosts(note, by.member_id).exists():
        raise OwnPost(_("This note is yours, or beside words of yours. Another host decides about it."))


def _other_hosts(note: ContextNote, than: int) -> QuerySet[Membership]:
    return hosts_of(note.community_id).exclude(pk=than)


def _find_case(note: ContextNote) -> Case | None:
    """The conversation about this note: a member has one note at a time beside a post."""
    same = Case.objects.filter(kind=CaseKind.NOTE, by_id=note.by_id, about_post_id=note.post_id)
    return same.filter(opened_at__gte=note.at).order_by("pk").first()


def _tell_proposer(note: ContextNote, words: str, by: Viewer) -> None:
    said = words % {"because": note.because}
    if case := _find_case(note):
        tell_in(case, said, by=by.alias_id)
    else:
        _tell(note, note.by_id, said, by)


def _tell_author(note: ContextNote, by: Viewer) -> None:
    """Whoever wrote the post reads the note here too, and where to say something to it."""
    words = _(
        "A note with a source stands beside a post of yours in “%(title)s” now. Your words stay as they are. "
        "You can say something in the note; look for it below your post."
    ) % {"title": note.post.thread.title}
    if not keeps_away(note.post.author_id, note.by_id):  # whom they keep away writes to them nowhere
        words += "\n\n" + _("The note, from %(name)s: %(text)s") % {"name": note.by.name, "text": note.text}
    if note.post.author_id not in (by.alias_id, note.by_id):
        _tell(note, note.post.author_id, words, by)


def _tell(note: ContextNote, alias_id: int, words: str, by: Viewer) -> None:
    case = Case(
        community_id=note.community_id, kind=CaseKind.DECISION, by_id=alias_id, about_post_id=note.post_id, waits=False
    )
    open_case(case, words, by=by.alias_id, by_host=True)
