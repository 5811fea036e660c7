"""What every decision has: an entry in the journal, a row of its own, and a statement to the person concerned."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import translation

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.hosting.case import open_case, tell_in
from alongside.hosting.decisions.statements import Told, statement
from alongside.hosting.decisions.verbs import APPEALABLE, ASK_CHANGE, HOLD
from alongside.hosting.events import Decided
from alongside.hosting.models import Case, CaseKind, Decision, Urgency
from alongside.journal.models import Entry
from alongside.journal.record import record
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import require_not_paused
from alongside.threads.models import Post, Thread


@dataclass(frozen=True, slots=True)
class About:
    """What is decided about: a post, a thread or an alias, and whose it is."""

    alias: Alias | None = None
    post: Post | None = None
    thread: Thread | None = None

    @property
    def name(self) -> str:
        """As the journal calls it: an id, never words of anybody."""
        if self.post:
            return f"post {self.post.public_id}"
        if self.thread:
            return f"thread {self.thread.public_id}"
        return f"alias {self.alias.public_id}" if self.alias else ""


def about_post(post: Post) -> About:
    """A post, and who wrote it."""
    return About(post.author, post)


def require_ours(community_id: int, by: Viewer) -> None:
    """Refuse whoever is no host of this community, as if there were nothing; a paused moderator decides nothing."""
    require_host(by)
    if community_id != by.community_id:
        raise NotFound
    if not by.is_founder:
        require_not_paused(by)


def decided(
    verb: str, about: About, *, by: Viewer, because: str,
    said: Callable[[], Told] | None = None, entry: Entry | None = None,
) -> Decision:  # fmt: skip
    """Keep what was decided, and tell the person concerned, inside the transaction that does it.

    `said` makes the statement, and is asked in the language of the community.
    """
    with writing():
        entry = entry or record(verb, about.name, by=by, because=because)
        case = _told(about, verb, entry, said, by=by) if said and about.alias else None
        decision = Decision.objects.create(
            community_id=by.community_id, entry=entry, verb=verb,
            about_post=about.post, about_thread=about.thread, about_alias=about.alias, case=case,
        )  # fmt: skip
        publish(Decided(decision.pk))
    return decision


def _told(about: About, verb: str, entry: Entry, say: Callable[[], Told], *, by: Viewer) -> Case | None:
    """The conversation in which the person reads it: the one about the same held words, or one of its own."""
    assert about.alias is not None
    if about.alias.pk == by.alias_id:
        return None  # their own words: nobody else is concerned
    with translation.override(about.alias.community.language):
        words = statement(said := say(), because=entry.because, may_appeal=verb in APPEALABLE)
    if case := find_held_case(about.post):
        tell_in(case, words, by=by.alias_id, is_done=said.is_done and verb != HOLD)
        Case.objects.filter(pk=case.pk).update(waits=verb == HOLD)
        return case
    case = Case(community_id=by.community_id, kind=CaseKind.DECISION, by=about.alias, about_post=about.post)
    case.waits = verb == HOLD  # somebody has to look, or the words would wait for ever
    if verb in (HOLD, ASK_CHANGE):
        case.kind, case.about_alias, case.urgency = CaseKind.HELD, about.alias, Urgency.SOON
    return open_case(case, words, by=by.alias_id, by_host=True)


def find_held_case(post: Post | None) -> Case | None:
    """The conversation about words that wait for a host, if it isn't done yet."""
    held = Case.objects.filter(about_post=post, kind=CaseKind.HELD, by__isnull=False, closed_at=None)
    return held.order_by("-pk").first() if post else None


def settle_cases(post: Post) -> None:
    """What waits for a host because of these words alone waits no more."""
    held = Case.objects.filter(about_post=post, kind=CaseKind.HELD, closed_at=None)
    held.update(waits=False, closed_at=clock.now())
