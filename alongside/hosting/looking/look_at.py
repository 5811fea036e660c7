"""Looking at each wording of a post once: words that wait have a case, and so have claims that may endanger."""

import hashlib
from collections.abc import Callable

from alongside.aliases.models import Alias, State
from alongside.core.jobs import job
from alongside.core.once import do_once
from alongside.hosting.case import open_case
from alongside.hosting.looking.held import open_first_line, open_held, wait_again
from alongside.hosting.models import Case, CaseKind, Reason, Urgency
from alongside.memberships.models import Membership, Stage
from alongside.speech.look import Claim, Seen, look
from alongside.threads.models import Hold, Post
from alongside.threads.weighing import ELSEWHERE, unquoted


@job()
def look_at(post: int) -> None:
    """Open the cases that follow from what a post says now; done twice, they are opened once. The post stays as it is.

    An archive was said long ago, and elsewhere: it fills no queue.
    """
    said = Post.objects.select_related("thread__community", "author__community").filter(pk=post, withdrawn_at=None)
    found = next(iter(said), None)  # not first(), which would sort the one row
    if found is None or found.thread.archived or (found.removed and not found.hold):
        return
    text = f"{found.thread.title}\n{found.source}" if found.number == 1 else found.source
    seen = look(text)
    if found.hold == Hold.SCAM:
        scam = seen.scam or look(unquoted(f"{found.source}\n{found.folded}")).scam
        done = Case.objects.filter(about_post=found, kind=CaseKind.HELD).exclude(closed_at=None).count()
        _once(found, f"held {done}", lambda: open_held(found, scam))  # taken back, and put back: it waits anew
    elif found.hold == Hold.HOST and found.untold and found.thread.is_live:
        _once(found, "first line", lambda: open_first_line(found))
    elif found.hold:
        wait_again(found)
    elif seen.scam:
        _once(found, "scam", lambda: _open_sale(found, seen))
    if seen.claim != Claim.NONE:
        _once(found, "claim", lambda: _open_claim(found, seen))


@job()
def look_at_alias(alias: int) -> None:
    """Open a case where an alias's name, or what it tells of itself, reads like a sale; it stays as it is."""
    found = Alias.objects.filter(pk=alias, state=State.HERE).first()
    text = f"{found.name}\n{found.about}" if found else ""
    if found is None or not (scam := look(text).scam) or scam == ELSEWHERE:
        return
    case = Case(
        community_id=found.community_id, kind=CaseKind.CLAIM, reason=Reason.SELLING, urgency=Urgency.USUAL,
        about_alias=found,
    )  # fmt: skip
    key = hashlib.sha256(f"alias {found.pk} {text}".encode()).hexdigest()
    do_once(key, lambda: open_case(case, "", by=None, excerpt=text).public_id, by="looking")


def _once(post: Post, what: str, open_it: Callable[[], Case | None]) -> None:
    """Once for each wording, however often the job runs."""

    def opened() -> str:
        case = open_it()
        return case.public_id if case else ""

    do_once(hashlib.sha256(f"{what} {post.pk} {post.source}".encode()).hexdigest(), opened, by="looking")


def _open_claim(post: Post, seen: Seen) -> Case:
    urgency = Urgency.SOON if seen.claim == Claim.TO_OTHERS else Urgency.LATER
    return _open(post, Reason.HARMFUL, urgency)


def _open_sale(post: Post, seen: Seen) -> Case | None:
    """Words that read like a sale and don't wait: of somebody trusted, or changed after a host let them through."""
    author = Membership.objects.filter(pk=post.author_id).first()
    if author is None or author.is_host or (seen.scam == ELSEWHERE and author.stage != Stage.NEW):
        return None
    return _open(post, Reason.SELLING, Urgency.LATER if author.stage == Stage.TRUSTED else Urgency.SOON)


def _open(post: Post, reason: Reason, urgency: Urgency) -> Case:
    case = Case(
        community_id=post.thread.community_id, kind=CaseKind.CLAIM, reason=reason, urgency=urgency,
        about_post=post, about_alias_id=post.author_id,
    )  # fmt: skip
    return open_case(case, "", by=None, excerpt=post.source)
