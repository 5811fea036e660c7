"""What one host can do at once: remove a post, pause a member, end a membership. Always with a reason, an entry in
the journal and a word to the person concerned, who may answer to another host."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound, Refused
from alongside.core.writing import writing
from alongside.hosting.case import open_case
from alongside.hosting.models import Case, CaseKind
from alongside.journal.record import record
from alongside.memberships.access import require_host
from alongside.memberships.leave import remove
from alongside.memberships.models import Membership
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import end_pause, pause
from alongside.threads.models import Post
from alongside.threads.withdraw import set_removed


class LengthUnknown(Refused):
    """A pause lasts a day, a week or a month."""


PAUSES = {"day": timedelta(days=1), "week": timedelta(days=7), "month": timedelta(days=30)}


def remove_post(post: Post, *, by: Viewer, because: str) -> None:
    """Take a post out of its thread; it can be brought back."""
    _require_ours(post.thread.community_id, by)
    with writing():
        record("remove", f"post {post.public_id}", by=by, because=because)
        set_removed(post, True)
        words = _("The hosts took a post of yours out of “%(title)s”. They said: %(because)s")
        _tell(post.author_id, words % {"title": post.thread.title, "because": because}, by=by, post=post)


def bring_post_back(post: Post, *, by: Viewer, because: str) -> None:
    """Put a removed post back where it stood."""
    _require_ours(post.thread.community_id, by)
    with writing():
        record("bring back", f"post {post.public_id}", by=by, because=because)
        set_removed(post, False)
        words = _("The hosts brought your post in “%(title)s” back. They said: %(because)s")
        _tell(post.author_id, words % {"title": post.thread.title, "because": because}, by=by, post=post)


def pause_member(alias: Alias, *, by: Viewer, how_long: str, because: str) -> None:
    """Ask a member to wait a day, a week or a month before writing again."""
    _require_ours(alias.community_id, by)
    if how_long not in PAUSES:
        raise LengthUnknown(_("Choose a day, a week or a month."))
    with writing():
        record("pause", f"alias {alias.public_id}", by=by, because=because)
        pause(alias, by=by, until=clock.now() + PAUSES[how_long], because=because)
        words = _("The hosts asked you to wait before writing here again. They said: %(because)s")
        _tell(alias.pk, words % {"because": because}, by=by)


def end_member_pause(alias: Alias, *, by: Viewer, because: str) -> None:
    """Let a member write again."""
    _require_ours(alias.community_id, by)
    with writing():
        record("end pause", f"alias {alias.public_id}", by=by, because=because)
        end_pause(alias, by=by)


def remove_member(alias: Alias, *, by: Viewer, because: str) -> None:
    """End a membership. The person keeps a way to answer; what they wrote stays until they or a host decide."""
    _require_ours(alias.community_id, by)
    membership = Membership.objects.filter(pk=alias.pk, community_id=by.community_id).first()
    if membership is None:
        raise NotFound
    with writing():
        record("remove member", f"alias {alias.public_id}", by=by, because=because)
        remove(membership, by=by, because=because)
        words = _("The hosts ended your membership. They said: %(because)s")
        _tell(alias.pk, words % {"because": because}, by=by)


def _require_ours(community_id: int, by: Viewer) -> None:
    require_host(by)
    if community_id != by.community_id:
        raise NotFound


def _tell(alias_id: int, words: str, *, by: Viewer, post: Post | None = None) -> None:
    """Open a conversation in which the person concerned reads the decision and may answer."""
    case = Case(community_id=by.community_id, kind=CaseKind.DECISION, by_id=alias_id, about_post=post, waits=False)
    open_case(case, words, by=by.alias_id, by_host=True)
