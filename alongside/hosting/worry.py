"""Telling the hosts: something worries me, or just a private word."""

from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.core.errors import NotFound, Refused
from alongside.core.once import do_once
from alongside.core.writing import writing
from alongside.hosting.case import open_case, say, spoken_in
from alongside.hosting.models import Case, CaseKind, Reason, Urgency
from alongside.memberships.viewer import Viewer
from alongside.standing.limits import require_few_worries
from alongside.threads.models import Post

CALLS = 3  # worries of one member that call hosts to come, at once: who has a fourth has their attention already


class ReasonMissing(Refused):
    """None of the reasons was chosen."""


def worry(
    *, by: Viewer, reason: str, words: str = "", post: Post | None = None, alias: Alias | None = None
) -> Case:  # fmt: skip
    """Tell the hosts that a post or an alias worries one; the words as they are now go along, sealed."""
    about = post.thread.community_id if post else alias.community_id if alias else None
    if by.alias_id is None or about != by.community_id:
        raise NotFound
    if reason not in Reason.values:
        raise ReasonMissing(_("Choose what fits best. “I'm not sure” is fine too."))
    with writing():
        told = Case.objects.filter(by_id=by.alias_id, about_post=post, about_alias=_whom(post, alias), closed_at=None)
        if earlier := told.filter(kind=CaseKind.WORRY).order_by("-pk").first():
            return _told_again(earlier, words, by=by)
        require_few_worries(by)
        case = Case(
            community_id=by.community_id,
            kind=CaseKind.WORRY,
            reason=reason,
            urgency=urgency_of(reason, by),
            by_id=by.alias_id,
            about_post=post,
            about_alias=_whom(post, alias),
        )
        excerpt = post.source if post else f"{alias.name}\n{alias.about}" if alias else ""
        return open_case(case, words, by=by.alias_id, excerpt=excerpt)


def urgency_of(reason: str, by: Viewer) -> Urgency:
    """Somebody's safety goes first. More of one member's such worries than hosts could be called for wait behind it."""
    if reason != Reason.SAFETY:
        return Urgency.USUAL
    calling = Case.objects.filter(by_id=by.alias_id, kind=CaseKind.WORRY, urgency=Urgency.NOW, closed_at=None)
    return Urgency.NOW if calling.count() < CALLS else Urgency.SOON


def _told_again(earlier: Case, words: str, *, by: Viewer) -> Case:
    """The same worry once more: new words are added to it; sent twice, they are added once."""
    if words.strip() and words.strip() not in {spoken.text for spoken in spoken_in(earlier)}:
        say(earlier, words, by=by)
    return earlier


def word_to_hosts(text: str, *, by: Viewer, once: str = "") -> Case:
    """A private word to the hosts; sent twice with the same `once`, it comes once."""
    if by.alias_id is None:
        raise NotFound
    case = Case(community_id=by.community_id, kind=CaseKind.WORD, by_id=by.alias_id)
    kept = do_once(once, lambda: open_case(case, text, by=by.alias_id).public_id, by=f"word {by.alias_id}")
    return Case.objects.get(public_id=kept)


def _whom(post: Post | None, alias: Alias | None) -> Alias | None:
    return post.author if post else alias
